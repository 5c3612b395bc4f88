import { stageName } from '@lutong/core/messages/cases.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { CaseView } from '../../server/cases/views.ts'
import { newActId } from '../act-id.ts'
import { DueDate } from '../components/due-date.tsx'
import { language, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

type Move = CaseView['moves'][number]

interface NextStepProps {
  readonly view: CaseView
  /** Told what to say; the case is asked for again. */
  readonly done: (message: string) => void
}

const CLOSED = ['published', 'not-accepted', 'withdrawn']

/** Endings and refusals look different from going on. */
const lookOf = (move: Move): string => (move.needsReason ? 'button button-danger' : 'button button-main')

interface ConfirmProps extends NextStepProps {
  readonly move: Move
  readonly close: () => void
}

const Confirm = ({ view, move, close, done }: ConfirmProps) => {
  const text = words()
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [actId] = useState(() => newActId(Date.now()))
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => title.current?.focus(), [])

  const confirm = async () => {
    if (move.needsReason && reason.trim() === '') return setProblem(text.reasonMissing)
    setBusy(true)
    const { caseNumber, stage } = view.line
    const { to, outcome } = move
    const body = { actId, from: stage, to, outcome, reason: reason.trim() === '' ? null : reason.trim() }
    const moved = await askSignedIn<null>('POST', `/cases/${caseNumber}/moves`, body)
    setBusy(false)
    if (moved.ok || moved.error === 'conflict') {
      close()
      return done(moved.ok ? text.moved : text.failure('conflict'))
    }
    return setProblem(text.failure(moved.error))
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void confirm()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close()
      }}
    >
      <h3 tabIndex={-1} ref={title}>
        {text.move(move.to, move.outcome)}
      </h3>
      <p>{text.confirmMove(stageName(view.line.stage, language.value), stageName(move.to, language.value))}</p>
      <label class="field">
        <span>{move.needsReason ? text.reasonFor : text.reasonOptional}</span>
        <textarea
          rows={3}
          maxLength={1000}
          value={reason}
          aria-required={move.needsReason}
          aria-invalid={problem !== null}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      {problem === null ? null : (
        <p class="notice notice-danger" role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <button type="submit" class={lookOf(move)} disabled={busy}>
          {text.confirm}
        </button>
        <button type="button" class="button" onClick={close}>
          {text.cancel}
        </button>
      </div>
    </form>
  )
}

export const NextStep = ({ view, done }: NextStepProps) => {
  const text = words()
  const [chosen, setChosen] = useState<Move | null>(null)
  return (
    <section class="card" aria-labelledby="next-step">
      <h2 id="next-step">{text.nextStep}</h2>
      {view.line.due === null ? null : (
        <p class="due">
          <span class="soft">{text.limit}</span> <DueDate due={view.line.due} />
        </p>
      )}
      {chosen === null ? (
        view.moves.length === 0 ? (
          <p class="soft">{CLOSED.includes(view.line.stage) ? text.noNextStep : text.notYours}</p>
        ) : (
          <div class="stack">
            {view.moves.map((move) => (
              <button
                key={`${move.to}:${move.outcome ?? ''}`}
                type="button"
                class={lookOf(move)}
                onClick={() => setChosen(move)}
              >
                {text.move(move.to, move.outcome)}
              </button>
            ))}
          </div>
        )
      ) : (
        <Confirm view={view} move={chosen} close={() => setChosen(null)} done={done} />
      )}
    </section>
  )
}
