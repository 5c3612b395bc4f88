import { digestGroups } from '@lutong/core/crypto/digest-groups.ts'
import { Frame } from '../components/frame.tsx'
import { Button } from '../components/button.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { PrintStatus } from '../components/print-status.tsx'
import { Rating } from '../components/rating.tsx'
import { dayAndTime, inGroups } from '../visit/formats.ts'
import { lazily } from '../visit/lazy.tsx'
import { useNow } from '../visit/use-now.ts'
import { useVisit } from '../visit/visit.ts'
import css from './done.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import common from './screens.module.css'

const QrCode = lazily(async () => (await import('../capture/qr-code.tsx')).QrCode)

type Result = ScreenOf<'done'>['results'][number]
type Outcome<State extends Result['outcome']['state']> = Extract<Result['outcome'], { state: State }>

const Received = ({ outcome }: { readonly outcome: Outcome<'received'> }) => {
  const { snapshot, messages } = useVisit()
  return (
    <section class={`${common.card} ${css.receipt}`}>
      <dl class={css.numbers}>
        <div>
          <dt>{messages.done.caseNumber}</dt>
          <dd>{outcome.caseNumber}</dd>
        </div>
        <div>
          <dt>{messages.done.slipCode}</dt>
          <dd>{inGroups(outcome.slipCode)}</dd>
        </div>
        <div>
          <dt>{messages.done.receivedAt}</dt>
          <dd class={css.plain}>{dayAndTime(outcome.receivedAtMs, snapshot.language)}</dd>
        </div>
      </dl>
      <figure class={css.qr}>
        <QrCode text={outcome.verifyUrl} label={messages.done.qrLabel} />
        <figcaption>{messages.done.qr}</figcaption>
      </figure>
    </section>
  )
}

const KeptHere = ({ outcome }: { readonly outcome: Outcome<'kept-here'> }) => {
  const { messages } = useVisit()
  return (
    <section class={`${common.card} ${common.stack}`}>
      <dl class={css.numbers}>
        <div>
          <dt>{messages.done.provisional}</dt>
          <dd>{outcome.provisionalNumber}</dd>
        </div>
      </dl>
      <p>{messages.done.keep}</p>
    </section>
  )
}

