/** A case as the rules of `core/cases/may-act` ask for it. */
import { clockWorkOf, limitsOf } from '@lutong/core/cases/limits.ts'
import type { CaseNow } from '@lutong/core/cases/may-act.ts'
import { createWorkCalendar } from '@lutong/core/calendar/work-calendar.ts'
import type { CaseHistory } from '../../store/case-store.ts'
import type { CentreParts } from '../capability.ts'

const calendar = createWorkCalendar()

export const caseNow = (
  { dossier, events, summary }: CaseHistory,
  { items }: Pick<CentreParts['catalogue'], 'items'>,
  nowMs: number,
): CaseNow & { readonly desk: NonNullable<CaseNow['desk']> } => {
  const item = items.get(summary.itemCode)
  return {
    stage: summary.stage,
    receivedAtMs: summary.receivedAtMs,
    isBooking: item?.handling.way === 'booked',
    isQuestion: item?.forms.includes('F6') ?? false,
    isComplaint: item?.type === 'complaint',
    dossier,
    desk: {
      level: summary.heldAt,
      limits:
        item === undefined
          ? []
          : limitsOf(item, { history: events, outcome: summary.outcome, clockWork: clockWorkOf(dossier) }, calendar),
      pauseReasons: item?.pauses?.map(({ reason }) => reason) ?? [],
      nowMs,
    },
  }
}
