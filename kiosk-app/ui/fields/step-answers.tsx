/** The answers of a form's step on the page: on a screen of its own, or beside a talk with a lawyer. */
import type { FormStep } from '@lutong/core/contracts/form-step.ts'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { type Json, useVisit, type Values } from '../visit/visit.ts'
import { ListField } from './list-field.tsx'
import { PlainField } from './plain-field.tsx'
import { beginValues } from './values.ts'

interface AnswerProps {
  readonly field: FormStep['fields'][number]
  readonly value: Json | undefined
  readonly errors: FormStep['errors']
  /** Writes over the latest answers, whichever drawing it is of. */
  readonly setAt: (path: string, value: Json) => void
}

/** Answers of this step, kept beside the screen too, so that going back and coming again finds them. */
export const useAnswers = (screen: FormStep) => {
  const { drafts, keepTyped, snapshot } = useVisit()
  const draftKey = `${screen.formTitle}/${screen.stepId}`
  const [values, setValues] = useState<Values>(() =>
    beginValues(screen.fields, screen.values, drafts.get(draftKey) ?? snapshot.typed),
  )
  const setAt = (path: string, value: Json) =>
    setValues((last) => {
      const next = { ...last, [path]: value }
      drafts.set(draftKey, next)
      keepTyped(screen.stepId, next)
      return next
    })
  const handedIn = () => drafts.delete(draftKey)
  return { values, setAt, handedIn }
}

/** After a refusal the focus goes to the first field that needs another look, in the order they stand. */
export const useFocusOnFirstError = (errors: FormStep['errors']) => {
  useEffect(() => {
    if (Object.keys(errors).length === 0) return
    const first = document.querySelector<HTMLElement>(
      'main [aria-invalid="true"]:not([readonly]), main fieldset[data-wrong="true"] input, main fieldset[data-wrong="true"] button',
    )
    first?.focus()
    first?.scrollIntoView({ block: 'center' })
  }, [errors])
}

/** Drawn anew when something of its own changes: a key in one field does not draw all the others. */
export const Answer = ({ field, value, errors, setAt }: AnswerProps) => {
  const id = `field-${field.path.replaceAll('.', '-')}`
  const onChange = (next: Json) => setAt(field.path, next)
  return useMemo(
    () =>
      field.kind === 'list' ? (
        <ListField id={id} field={field} value={value} errors={errors} onChange={onChange} />
      ) : (
        <PlainField id={id} field={field} value={value} error={errors[field.path]} onChange={onChange} />
      ),
    [field, value, errors],
  )
}
