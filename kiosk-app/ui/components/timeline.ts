/** What a case's timeline shows: what happened, then what would come next. Pure. */
import type { CaseView } from '../visit/screen-of.ts'

type Stage = CaseView['stage']

/** The way of a case that goes through (core/cases/stages.ts holds the rules). */
const USUAL_WAY: readonly Stage[] = ['applied', 'accepted', 'under-review', 'decided', 'documented', 'published']
const EARLY_ENDS: ReadonlySet<Stage> = new Set(['not-accepted', 'withdrawn'])

export interface TimelineStep {
  readonly stage: Stage
  readonly state: 'past' | 'now' | 'ended' | 'next'
  readonly atMs: number | null
  readonly outcome: CaseView['outcome']
}

export const timelineOf = (view: CaseView): readonly TimelineStep[] => {
  const happened = view.history.map((step): TimelineStep => {
    const current = step.stage === view.stage
    return {
      stage: step.stage,
      state: current ? (EARLY_ENDS.has(step.stage) ? 'ended' : 'now') : 'past',
      atMs: step.atMs,
      outcome: step.stage === 'decided' ? view.outcome : null,
    }
  })
  if (EARLY_ENDS.has(view.stage)) return happened
  const reached = USUAL_WAY.indexOf(view.stage)
  // What ends with its answer makes no document, and nothing is published.
  const way = view.endsWithAnswer ? USUAL_WAY.slice(0, USUAL_WAY.indexOf('decided') + 1) : USUAL_WAY
  const toCome = way.slice(reached + 1).map((stage): TimelineStep => ({
    stage,
    state: 'next',
    atMs: null,
    outcome: null,
  }))
  return [...happened, ...toCome]
}
