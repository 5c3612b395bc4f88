/** What stands around every answer: the question, its legal term, a hint, and the message where it needs another look. */
import type { FieldView } from '@lutong/core/contracts/host-rpc.ts'
import type { ComponentChildren } from 'preact'
import { Pictogram } from '../components/pictogram.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './fields.module.css'

export interface FieldShellProps {
  readonly id: string
  readonly field: FieldView
  readonly error: string | undefined
  /** Several controls answer one question: a fieldset names them. */
  readonly grouped?: boolean
  readonly children: ComponentChildren
}

const Question = ({ field }: { readonly field: FieldView }) => {
  const { messages } = useVisit()
  return (
    <>
      <span class={css.label}>{field.label}</span>
      {field.required || field.readOnly ? null : <span class={css.optional}>{messages.form.optional}</span>}
      {field.readOnly ? (
        <span class={css.fromCard}>
          <Pictogram name="card" /> {messages.form.fromCard}
        </span>
      ) : null}
      {field.legalTerm === undefined || field.legalTerm === field.label ? null : (
        <span class={css.term}>{messages.form.legalTerm(field.legalTerm)}</span>
      )}
    </>
  )
}

export const FieldShell = ({ id, field, error, grouped = false, children }: FieldShellProps) => {
  const { messages } = useVisit()
  const hasHint = field.hint !== undefined || field.example !== undefined
  const below = (
    <>
      <div id={`${id}-hint`} class={css.hint}>
        {field.hint === undefined ? null : <p>{field.hint}</p>}
        {field.example === undefined ? null : <p>{messages.form.example(field.example)}</p>}
      </div>
      <div id={`${id}-error`} class={css.error}>
        {error === undefined ? null : (
          <p>
            <Pictogram name="alert" />
            <span>{error}</span>
          </p>
        )}
      </div>
    </>
  )
  const shellClass = `${css.field} ${error === undefined ? '' : css.wrong} ${hasHint ? css.hinted : ''}`
  return grouped ? (
    <fieldset
      class={shellClass}
      id={`${id}-group`}
      data-wrong={error !== undefined}
      aria-describedby={`${id}-error ${id}-hint`}
    >
      <legend>
        <Question field={field} />
      </legend>
      {below}
      {children}
    </fieldset>
  ) : (
    <div class={shellClass}>
      <label for={id}>
        <Question field={field} />
      </label>
      {below}
      {children}
    </div>
  )
}
