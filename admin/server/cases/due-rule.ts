/** The statutory limit of a case by its item's catalogue entry and the calendar of working days. */
import { createWorkCalendar } from '@lutong/core/calendar/work-calendar.ts'
import { runningLimit } from '@lutong/core/cases/limits.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import type { DueRule } from '../../store/case-store.ts'
import type { CentreParts } from '../capability.ts'

const calendar = createWorkCalendar()

export const dueRuleOf =
  (catalogue: Pick<CentreParts['catalogue'], 'items'>) =>
  (itemCode: ItemCode): DueRule =>
  (history, outcome, clockWork) => {
    const item = catalogue.items.get(itemCode)
    const soFar = { history, outcome, ...(clockWork === undefined ? {} : { clockWork }) }
    const limit = item === undefined ? null : runningLimit(item, soFar, calendar)
    return limit === null ? null : { atMs: limit.atMs, what: limit.what }
  }