/** What was handed in, with the hash that the slip and the centre's page show too. */
const HandedPapers = ({ papers }: { readonly papers: Result['papers'] }) => {
  const { messages } = useVisit()
  if (papers.length === 0) return null
  return (
    <section class={common.card}>
      <h2>{messages.done.papers}</h2>
      <ul class={common.stack}>
        {papers.map(({ name, pages, sha256 }) => (
          <li key={sha256} class={css.paper}>
            <strong>{messages.papers.called(name, pages)}</strong>
            <span class={css.digest}>{digestGroups(sha256)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** One service by itself: its number large, as before a counter. */
const OneResult = ({ result }: { readonly result: Result }) => {
  const { messages } = useVisit()
  const { outcome } = result
  switch (outcome.state) {
    case 'received':
      return (
        <>
          <Received outcome={outcome} />
          <HandedPapers papers={result.papers} />
          <p class={common.soft}>{messages.done.slipHint}</p>
        </>
      )
    case 'kept-here':
      return (
        <>
          <KeptHere outcome={outcome} />
          <HandedPapers papers={result.papers} />
        </>
      )
    case 'paper':
    case 'told':
      return (
        <Notice tone="info" sign="file">
          <p>{outcome.note}</p>
        </Notice>
      )
    case 'undoing':
      return (
        <Notice tone="info" sign="clock" title={messages.done.states.undoing}>
          <p>{messages.done.undoing}</p>
        </Notice>
      )
    case 'withdrawn':
      return (
        <Notice tone="ok" title={messages.done.states.withdrawn}>
          <p>{outcome.caseNumber === null ? messages.done.neverSent : outcome.caseNumber}</p>
        </Notice>
      )
    case 'refused':
    case 'not-saved':
      return <Notice tone="warn" title={messages.done.states[outcome.state]} />
    default:
      return outcome satisfies never
  }
}

const TONES = {
  received: ['check', 'ok'],
  'kept-here': ['clock', 'calm'],
  refused: ['alert', 'warn'],
  'not-saved': ['alert', 'warn'],
  paper: ['printer', 'calm'],
  told: ['info', 'calm'],
  undoing: ['clock', 'calm'],
  withdrawn: ['close', 'calm'],
} as const

const numberOf = ({ outcome }: Result): string | null => {
  switch (outcome.state) {
    case 'received':
      return `${outcome.caseNumber}　${inGroups(outcome.slipCode)}`
    case 'kept-here':
    case 'undoing':
      return outcome.provisionalNumber
    case 'paper':
    case 'told':
      return outcome.note
    case 'withdrawn':
      return outcome.caseNumber
    case 'refused':
    case 'not-saved':
      return null
    default:
      return outcome satisfies never
  }
}

const UNDO_LOOK_MS = 10_000

/** Taken back without a word while the time for it lasts (适老化规范: ten minutes). */
const Undo = ({ result, acting }: { readonly result: Result; readonly acting: boolean }) => {
  const { messages, now, send } = useVisit()
  const nowMs = useNow(now, UNDO_LOOK_MS)
  const { outcome } = result
  if (outcome.state === 'received' && outcome.undoRefused)
    return <Notice tone="warn" title={messages.done.undoRefused} />
  if ((outcome.state !== 'received' && outcome.state !== 'kept-here') || outcome.undoUntilMs <= nowMs) return null
  const minutes = Math.ceil((outcome.undoUntilMs - nowMs) / 60_000)
  return (
    <Button
      sign="back"
      disabled={acting}
      label={`${messages.done.undo(minutes)}: ${result.itemName}`}
      onPress={() => void send({ type: 'undo-submission', itemCode: result.itemCode })}
    >
      {messages.done.undo(minutes)}
    </Button>
  )
}

/** Each service of a bundle with what has become of it: partial success is told exactly. */
const Results = ({ results, acting }: { readonly results: readonly Result[]; readonly acting: boolean }) => {
  const { messages } = useVisit()
  return (
    <ul class={`${common.card} ${css.results}`}>
      {results.map((result) => {
        const [sign, tone] = TONES[result.outcome.state]
        const number = numberOf(result)
        return (
          <li key={result.itemCode} class={css[tone]}>
            <Pictogram name={sign} />
            <span class={css.words}>
              <strong>{result.itemName}</strong>
              <span>{messages.done.states[result.outcome.state]}</span>
              {number === null ? null : <span class={css.plain}>{number}</span>}
              {result.papers.map(({ name, pages, sha256 }) => (
                <span key={sha256} class={common.soft}>
                  {messages.papers.called(name, pages)} <span class={css.digest}>{digestGroups(sha256)}</span>
                </span>
              ))}
            </span>
            <Undo result={result} acting={acting} />
          </li>
        )
      })}
    </ul>
  )
}

const headOf = (results: readonly Result[]) => {
  const states = new Set(results.map(({ outcome }) => outcome.state))
  if (states.has('refused') || states.has('not-saved')) return 'partly'
  if (states.has('kept-here')) return 'kept'
  if (states.has('undoing')) return 'undoing'
  if (states.has('received')) return 'received'
  return states.has('withdrawn') ? 'withdrawn' : 'paper'
}

export const DoneScreen = ({ screen }: { readonly screen: ScreenOf<'done'> }) => {
  const { messages, send } = useVisit()
  const { prints, results } = screen
  const head = messages.done.heads[headOf(results)]
  const [only] = results
  const received = results.flatMap(({ outcome }) => (outcome.state === 'received' ? [outcome] : []))
  return (
    <Frame
      screenKey="done"
      title={head.title}
      lead={head.lead}
      phase={6}
      back={null}
      next={{ label: messages.done.finish, sign: 'check', onPress: () => void send({ type: 'end' }) }}
    >
      <div class={common.stack}>
        <Problem code={screen.problem} />
        {results.length === 1 && only !== undefined ? (
          <>
            <OneResult result={only} />
            <Undo result={only} acting={screen.acting} />
          </>
        ) : (
          <Results results={results} acting={screen.acting} />
        )}
        {received.some((one) => one.awaitingPaper) ? (
          <Notice tone="warn" sign="file" title={messages.done.signTitle}>
            <p>{messages.done.sign}</p>
          </Notice>
        ) : null}
        {received.some((one) => one.awaitingMaterials) ? (
          <Notice tone="info" sign="file">
            <p>{messages.done.awaiting}</p>
          </Notice>
        ) : null}
        {prints.length === 0 ? null : (
          <section class={common.card}>
            <h2 class={common.row}>
              <Pictogram name="printer" />
              {messages.done.prints}
            </h2>
            <PrintStatus prints={prints} />
          </section>
        )}
        {received.length === 0 ? null : (
          <section class={common.card}>
            <h2>{screen.rated ? messages.rating.thanks : messages.rating.title}</h2>
            {screen.rated ? null : (
              <Rating
                disabled={screen.acting}
                onRate={(level, tags) => void send({ type: 'rate-visit', level, tags: [...tags] })}
              />
            )}
          </section>
        )}
      </div>
    </Frame>
  )
}
