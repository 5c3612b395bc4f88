/** Things of which there may be several (people, papers): each in a box of its own, with add and remove. */
import type { ListFieldView } from '@lutong/core/contracts/host-rpc.ts'
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { useVisit, type Json } from '../visit/visit.ts'
import { FieldShell } from './field-shell.tsx'
import css from './fields.module.css'
import { PlainField } from './plain-field.tsx'
import { elementsOf, emptyElement, isShown } from './values.ts'

export interface ListFieldProps {
  readonly id: string
  readonly field: ListFieldView
  readonly value: Json | undefined
  /** Path → message; those of an element begin with `path.index.`. */
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (value: Json) => void
}

export const ListField = ({ id, field, value, errors, onChange }: ListFieldProps) => {
  const { messages } = useVisit()
  const elements = elementsOf(value)
  /** Fields inside keep what is half typed; after a removal they must begin anew from the values. */
  const [generation, setGeneration] = useState(0)
  const setAt = (index: number, path: string, inner: Json) =>
    onChange(elements.map((element, at) => (at === index ? { ...element, [path]: inner } : element)))
  const remove = (index: number) => {
    setGeneration(generation + 1)
    onChange(elements.filter((_, at) => at !== index))
  }
  const isFull = elements.length >= field.maxElements
  return (
    <FieldShell id={id} field={field} error={errors[field.path]} grouped>
      {elements.map((element, index) => (
        <fieldset key={`${generation}-${index}`} class={css.element}>
          <legend class={css.elementName}>{messages.form.list.element(field.elementName, index + 1)}</legend>
          {field.elementFields
            .filter((inner) => isShown(inner, element))
            .map((inner) => (
              <PlainField
                key={inner.path}
                id={`${id}-${index}-${inner.path}`}
                field={inner}
                value={element[inner.path]}
                error={errors[`${field.path}.${index}.${inner.path}`]}
                onChange={(next) => setAt(index, inner.path, next)}
              />
            ))}
          {elements.length > field.minElements && !field.readOnly ? (
            <Button sign="trash" onPress={() => remove(index)}>
              {messages.form.list.remove(field.elementName, index + 1)}
            </Button>
          ) : null}
        </fieldset>
      ))}
      {elements.length === 0 ? <p class={css.none}>{messages.form.list.none(field.elementName)}</p> : null}
      {field.readOnly ? null : isFull ? (
        <p class={css.none}>{messages.form.list.full}</p>
      ) : (
        <Button sign="plus" onPress={() => onChange([...elements, emptyElement(field)])}>
          {elements.length === 0
            ? messages.form.list.addFirst(field.elementName)
            : messages.form.list.add(field.elementName)}
        </Button>
      )}
    </FieldShell>
  )
}
