/** One question of a form, for staff who write: the same data as at the terminal, in the plain controls of a desk. */
import type { Field, PlainField } from '@lutong/core/forms/presentation.ts'
import type { ComponentChildren } from 'preact'
import { said, words } from '../language/language.ts'

export type Value = string | boolean | readonly string[] | readonly Element[] | undefined
export interface Element {
  readonly [path: string]: Value
}

interface Wrong {
  readonly path: string
  readonly code: string
  readonly limit?: number | undefined
}

const wrongText = ({ code, limit }: Wrong): string => {
  const text = words().entry
  return limit === undefined ? (text.notRight[code] ?? text.limit(code, 0)) : text.limit(code, limit)
}

/** Shown only where another answer of the same form (or element) is one of these. */
export const isAsked = (field: Pick<Field, 'showWhen'>, answers: Element): boolean => {
  if (field.showWhen === undefined) return true
  const other = answers[field.showWhen.path]
  return field.showWhen.isOneOf.includes(typeof other === 'string' ? other : JSON.stringify(other ?? ''))
}

const MARK = '*'
const NUMBERS: readonly PlainField['kind'][] = ['integer', 'yuan', 'digits', 'phone']

interface FieldProps<F extends Field> {
  readonly id: string
  readonly field: F
  readonly value: Value
  readonly wrong: readonly Wrong[]
  readonly change: (value: Value) => void
}

interface ShellProps {
  readonly id: string
  readonly field: Field
  readonly wrong: Wrong | undefined
  readonly group?: boolean
  readonly label?: boolean
  readonly children: ComponentChildren
}

const Shell = ({ children, field, group = false, id, label: hasLabel = true, wrong }: ShellProps) => {
  const label = !hasLabel ? null : (
    <span id={`${id}-label`}>
      {said(field.label)}
      {field.required ? <b class="must"> {MARK}</b> : <small> {words().entry.optional}</small>}
    </span>
  )
  return (
    <div class={wrong === undefined ? 'field entry-field' : 'field entry-field wrong'}>
      {group ? label : <label for={id}>{label}</label>}
      {field.hint === undefined ? null : <small>{said(field.hint)}</small>}
      {children}
      {wrong === undefined ? null : (
        <small class="danger" role="alert" id={`${id}-wrong`}>
          {wrongText(wrong)}
        </small>
      )}
    </div>
  )
}

const Choice = ({ change, field, id, value }: FieldProps<PlainField>) => {
  const text = words().entry
  const options =
    field.kind === 'yes-no'
      ? [
          { value: 'true', label: text.yes },
          { value: 'false', label: text.no },
        ]
      : (field.options ?? []).map((one) => ({ value: one.value, label: said(one.label) }))
  const chosen = typeof value === 'boolean' ? String(value) : typeof value === 'string' ? value : ''
  return (
    <select
      id={id}
      value={chosen}
      onChange={(event) => {
        const now = event.currentTarget.value
        change(field.kind === 'yes-no' && now !== '' ? now === 'true' : now)
      }}
    >
      <option value="">{text.choose}</option>
      {options.map((one) => (
        <option key={one.value} value={one.value}>
          {one.label}
        </option>
      ))}
    </select>
  )
}

const Choices = ({ change, field, id, value }: FieldProps<PlainField>) => {
  const chosen = Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
  return (
    <div class="ticks" role="group" aria-labelledby={`${id}-label`}>
      {(field.options ?? []).map((one) => (
        <label key={one.value} class="tick">
          <input
            type="checkbox"
            checked={chosen.includes(one.value)}
            onChange={(event) =>
              change(
                event.currentTarget.checked ? [...chosen, one.value] : chosen.filter((other) => other !== one.value),
              )
            }
          />
          <span>{said(one.label)}</span>
        </label>
      ))}
    </div>
  )
}

const Typed = ({ change, field, id, value }: FieldProps<PlainField>) => {
  const shared = {
    id,
    value: typeof value === 'string' ? value : '',
    maxLength: field.maxLength,
    autocomplete: 'off',
    placeholder: field.example === undefined ? undefined : said(field.example),
  }
  if (field.kind === 'long-text')
    return <textarea {...shared} rows={4} onInput={(event) => change(event.currentTarget.value)} />
  if (field.kind === 'date')
    return <input {...shared} type="date" onInput={(event) => change(event.currentTarget.value)} />
  return (
    <input
      {...shared}
      inputMode={NUMBERS.includes(field.kind) ? 'decimal' : 'text'}
      onInput={(event) => change(event.currentTarget.value)}
    />
  )
}

const Plain = (props: FieldProps<PlainField>) => {
  const { change, field, id, value, wrong } = props
  const mine = wrong[0]
  if (field.kind === 'tick')
    return (
      <Shell id={id} field={field} wrong={mine} label={false} group>
        <label class="tick">
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            onChange={(event) => change(event.currentTarget.checked)}
          />
          <span>{said(field.label)}</span>
        </label>
      </Shell>
    )
  if (field.kind === 'choices')
    return (
      <Shell id={id} field={field} wrong={mine} group>
        <Choices {...props} />
      </Shell>
    )
  return (
    <Shell id={id} field={field} wrong={mine}>
      {field.kind === 'choice' || field.kind === 'yes-no' ? <Choice {...props} /> : <Typed {...props} />}
    </Shell>
  )
}

const elementsOf = (value: Value): readonly Element[] =>
  Array.isArray(value) ? value.filter((one): one is Element => typeof one === 'object') : []

const List = ({ change, field, id, value, wrong }: FieldProps<Extract<Field, { kind: 'list' }>>) => {
  const text = words().entry
  const elements = elementsOf(value)
  const name = said(field.elementName)
  return (
    <Shell id={id} field={field} wrong={wrong.find(({ path }) => path === field.path)} group>
      {elements.map((element, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- elements have no name of their own
        <fieldset key={index} class="entry-element">
          <legend>{`${name} ${index + 1}`}</legend>
          <div class="entry-fields">
            {field.elementFields
              .filter((one) => isAsked(one, element))
              .map((one) => (
                <Plain
                  key={one.path}
                  id={`${id}-${index}-${one.path}`}
                  field={one}
                  value={element[one.path]}
                  wrong={wrong.filter(({ path }) => path === `${field.path}.${index}.${one.path}`)}
                  change={(now) =>
                    change(elements.map((other, at) => (at === index ? { ...other, [one.path]: now } : other)))
                  }
                />
              ))}
          </div>
          <button type="button" class="quiet" onClick={() => change(elements.filter((_one, at) => at !== index))}>
            {text.remove(name, index + 1)}
          </button>
        </fieldset>
      ))}
      {elements.length < field.maxElements ? (
        <button type="button" class="button entry-add" onClick={() => change([...elements, {}])}>
          {text.add(name)}
        </button>
      ) : null}
    </Shell>
  )
}

export const EntryField = (props: FieldProps<Field>) => {
  const { field } = props
  return field.kind === 'list' ? <List {...props} field={field} /> : <Plain {...props} field={field} />
}
