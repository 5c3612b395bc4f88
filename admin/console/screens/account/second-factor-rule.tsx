/** Which roles must show something besides the password. */
import { useState } from 'preact/hooks'
import type { SignInRulesView } from '../../../server/accounts/sign-in-rules.ts'
import { Told, useAct } from '../../components/told.tsx'
import { words } from '../../language/language.ts'
import { askSignedIn } from '../../session.ts'

const ROLES = ['clerk', 'supervisor', 'admin', 'lawyer'] as const

export const SecondFactorRule = ({ roles }: { readonly roles: SignInRulesView['secondFactorRoles'] }) => {
  const all = words()
  const text = all.factors
  const [chosen, setChosen] = useState(roles)
  const { act, busy, said } = useAct()
  const save = () =>
    act(() => askSignedIn<null>('PUT', '/sign-in-rules', { secondFactorRoles: chosen }), all.staff.done)
  return (
    <section class="card hours" aria-labelledby="second-factor-rule">
      <h2 id="second-factor-rule">{text.rule}</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <p class="soft">{text.ruleHint}</p>
        <div class="row">
          {ROLES.map((role) => (
            <label key={role} class="tick">
              <input
                type="checkbox"
                checked={chosen.includes(role)}
                onChange={(event) =>
                  setChosen(event.currentTarget.checked ? [...chosen, role] : chosen.filter((one) => one !== role))
                }
              />
              <span>{all.role[role]}</span>
            </label>
          ))}
        </div>
        <div class="row">
          <button type="submit" class="button" disabled={busy}>
            {text.ruleSave}
          </button>
        </div>
        <Told said={said} />
      </form>
    </section>
  )
}
