/** What staff do to a case beside its stages: each act a small form of its own. */
import { useState } from 'preact/hooks'
import type { CaseView } from '../../server/cases/views.ts'
import { newActId } from '../act-id.ts'
import { words } from '../language/language.ts'
import { askSignedIn, session } from '../session.ts'
import { actOf, type Draft, emptyDraft, isComplete, NO_PAPER, type Paper } from './act-draft.ts'
import {
  ComplaintAnswerFields,
  ExtendFields,
  InvestigateFields,
  NotAcceptFields,
  PauseFields,
  ReferUpFields,
  RegisterFields,
  ReviewFields,
} from './desk-fields.tsx'
import { type ActKind, offeredActs } from './offered-acts.ts'

interface Props {
  readonly view: CaseView
  /** Told what to say; the case is asked for again. */
  readonly done: (message: string) => void
}

interface FieldsProps {
  readonly kind: ActKind
  readonly view: CaseView
  readonly draft: Draft
  readonly change: (changes: Partial<Draft>) => void
}

const Fields = ({ change, draft, kind, view }: FieldsProps) => {
  const text = words().acts
  const whole = { change, draft, view }
  const area = (label: string) => (
    <label class="field">
      <span>{label}</span>
      <textarea
        rows={5}
        maxLength={4000}
        value={draft.text}
        onInput={(event) => change({ text: event.currentTarget.value })}
      />
    </label>
  )
  const line = (label: string) => (
    <label class="field">
      <span>{label}</span>
      <input value={draft.extra} maxLength={400} onInput={(event) => change({ extra: event.currentTarget.value })} />
    </label>
  )
  switch (kind) {
    case 'ask-supplement':
      return (
        <>
          <p class="soft">{text.onceOnly}</p>
          {draft.papers.map((paper, index) => {
            const put = (changes: Partial<Paper>) =>
              change({ papers: draft.papers.map((one, at) => (at === index ? { ...one, ...changes } : one)) })
            return (
              <div key={index} class="stack">
                <label class="field">
                  <span>{text.paperName(index + 1)}</span>
                  <input
                    value={paper.name}
                    maxLength={60}
                    onInput={(event) => put({ name: event.currentTarget.value })}
                  />
                </label>
                <label class="field">
                  <span>{text.paperWhy}</span>
                  <input
                    value={paper.why}
                    maxLength={200}
                    onInput={(event) => put({ why: event.currentTarget.value })}
                  />
                </label>
              </div>
            )
          })}
          <button type="button" class="button" onClick={() => change({ papers: [...draft.papers, NO_PAPER] })}>
            {text.onePaperMore}
          </button>
        </>
      )
    case 'answer':
      return (
        <>
          {area(text.answerText)}
          {line(text.answerLaws)}
        </>
      )
    case 'book':
      return (
        <>
          <label class="field">
            <span>{text.day}</span>
            <input type="date" value={draft.day} onInput={(event) => change({ day: event.currentTarget.value })} />
          </label>
          <label class="field">
            <span>{text.dayPart}</span>
            <select
              value={draft.dayPart}
              onChange={(event) =>
                change({ dayPart: event.currentTarget.value === 'afternoon' ? 'afternoon' : 'morning' })
              }
            >
              <option value="morning">{text.dayParts.morning}</option>
              <option value="afternoon">{text.dayParts.afternoon}</option>
            </select>
          </label>
          <label class="field">
            <span>{text.exactTime}</span>
            <input type="time" value={draft.time} onInput={(event) => change({ time: event.currentTarget.value })} />
          </label>
          {line(text.with)}
        </>
      )
    case 'refer':
      return (
        <>
          {area(text.referTo)}
          {line(text.referWhy)}
        </>
      )
    case 'issue-decision':
      return area(text.reasons)
    case 'follow-up':
      return area(text.followUpNote)
    case 'moderate-experience':
      return (
        <>
          <label class="row">
            <input
              type="checkbox"
              checked={draft.shown}
              onChange={(event) => change({ shown: event.currentTarget.checked })}
            />
            <span>{text.mayBeShown}</span>
          </label>
          {draft.shown ? area(text.shownAs) : line(text.whyHidden)}
        </>
      )
    case 'refer-up':
      return <ReferUpFields {...whole} />
    case 'not-accept':
      return <NotAcceptFields {...whole} />
    case 'extend-limit':
      return <ExtendFields {...whole} />
    case 'pause-limit':
      return <PauseFields {...whole} />
    case 'resume-limit':
      return <p class="soft">{words().desk.resume}</p>
    case 'take-referral':
      return <p class="soft">{words().desk.take}</p>
    case 'register-complaint':
      return <RegisterFields {...whole} />
    case 'investigate-complaint':
      return <InvestigateFields {...whole} />
    case 'review-complaint':
      return <ReviewFields {...whole} />
    case 'answer-complaint':
      return <ComplaintAnswerFields {...whole} />
    default:
      return kind satisfies never
  }
}

const ActForm = ({ close, done, kind, view }: Props & { readonly kind: ActKind; readonly close: () => void }) => {
  const text = words()
  const [draft, setDraft] = useState(() => emptyDraft(kind, view))
  const [actId] = useState(() => newActId(Date.now()))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const send = async () => {
    if (!isComplete(kind, draft, view)) return setProblem(text.acts.incomplete)
    setBusy(true)
    const answer = await askSignedIn<null>('POST', `/cases/${view.line.caseNumber}/acts`, {
      actId,
      act: actOf(kind, draft, view),
    })
    setBusy(false)
    if (answer.ok || answer.error === 'conflict') {
      close()
      return done(answer.ok ? text.moved : text.failure('conflict'))
    }
    return setProblem(text.failure(answer.error))
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <h3>{text.acts.names[kind]}</h3>
      <Fields kind={kind} view={view} draft={draft} change={(changes) => setDraft({ ...draft, ...changes })} />
      {problem === null ? null : (
        <p class="notice notice-danger" role="alert">
          {problem}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>
          {text.confirm}
        </button>
        <button type="button" class="button" onClick={close}>
          {text.cancel}
        </button>
      </div>
    </form>
  )
}

export const CaseActs = (props: Props) => {
  const text = words()
  const [chosen, setChosen] = useState<ActKind | null>(null)
  const me = session.value.state === 'signed-in' ? session.value.me : null
  const kinds = offeredActs(props.view, { name: me?.name ?? '', isSupervisor: me?.role === 'supervisor' })
  if (kinds.length === 0) return null
  return (
    <section class="card" aria-labelledby="case-acts">
      <h2 id="case-acts">{text.acts.title}</h2>
      {chosen === null ? (
        <div class="stack">
          {kinds.map((kind) => (
            <button key={kind} type="button" class="button" onClick={() => setChosen(kind)}>
              {text.acts.names[kind]}
            </button>
          ))}
        </div>
      ) : (
        <ActForm {...props} kind={chosen} close={() => setChosen(null)} />
      )}
    </section>
  )
}
