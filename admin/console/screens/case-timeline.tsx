/** What happened to a case, in order: its stages, and what was done beside them. */
import type { CaseView } from '../../server/cases/views.ts'
import { StageTag } from '../components/stage-tag.tsx'
import { moment, words } from '../language/language.ts'

type Event = CaseView['events'][number]
type Step = CaseView['steps'][number]

const When = ({ actor, atMs }: { readonly atMs: number; readonly actor: string | null }) => (
  <span class="event-by">
    <time dateTime={new Date(atMs).toISOString()}>{moment(atMs)}</time> · {actor ?? words().bySystem}
  </span>
)

const EventHead = ({ event }: { readonly event: Event }) => {
  const text = words()
  return (
    <div class="event-head">
      {event.kind === 'moved' ? (
        <StageTag stage={event.stage} outcome={event.outcome} />
      ) : (
        <strong>{event.kind === 'received' ? text.event.received : text.event.complete}</strong>
      )}
      <When atMs={event.atMs} actor={event.actor} />
    </div>
  )
}

const StepHead = ({ step }: { readonly step: Step }) => {
  const { steps, givenBack, givenTo } = words().casePage
  const names: Partial<Record<string, string>> = steps
  const name =
    step.kind === 'assigned' ? (step.to === null ? givenBack : givenTo(step.to)) : (names[step.kind] ?? step.kind)
  return (
    <div class="event-head">
      <span>{name}</span>
      <When atMs={step.atMs} actor={step.actor} />
    </div>
  )
}

type Entry = { readonly atMs: number } & (
  | { readonly event: Event; readonly step?: undefined }
  | { readonly step: Step; readonly event?: undefined }
)

/** At one instant the stage stands before what was done with it. */
const entriesOf = ({ events, steps }: CaseView): readonly Entry[] =>
  [
    ...events.map((event): Entry => ({ atMs: event.atMs, event })),
    ...steps.map((step): Entry => ({ atMs: step.atMs, step })),
  ].toSorted((a, b) => a.atMs - b.atMs)

export const CaseTimeline = ({ view }: { readonly view: CaseView }) => {
  const text = words()
  return (
    <ol class="timeline">
      {entriesOf(view).map(({ event, step }, index) => (
        <li key={index} class={step === undefined ? undefined : 'step'}>
          {step === undefined ? <EventHead event={event} /> : <StepHead step={step} />}
          {event === undefined || event.reason === null ? null : (
            <p class="reason">
              <span class="reason-word">{text.reason}</span> {event.reason}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
