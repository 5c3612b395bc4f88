/** What an administrator does about one account; each act says what it did, and the dangerous ones ask first. */
import { useState } from 'preact/hooks'
import type { PlaceView } from '../../../server/accounts/console-places.ts'
import type { FirstPassword, StaffView } from '../../../server/accounts/console-staff.ts'
import { Told, useAct } from '../../components/told.tsx'
import { words } from '../../language/language.ts'
import { askSignedIn } from '../../session.ts'
import { FirstPasswordTold, type Given } from './first-password-told.tsx'
import { StaffFields } from './staff-fields.tsx'

interface StaffActsProps {
  readonly one: StaffView
  readonly places: readonly PlaceView[]
  readonly ownScope: string
  readonly done: () => void
}

export const StaffActs = ({ done, one, ownScope, places }: StaffActsProps) => {
  const text = words().staff
  const [duty, setDuty] = useState({ role: one.role, scope: one.scope })
  const [given, setGiven] = useState<Given | null>(null)
  const { act, busy, said } = useAct()
  const sure = (label: string) => window.confirm(text.sure(label, one.name))
  const change = async (label: string | null, method: string, path: string, body?: unknown) => {
    if (label !== null && !sure(label)) return
    setGiven(null)
    await act(() => askSignedIn<null>(method, `/staff/${one.id}${path}`, body), text.done)
    done()
  }
  const giveFirstPassword = async () => {
    if (!sure(text.giveFirstPassword)) return
    const made = await act(
      () => askSignedIn<FirstPassword>('POST', `/staff/${one.id}/first-passwords`),
      () => null,
    )
    if (made === undefined) return
    setGiven({ name: one.name, ...made })
    done()
  }
  const disableLabel = one.disabled ? text.letIn : text.disable
  return (
    <div class="stack">
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          void change(null, 'PUT', '', duty)
        }}
      >
        <StaffFields duty={duty} places={places} ownScope={ownScope} change={setDuty} />
        <button type="submit" class="button" disabled={busy}>
          {text.save}
        </button>
      </form>
      <div class="row">
        <button type="button" class="button" disabled={busy} onClick={() => void giveFirstPassword()}>
          {text.giveFirstPassword}
        </button>
        <button
          type="button"
          class="button"
          disabled={busy || one.openSessions === 0}
          onClick={() => void change(text.endSessions, 'DELETE', '/sessions')}
        >
          {text.endSessions}
        </button>
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => void change(words().factors.reset, 'DELETE', '/second-factors')}
        >
          {words().factors.reset}
        </button>
        <button
          type="button"
          class={one.disabled ? 'button' : 'button button-danger'}
          disabled={busy}
          onClick={() => void change(disableLabel, 'PUT', '/disabled', { disabled: !one.disabled })}
        >
          {disableLabel}
        </button>
      </div>
      <FirstPasswordTold given={given} />
      <Told said={said} />
    </div>
  )
}
