/** A form beside the talk: the lawyer points and proposes, and nothing is entered but by the citizen's own touch. */
import type { FormStep } from '@lutong/core/contracts/form-step.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Notice } from '../components/notice.tsx'
import { Answer, useAnswers, useFocusOnFirstError } from '../fields/step-answers.tsx'
import { isShown, submittedValues } from '../fields/values.ts'
import common from '../screens/screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './consult.module.css'
import { fitsStep, guidedForm } from './guided-form.ts'
import type { KioskCall } from './use-kiosk-call.ts'

type Form = NonNullable<ScreenOf<'consult-call'>['form']>

/** What the lawyer is told of the form, each time it changes. */
const useTold = (
  call: KioskCall | null,
  screen: ScreenOf<'consult-call'>,
  form: ReturnType<typeof guidedForm> | null,
) => {
  const told = JSON.stringify([form, screen.form?.filled ?? false])
  // A page of the lawyer's that was loaded again knows nothing yet.
  const isThere = call?.view.parties.some(({ party, state }) => party === 'lawyer' && state === 'connected')
  useEffect(() => {
    call?.tellForm({ type: 'form', offers: screen.forms, form, filled: screen.form?.filled ?? false })
  }, [call?.session, told, isThere])
}

interface PlaceProps {
  readonly call: KioskCall | null
  readonly screen: ScreenOf<'consult-call'>
}

const OpenStep = ({ call, screen, step }: PlaceProps & { readonly step: FormStep }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.form
  const [shows, setShows] = useState(false)
  const { handedIn, setAt, values } = useAnswers(step)
  const pointedAt = useRef<HTMLDivElement>(null)
  useTold(call, screen, guidedForm(step, values, shows))
  useFocusOnFirstError(step.errors)
  const highlight = call?.highlight ?? null
  useEffect(() => pointedAt.current?.scrollIntoView({ block: 'center' }), [highlight])
  const proposal = call?.proposal ?? null
  const submit = async () => {
    if (await send({ type: 'submit-step', stepId: step.stepId, values: submittedValues(step.fields, values) }))
      handedIn()
  }
  const show = () => {
    setShows(!shows)
    void send({ type: 'share-answers', on: !shows })
  }
  const errors = Object.keys(step.errors).length
  return (
    <section class={`${common.card} ${common.stack}`} aria-label={step.formTitle}>
      <p class={common.soft}>{`${step.formTitle} · ${step.stepNumber} / ${step.stepCount}`}</p>
      <h2>{step.title}</h2>
      <div class={css.guest}>
        <span>{shows ? text.lawyerSees : text.lawyerSeesNot}</span>
        <Button pressed={shows} onPress={show}>
          {shows ? text.hideAnswers : text.showAnswers}
        </Button>
      </div>
      <div role="alert">{errors === 0 ? null : <Notice tone="danger" title={messages.form.errorsFound(errors)} />}</div>
      {step.fields
        .filter((field) => isShown(field, values))
        .map((field) => {
          const isPointedAt = highlight === field.path
          const proposed =
            proposal?.field === field.path && fitsStep(step, values, field.path, proposal.value) ? proposal.value : null
          const words =
            proposed === null ? '' : (field.options?.find(({ value }) => value === proposed)?.label ?? proposed)
          return (
            <div
              key={field.path}
              ref={isPointedAt ? pointedAt : null}
              class={isPointedAt ? css.pointedAt : undefined}
              data-pointed-at={isPointedAt ? '' : undefined}
            >
              {isPointedAt ? (
                <p role="status" class={common.strong}>
                  {text.pointsHere}
                </p>
              ) : null}
              <Answer field={field} value={values[field.path]} errors={step.errors} setAt={setAt} />
              {proposed === null ? null : (
                <div role="alert" class={`${common.stack} ${css.proposal}`}>
                  <p>
                    {text.proposes} <strong data-private>{words}</strong>
                  </p>
                  <div class={css.answers}>
                    <Button
                      kind="main"
                      sign="check"
                      onPress={() => {
                        setAt(field.path, proposed)
                        call?.answerProposal(field.path, true)
                      }}
                    >
                      {text.take}
                    </Button>
                    <Button sign="close" onPress={() => call?.answerProposal(field.path, false)}>
                      {text.leave}
                    </Button>
                  </div>
                </div>
              )}
            </div>
          )
        })}
      <div class={css.answers}>
        <Button onPress={() => void send({ type: 'back' })}>{messages.actions.back}</Button>
        <Button kind="main" onPress={() => void submit()}>
          {messages.actions.next}
        </Button>
      </div>
      <Button kind="quiet" onPress={() => void send({ type: 'close-shared-form' })}>
        {text.close}
      </Button>
    </section>
  )
}

/** No step is open: what the lawyer proposes to fill in, or what was begun. */
const NoStep = ({ call, screen }: PlaceProps) => {
  const { messages, send } = useVisit()
  const text = messages.consult.form
  useTold(call, screen, null)
  const begun: Form | null = screen.form
  const offered = screen.forms.find(({ code }) => code === call?.offeredForm)
  const known = screen.forms.find(({ code }) => code === begun?.code)
  const shown = offered ?? known
  if (shown === undefined) return null
  return (
    <section role={offered === undefined ? 'status' : 'alert'} class={`${common.card} ${common.stack}`}>
      <p class={common.strong}>
        {offered !== undefined
          ? text.offers(shown.title)
          : begun?.filled === true
            ? text.filled(shown.title)
            : text.begun(shown.title)}
      </p>
      {offered === undefined ? null : <p>{text.means}</p>}
      <div class={css.answers}>
        <Button
          kind={offered === undefined ? 'plain' : 'main'}
          onPress={() => {
            call?.answered()
            void send({ type: 'open-shared-form', itemCode: shown.code })
          }}
        >
          {offered !== undefined ? text.open : text.goOn}
        </Button>
        {offered === undefined ? null : <Button onPress={() => call?.answered()}>{text.notNow}</Button>}
      </div>
    </section>
  )
}

export const CallForm = ({ call, screen }: PlaceProps) =>
  screen.form?.step ? (
    <OpenStep key={screen.form.step.stepId} call={call} screen={screen} step={screen.form.step} />
  ) : (
    <NoStep call={call} screen={screen} />
  )
