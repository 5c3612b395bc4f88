/** Year, month and day: typed, stepped by one, or chosen by decade: a day in 1930 is five touches away. */
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { lazily } from '../visit/lazy.tsx'
import { useVisit } from '../visit/visit.ts'
import type { DateChoiceProps } from './date-choice.tsx'
import { type DatePart, dateOf, dayBounds, PART_LENGTH, partsOf, stepPart } from './date-parts.ts'
import { asText, describedBy, type FieldProps } from './field-props.ts'
import { FieldShell } from './field-shell.tsx'
import css from './fields.module.css'

const PARTS: readonly DatePart[] = ['year', 'month', 'day']

const DateChoice = lazily<DateChoiceProps>(async () => (await import('./date-choice.tsx')).DateChoice)

/** Today on the calendar of the country, which is eight hours ahead of UTC all year. */
const todayOf = (nowMs: number) => new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10)

export const DateField = ({ id, field, value, error, onChange }: FieldProps) => {
  const { messages, now } = useVisit()
  const [parts, setParts] = useState(() => partsOf(asText(value)))
  const [choosing, setChoosing] = useState(false)
  const bounds = () => dayBounds(field.days, todayOf(now()))
  const change = (next: typeof parts) => {
    setParts(next)
    onChange(dateOf(next))
  }
  const inputId = (part: DatePart) => (part === 'year' ? id : `${id}-${part}`)
  const onTyped = (part: DatePart, typed: string) => {
    const digits = typed.normalize('NFKC').replaceAll(/\D/g, '')
    change({ ...parts, [part]: digits })
    const next = PARTS[PARTS.indexOf(part) + 1]
    if (digits.length >= PART_LENGTH[part] && next !== undefined) document.getElementById(inputId(next))?.focus()
  }
  return (
    <FieldShell id={id} field={field} error={error} grouped>
      <div class={css.date}>
        {PARTS.map((part) => {
          const name = messages.form.date[part]
          const step = (by: 1 | -1) => change(stepPart(parts, part, by, partsOf(todayOf(now())), bounds()))
          return (
            <div key={part} class={css.datePart}>
              <button
                type="button"
                class={css.stepper}
                disabled={field.readOnly}
                aria-label={`${name} ${messages.form.date.plus}`}
                onClick={() => step(1)}
              >
                <Pictogram name="plus" />
              </button>
              <div class={css.withUnit}>
                <input
                  id={inputId(part)}
                  class={css.input}
                  type="text"
                  inputMode="none"
                  data-keys="digits"
                  autoComplete="off"
                  maxLength={PART_LENGTH[part]}
                  aria-label={`${field.label}: ${name}`}
                  aria-invalid={error !== undefined}
                  aria-describedby={describedBy(id)}
                  readOnly={field.readOnly}
                  value={parts[part]}
                  onInput={(event) => onTyped(part, event.currentTarget.value)}
                />
                <span aria-hidden="true">{name}</span>
              </div>
              <button
                type="button"
                class={css.stepper}
                disabled={field.readOnly}
                aria-label={`${name} ${messages.form.date.minus}`}
                onClick={() => step(-1)}
              >
                <Pictogram name="minus" />
              </button>
            </div>
          )
        })}
      </div>
      {field.readOnly ? null : <Button onPress={() => setChoosing(true)}>{messages.form.dateChoice.open}</Button>}
      {choosing ? (
        <DateChoice
          title={field.label}
          bounds={bounds()}
          onChoose={(date) => {
            change(date)
            setChoosing(false)
          }}
          onClose={() => setChoosing(false)}
        />
      ) : null}
    </FieldShell>
  )
}
