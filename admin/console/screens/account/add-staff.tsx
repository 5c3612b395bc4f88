import { useState } from 'preact/hooks'
import type { PlaceView } from '../../../server/accounts/console-places.ts'
import type { FirstPassword } from '../../../server/accounts/console-staff.ts'
import { Told, useAct } from '../../components/told.tsx'
import { words } from '../../language/language.ts'
import { askSignedIn } from '../../session.ts'
import { FirstPasswordTold, type Given } from './first-password-told.tsx'
import { type Duty, StaffFields } from './staff-fields.tsx'

interface AddStaffProps {
  readonly places: readonly PlaceView[]
  readonly ownScope: string
  readonly done: () => void
}

export const AddStaff = ({ done, ownScope, places }: AddStaffProps) => {
  const text = words().staff
  const empty: Duty = { role: 'clerk', scope: ownScope }
  const [name, setName] = useState('')
  const [duty, setDuty] = useState(empty)
  const [given, setGiven] = useState<Given | null>(null)
  const { act, busy, said } = useAct()
  const make = async () => {
    setGiven(null)
    const made = await act(
      () => askSignedIn<FirstPassword>('POST', '/staff', { name, ...duty }),
      () => null,
    )
    if (made === undefined) return
    setGiven({ name, ...made })
    setName('')
    setDuty(empty)
    done()
  }
  return (
    <details class="card add-terminal">
      <summary>{text.add}</summary>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <label class="field">
          <span>{text.name}</span>
          <input
            required
            autocomplete="off"
            autocapitalize="none"
            minLength={2}
            maxLength={40}
            title={text.nameHint}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <StaffFields duty={duty} places={places} ownScope={ownScope} change={setDuty} />
        <button type="submit" class="button button-main" disabled={busy}>
          {text.make}
        </button>
      </form>
      <FirstPasswordTold given={given} />
      <Told said={said} />
    </details>
  )
}
