/** More than one takes in at a glance: first what it is about, then, right below, which of these. */
import { useEffect, useState } from 'preact/hooks'
import { Pictogram } from '../components/pictogram.tsx'
import type { FieldProps } from './field-props.ts'
import css from './fields.module.css'
import { Option } from './option.tsx'

interface GroupedOptionsProps {
  readonly id: string
  readonly field: FieldProps['field']
  /** One of them, or several. */
  readonly type: 'radio' | 'checkbox'
  readonly chosen: readonly string[]
  readonly invalid: boolean
  readonly onChange: (chosen: readonly string[]) => void
}

export const GroupedOptions = ({ id, field, type, chosen, invalid, onChange }: GroupedOptionsProps) => {
  const rows = field.rows ?? []
  const [open, setOpen] = useState(() => rows.findIndex(({ values }) => values.some((one) => chosen.includes(one))))
  // An answer that came from elsewhere (taken over from the lawyer's proposal) is not left in a closed row.
  useEffect(() => {
    const isInSight = rows[open]?.values.some((one) => chosen.includes(one)) === true
    const at = rows.findIndex(({ values }) => values.some((one) => chosen.includes(one)))
    if (!isInSight && at >= 0) setOpen(at)
  }, [chosen.join()])
  const optionOf = (value: string) => field.options?.find((one) => one.value === value)
  const choose = (value: string, on: boolean) =>
    onChange(type === 'radio' ? [value] : on ? [...chosen, value] : chosen.filter((one) => one !== value))
  const leaf = (value: string, own: string) => (
    <Option
      key={value}
      type={type}
      id={own}
      name={id}
      label={optionOf(value)?.label ?? value}
      hint={optionOf(value)?.hint}
      checked={chosen.includes(value)}
      disabled={field.readOnly}
      invalid={invalid}
      onChange={(on) => choose(value, on)}
    />
  )
  return (
    <div class={css.options}>
      {rows.map(({ label, values }, index) => {
        const own = index === 0 ? id : `${id}-${index}`
        const [only = ''] = values
        if (label === null) return leaf(only, own)
        const isOpen = open === index
        const among = values.filter((one) => chosen.includes(one)).map((one) => optionOf(one)?.label ?? one)
        return (
          <div key={label} class={css.options}>
            <button
              type="button"
              id={own}
              class={`${css.option} ${css.groupName} ${among.length === 0 ? '' : css.chosen}`}
              aria-expanded={isOpen}
              aria-controls={`${own}-within`}
              disabled={field.readOnly}
              onClick={() => setOpen(isOpen ? -1 : index)}
            >
              <Pictogram name={isOpen ? 'minus' : 'plus'} />
              <span>
                {label}
                {isOpen || among.length === 0 ? null : <small>{among.join(' · ')}</small>}
              </span>
            </button>
            <div id={`${own}-within`} class={`${css.options} ${css.within}`} hidden={!isOpen}>
              {isOpen ? values.map((value, at) => leaf(value, `${own}-within-${at}`)) : null}
            </div>
          </div>
        )
      })}
    </div>
  )
}
