/** The stages of a case as a line: passed with their day, where it is now, and what is still to come. */
import type { CaseView } from '../visit/screen-of.ts'
import { shortDay } from '../visit/formats.ts'
import { useVisit } from '../visit/visit.ts'
import css from './case-timeline.module.css'
import { type TimelineStep, timelineOf } from './timeline.ts'
import { Pictogram } from './pictogram.tsx'

const CLASS: Readonly<Record<TimelineStep['state'], string | undefined>> = {
  past: css.past,
  now: css.now,
  ended: css.ended,
  next: css.next,
}

export const CaseTimeline = ({ view }: { readonly view: CaseView }) => {
  const { snapshot, messages } = useVisit()
  return (
    <div class={css.room}>
      <ol class={css.line}>
        {timelineOf(view).map((step) => (
          <li key={step.stage} class={CLASS[step.state]} aria-current={step.state === 'now' ? 'step' : undefined}>
            <span class={css.dot}>
              {step.state === 'past' || step.state === 'now' ? <Pictogram name="check" /> : null}
              {step.state === 'ended' ? <Pictogram name="close" /> : null}
            </span>
            <strong>
              {messages.stages[step.stage]}
              {step.outcome === null ? '' : ` · ${messages.progress.outcomes[step.outcome]}`}
            </strong>
            <span class={css.date}>
              {step.atMs === null ? messages.progress.next : shortDay(step.atMs, snapshot.language)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
