/** One step of a form. Typing stays here; the host looks at the answers when the step is left. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { ListField } from '../fields/list-field.tsx'
import { PlainField } from '../fields/plain-field.tsx'
import { beginValues, isShown, submittedValues } from '../fields/values.ts'
import { type Json, useVisit, type Values } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

type FormStep = ScreenOf<'form-step'>

interface AnswerProps {
  readonly field: FormStep['fields'][number]
  readonly value: Json | undefined
  readonly errors: FormStep['errors']
  /** Writes over the latest answers, whichever drawing it is of. */
  readonly setAt: (path: string, value: Json) => void
}

/** Answers of this step, kept beside the screen too, so that going back and coming again finds them. */
const useAnswers = (screen: FormStep) => {
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
const useFocusOnFirstError = (errors: FormStep['errors']) => {
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
const Answer = ({ field, value, errors, setAt }: AnswerProps) => {
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

export const FormStepScreen = ({ screen }: { readonly screen: FormStep }) => {
  const { messages, send } = useVisit()
  const { values, setAt, handedIn } = useAnswers(screen)
  useFocusOnFirstError(screen.errors)
  const errorCount = Object.keys(screen.errors).length
  const submit = async () => {
    if (await send({ type: 'submit-step', stepId: screen.stepId, values: submittedValues(screen.fields, values) })) {
      handedIn()
    }
  }
  return (
    <Frame
      screenKey={`form-step/${screen.formTitle}/${screen.stepId}`}
      over={`${screen.formTitle} · ${screen.stepNumber} / ${screen.stepCount}`}
      title={screen.title}
      {...(screen.why === undefined ? {} : { lead: screen.why })}
      phase={2}
      next={{
        label: screen.returnsToReview ? messages.form.saveAndReview : messages.actions.next,
        onPress: () => void submit(),
      }}
    >
      <div>
        <div role="alert" class={errorCount === 0 ? undefined : css.alertGap}>
          {errorCount === 0 ? null : <Notice tone="danger" title={messages.form.errorsFound(errorCount)} />}
        </div>
        {screen.fields
          .filter((field) => isShown(field, values))
          .map((field) => (
            <Answer key={field.path} field={field} value={values[field.path]} errors={screen.errors} setAt={setAt} />
          ))}
      </div>
    </Frame>
  )
}
