/** A row to tick or to choose: the browser's own control, drawn large. */
import css from './fields.module.css'

interface OptionProps {
  readonly type: 'radio' | 'checkbox'
  readonly id: string
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly checked: boolean
  readonly disabled?: boolean
  readonly invalid?: boolean
  readonly onChange: (checked: boolean) => void
}

export const Option = ({
  type,
  id,
  name,
  label,
  hint,
  checked,
  disabled = false,
  invalid = false,
  onChange,
}: OptionProps) => (
  <label class={`${css.option} ${checked ? css.chosen : ''}`}>
    <input
      type={type}
      id={id}
      name={name}
      checked={checked}
      disabled={disabled}
      aria-invalid={type === 'checkbox' ? invalid : undefined}
      onChange={(event) => onChange(event.currentTarget.checked)}
    />
    <span class={css.mark} aria-hidden="true" />
    <span>
      {label}
      {hint === undefined ? null : <small>{hint}</small>}
    </span>
  </label>
)
