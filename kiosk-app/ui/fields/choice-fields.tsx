/** One of several, several of several, yes or no, and a promise to tick: native controls drawn large. */
import { useVisit } from '../visit/visit.ts'
import { describedBy, type FieldProps } from './field-props.ts'
import { FieldShell } from './field-shell.tsx'
import css from './fields.module.css'
import { GroupedOptions } from './grouped-options.tsx'
import { Option } from './option.tsx'

/** Long words want the whole width; short ones stand side by side. A Han glyph is as wide as two Latin letters. */
const SHORT_OPTION = 18
const breadthOf = (label: string) => [...label].reduce((sum, sign) => sum + (sign > '\u2e7f' ? 2 : 1), 0)
const isShort = (labels: readonly string[]) => labels.every((label) => breadthOf(label) <= SHORT_OPTION)

export const ChoiceField = ({ id, field, value, error, onChange }: FieldProps) => {
  const options = field.options ?? []
  if (field.rows !== undefined)
    return (
      <FieldShell id={id} field={field} error={error} grouped>
        <GroupedOptions
          id={id}
          field={field}
          type="radio"
          chosen={typeof value === 'string' ? [value] : []}
          invalid={error !== undefined}
          onChange={([one = '']) => onChange(one)}
        />
      </FieldShell>
    )
  return (
    <FieldShell id={id} field={field} error={error} grouped>
      <div class={`${css.options} ${isShort(options.map((one) => one.label)) ? css.pairs : ''}`}>
        {options.map((option, index) => (
          <Option
            key={option.value}
            type="radio"
            id={index === 0 ? id : `${id}-${index}`}
            name={id}
            label={option.label}
            hint={option.hint}
            checked={value === option.value}
            disabled={field.readOnly}
            invalid={error !== undefined}
            onChange={() => onChange(option.value)}
          />
        ))}
      </div>
    </FieldShell>
  )
}

export const ChoicesField = ({ id, field, value, error, onChange }: FieldProps) => {
  const chosen = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  const options = field.options ?? []
  if (field.rows !== undefined)
    return (
      <FieldShell id={id} field={field} error={error} grouped>
        <GroupedOptions
          id={id}
          field={field}
          type="checkbox"
          chosen={chosen}
          invalid={error !== undefined}
          onChange={(next) => onChange([...next])}
        />
      </FieldShell>
    )
  return (
    <FieldShell id={id} field={field} error={error} grouped>
      <div class={`${css.options} ${isShort(options.map((one) => one.label)) ? css.pairs : ''}`}>
        {options.map((option, index) => (
          <Option
            key={option.value}
            type="checkbox"
            id={index === 0 ? id : `${id}-${index}`}
            name={id}
            label={option.label}
            hint={option.hint}
            checked={chosen.includes(option.value)}
            disabled={field.readOnly}
            invalid={error !== undefined}
            onChange={(on) => onChange(on ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))}
          />
        ))}
      </div>
    </FieldShell>
  )
}

export const YesNoField = ({ id, field, value, error, onChange }: FieldProps) => {
  const { messages } = useVisit()
  return (
    <FieldShell id={id} field={field} error={error} grouped>
      <div class={`${css.options} ${css.pairs}`}>
        {[true, false].map((answer) => (
          <Option
            key={String(answer)}
            type="radio"
            id={answer ? id : `${id}-no`}
            name={id}
            label={answer ? messages.form.yes : messages.form.no}
            checked={value === answer}
            disabled={field.readOnly}
            invalid={error !== undefined}
            onChange={() => onChange(answer)}
          />
        ))}
      </div>
    </FieldShell>
  )
}

export const TickField = ({ id, field, value, error, onChange }: FieldProps) => {
  const { messages } = useVisit()
  const hints = [field.hint, field.example === undefined ? undefined : messages.form.example(field.example)]
  return (
    <div class={`${css.field} ${error === undefined ? '' : css.wrong}`} id={`${id}-group`}>
      <div id={`${id}-error`} class={css.error}>
        {error === undefined ? null : <p>{error}</p>}
      </div>
      <label class={`${css.option} ${value === true ? css.chosen : ''}`}>
        <input
          type="checkbox"
          id={id}
          checked={value === true}
          disabled={field.readOnly}
          aria-invalid={error !== undefined}
          aria-describedby={describedBy(id)}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span class={css.mark} aria-hidden="true" />
        <span id={`${id}-hint`}>
          {field.label}
          {hints.map((hint) => (hint === undefined ? null : <small key={hint}>{hint}</small>))}
        </span>
      </label>
    </div>
  )
}
