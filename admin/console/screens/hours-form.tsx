/** Openings, slot length, capacity and closed days of an institution; read by all, set by the supervisor. */
import type { OfficeHours } from '@lutong/core/booking/office-hours.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

interface HoursFormProps {
  /** `region/institution` */
  readonly office: string
  readonly hours: OfficeHours
  readonly maySet: boolean
  readonly done: () => void
}

export const HoursForm = ({ done, hours, maySet, office }: HoursFormProps) => {
  const text = words()
  const mine = text.appointments
  const [openings, setOpenings] = useState(hours.openings)
  const [slotMinutes, setSlotMinutes] = useState(String(hours.slotMinutes))
  const [capacity, setCapacity] = useState(String(hours.capacity))
  const [closed, setClosed] = useState(hours.closedDays.join('\n'))
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null)
  const save = async () => {
    setBusy(true)
    const answer = await askSignedIn<null>('PUT', `/offices/${office}/hours`, {
      openings,
      slotMinutes: Number(slotMinutes),
      capacity: Number(capacity),
      closedDays: closed.split(/\s+/).filter((line) => line !== ''),
    })
    setBusy(false)
    if (answer.ok) {
      setSaid({ good: true, text: mine.saved })
      return done()
    }
    return setSaid({
      good: false,
      text: answer.error === 'invalid-request' ? mine.invalid : text.failure(answer.error),
    })
  }
  const time = (index: number, end: 'from' | 'to') => (
    <label class="field">
      <span>{`${mine.opening(index + 1)} · ${mine[end]}`}</span>
      <input
        type="time"
        required
        value={openings[index]?.[end] ?? ''}
        onInput={(event) => {
          const { value } = event.currentTarget
          setOpenings(openings.map((one, at) => (at === index ? { ...one, [end]: value } : one)))
        }}
      />
    </label>
  )
  return (
    <section class="card hours" aria-labelledby="hours">
      <h2 id="hours">{mine.hours}</h2>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <fieldset class="stack plain" disabled={!maySet || busy}>
          {openings.map((_, index) => (
            <div key={index} class="row">
              {time(index, 'from')}
              {time(index, 'to')}
              {openings.length === 1 ? null : (
                <button
                  type="button"
                  class="button"
                  onClick={() => setOpenings(openings.filter((__, at) => at !== index))}
                >
                  {mine.drop}
                </button>
              )}
            </div>
          ))}
          {openings.length >= 4 ? null : (
            <button
              type="button"
              class="button"
              onClick={() => setOpenings([...openings, { from: '18:00', to: '20:00' }])}
            >
              {mine.oneMore}
            </button>
          )}
          <div class="row">
            <label class="field">
              <span>{mine.slotMinutes}</span>
              <input
                type="number"
                min={10}
                max={240}
                required
                value={slotMinutes}
                onInput={(event) => setSlotMinutes(event.currentTarget.value)}
              />
            </label>
            <label class="field">
              <span>{mine.capacity}</span>
              <input
                type="number"
                min={1}
                max={50}
                required
                value={capacity}
                onInput={(event) => setCapacity(event.currentTarget.value)}
              />
            </label>
          </div>
          <label class="field">
            <span>{mine.closedDays}</span>
            <textarea rows={3} value={closed} onInput={(event) => setClosed(event.currentTarget.value)} />
          </label>
          <p class="soft">{mine.closedDaysHint}</p>
          {maySet ? (
            <button type="submit" class="button button-main">
              {mine.save}
            </button>
          ) : (
            <p class="soft">{mine.supervisorOnly}</p>
          )}
        </fieldset>
        {said === null ? null : (
          <p class={said.good ? 'notice' : 'notice notice-danger'} role={said.good ? 'status' : 'alert'}>
            {said.text}
          </p>
        )}
      </form>
    </section>
  )
}
