/** Who comes on a day, and when an institution receives people. */
import type { Text } from '@lutong/core/messages/text.ts'
import { useState } from 'preact/hooks'
import type { DayView } from '../../server/appointments/console-appointments.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { said, words } from '../language/language.ts'
import { Link } from '../router.tsx'
import { session } from '../session.ts'
import { HoursForm } from './hours-form.tsx'

const CHINA_OFFSET_MS = 8 * 3_600_000
const today = (): string => new Date(Date.now() + CHINA_OFFSET_MS).toISOString().slice(0, 10)

const Day = ({ office, day }: { readonly office: string; readonly day: string }) => {
  const text = words()
  const { asked, again } = useAsked<DayView>(`/offices/${office}/days/${day}`)
  const maySet = session.value.state === 'signed-in' && session.value.me.role === 'supervisor'
  return (
    <AskedView asked={asked} again={again}>
      {({ appointments, hours }) => (
        <>
          {appointments.length === 0 ? (
            <p class="notice">{text.appointments.nobody}</p>
          ) : (
            <DataTable label={text.appointments.title} columns={[text.appointments.time, text.number, text.applicant]}>
              {appointments.map((one) => (
                <tr role="row" key={one.caseNumber}>
                  <Cell title={text.appointments.time} class="time">
                    {one.time}
                  </Cell>
                  <Cell title={text.number}>
                    <Link to={`/console/cases/${one.caseNumber}`} class="case-number">
                      {one.caseNumber}
                    </Link>
                  </Cell>
                  <Cell title={text.applicant}>{one.applicant ?? text.anonymous}</Cell>
                </tr>
              ))}
            </DataTable>
          )}
          <HoursForm key={JSON.stringify(hours)} office={office} hours={hours} maySet={maySet} done={again} />
        </>
      )}
    </AskedView>
  )
}

interface Place {
  readonly regionCode: string
  readonly id: string
  readonly name: Text
  readonly bookable: boolean
}

const Office = ({ places }: { readonly places: readonly Place[] }) => {
  const text = words().appointments
  const keyOf = ({ id, regionCode }: Place) => `${regionCode}/${id}`
  const [office, setOffice] = useState(places[0] === undefined ? '' : keyOf(places[0]))
  const [day, setDay] = useState(today)
  if (places.length === 0) return <p class="notice">{text.noPlace}</p>
  return (
    <>
      <div class="filters">
        <label class="field">
          <span>{text.institution}</span>
          <select value={office} onChange={(event) => setOffice(event.currentTarget.value)}>
            {places.map((one) => (
              <option key={keyOf(one)} value={keyOf(one)}>
                {said(one.name)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{text.day}</span>
          <input
            type="date"
            value={day}
            onInput={(event) => {
              if (event.currentTarget.value !== '') setDay(event.currentTarget.value)
            }}
          />
        </label>
      </div>
      <Day key={`${office}/${day}`} office={office} day={day} />
    </>
  )
}

export const Appointments = () => {
  const { asked, again } = useAsked<{ readonly institutions: readonly Place[] }>('/institutions')
  return (
    <>
      <div class="page-head">
        <h1>{words().appointments.title}</h1>
      </div>
      <AskedView asked={asked} again={again}>
        {({ institutions }) => <Office places={institutions.filter(({ bookable }) => bookable)} />}
      </AskedView>
    </>
  )
}
