/** Role and place of an account: the same fields where one is made and where one is changed. */
import type { PlaceView } from '../../../server/accounts/console-places.ts'
import { words } from '../../language/language.ts'

const ROLES = ['clerk', 'supervisor', 'admin', 'lawyer'] as const

export interface Duty {
  readonly role: (typeof ROLES)[number]
  readonly scope: string
}

interface StaffFieldsProps {
  readonly duty: Duty
  readonly places: readonly PlaceView[]
  /** Of the administrator: nobody gives more than they have. */
  readonly ownScope: string
  readonly change: (duty: Duty) => void
}

/** Deeper places stand further in. */
const indented = ({ code, name }: Pick<PlaceView, 'code' | 'name'>, ownScope: string): string => {
  const depth = [2, 4, 6, 9, 12].filter((digits) => digits < code.length && digits >= ownScope.length).length
  return `${'　'.repeat(depth)}${name}（${code}）`
}

export const StaffFields = ({ change, duty, ownScope, places }: StaffFieldsProps) => {
  const all = words()
  const text = all.staff
  return (
    <>
      <label class="field">
        <span>{text.role}</span>
        <select
          value={duty.role}
          onChange={(event) => {
            const role = ROLES.find((one) => one === event.currentTarget.value)
            if (role !== undefined) change({ ...duty, role })
          }}
        >
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {all.role[role]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{text.scope}</span>
        <select value={duty.scope} onChange={(event) => change({ ...duty, scope: event.currentTarget.value })}>
          {ownScope === '' ? <option value="">{text.wholeCentre}</option> : null}
          {places
            .filter(({ closed, code }) => !closed || code === duty.scope)
            .map((one) => (
              <option key={one.code} value={one.code}>
                {indented(one, ownScope)}
              </option>
            ))}
        </select>
      </label>
    </>
  )
}
