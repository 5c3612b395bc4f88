/** One step of a form. Typing stays here; the host looks at the answers when the step is left. */
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { Answer, useAnswers, useFocusOnFirstError } from '../fields/step-answers.tsx'
import { isShown, submittedValues } from '../fields/values.ts'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

export const FormStepScreen = ({ screen }: { readonly screen: ScreenOf<'form-step'> }) => {
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
