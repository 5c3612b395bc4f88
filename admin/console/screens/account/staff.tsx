/** Accounts of staff, for their administrators. */
import { useState } from 'preact/hooks'
import type { PlacesView } from '../../../server/accounts/console-places.ts'
import type { StaffListView, StaffView } from '../../../server/accounts/console-staff.ts'
import type { Me } from '../../../server/accounts/session.ts'
import type { SignInRulesView } from '../../../server/accounts/sign-in-rules.ts'
import { AskedView, useAsked } from '../../components/asked.tsx'
import { Cell, DataTable } from '../../components/data-table.tsx'
import { moment, words } from '../../language/language.ts'
import { AddStaff } from './add-staff.tsx'
import { SecondFactorRule } from './second-factor-rule.tsx'
import { StaffActs } from './staff-acts.tsx'

const COLUMNS = 6

const stateOf = ({ disabled, firstPasswordUntilMs }: StaffView, nowMs: number) => {
  if (disabled) return 'disabled'
  if (firstPasswordUntilMs === null) return 'in'
  return firstPasswordUntilMs > nowMs ? 'first-password' : 'first-password-over'
}
const TAGS = { in: 'tag-done', 'first-password': 'tag-open', 'first-password-over': 'tag-warn', disabled: 'tag-ended' }

interface RowProps {
  readonly me: Me
  readonly one: StaffView
  readonly places: PlacesView['places']
  readonly again: () => void
}
const Row = ({ again, me, one, places }: RowProps) => {
  const all = words()
  const text = all.staff
  const [open, setOpen] = useState(false)
  const state = stateOf(one, Date.now())
  const place = one.scope === '' ? text.wholeCentre : (places.find(({ code }) => code === one.scope)?.name ?? one.scope)
  return (
    <>
      <tr role="row">
        <Cell title={text.name}>{one.name}</Cell>
        <Cell title={text.role}>{all.role[one.role]}</Cell>
        <Cell title={text.scope}>{place}</Cell>
        <Cell title={text.state}>
          <span class={`tag ${TAGS[state]}`}>{text.states[state]}</span>
        </Cell>
        <Cell title={text.lastSeen} class="time">
          {one.lastSeenAtMs === null ? <span class="soft">{text.never}</span> : moment(one.lastSeenAtMs)}
        </Cell>
        <Cell title="">
          {one.isOwn ? (
            <span class="soft">{text.own}</span>
          ) : (
            <button
              type="button"
              class="button"
              aria-expanded={open}
              aria-label={text.manage(one.name)}
              onClick={() => setOpen(!open)}
            >
              {text.change}
            </button>
          )}
        </Cell>
      </tr>
      {open ? (
        <tr role="row" class="opened">
          <td role="cell" colSpan={COLUMNS}>
            <StaffActs one={one} places={places} ownScope={me.scope} done={again} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

export const Staff = ({ me }: { readonly me: Me }) => {
  const text = words().staff
  const staff = useAsked<StaffListView>('/staff')
  const rules = useAsked<SignInRulesView>('/sign-in-rules')
  const centres = useAsked<PlacesView>('/places')
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
      </div>
      <p class="soft spaced">{text.hint}</p>
      <AskedView asked={centres.asked} again={centres.again}>
        {({ places }) => (
          <>
            <AddStaff places={places} ownScope={me.scope} done={staff.again} />
            <AskedView asked={staff.asked} again={staff.again}>
              {(told) => (
                <DataTable
                  label={text.title}
                  columns={[text.name, text.role, text.scope, text.state, text.lastSeen, '']}
                >
                  {told.staff.map((one) => (
                    <Row key={one.id} me={me} one={one} places={places} again={staff.again} />
                  ))}
                </DataTable>
              )}
            </AskedView>
            {me.scope === '' ? (
              <AskedView asked={rules.asked} again={rules.again}>
                {({ secondFactorRoles }) => <SecondFactorRule roles={secondFactorRoles} />}
              </AskedView>
            ) : null}
          </>
        )}
      </AskedView>
    </>
  )
}
