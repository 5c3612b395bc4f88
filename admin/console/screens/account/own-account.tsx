import type { OwnAccountView } from '../../../server/accounts/own-account.ts'
import type { Me } from '../../../server/accounts/session.ts'
import { AskedView, useAsked } from '../../components/asked.tsx'
import { words } from '../../language/language.ts'
import { OwnFactors } from './own-factors.tsx'
import { OwnSso } from './own-sso.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { PasswordForm } from './password-form.tsx'

export const OwnAccount = ({ me }: { readonly me: Me }) => {
  const all = words()
  const text = all.account
  const { asked, again } = useAsked<OwnAccountView>('/account')
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
        <span class="soft">
          {me.name} · {all.role[me.role]} · {me.scope === '' ? all.staff.wholeCentre : me.scope}
        </span>
      </div>
      {me.role === 'lawyer' ? (
        <p class="notice spaced">
          <a href="/desk/">{text.toDesk}</a>
        </p>
      ) : null}
      <div class="stack">
        <section class="card stack" aria-labelledby="own-password">
          <h2 id="own-password">{text.password}</h2>
          <PasswordForm done={again} />
        </section>
        <OwnFactors />
        <OwnSso />
        <AskedView asked={asked} again={again}>
          {({ sessions }) => <OwnSessions sessions={sessions} again={again} />}
        </AskedView>
      </div>
    </>
  )
}
