/** The citizen's presses on pages, one for one. */
import type { VisitEvent } from '../session/events.ts'
import type { Visit } from '../session/visit.ts'
import { judgePage, keepUnclear, movePage, namePaper, removePage, turnPage, undoRemove } from './page-order.ts'

/** Nothing for any other event. */
export const changePapers = (visit: Visit, event: VisitEvent): Partial<Visit> => {
  if (event.type === 'move-page') return movePage(visit, event.materialId, event.towards)
  if (event.type === 'turn-page') return turnPage(visit, event.materialId)
  if (event.type === 'remove-material') return removePage(visit, event.materialId)
  if (event.type === 'undo-remove') return undoRemove(visit)
  if (event.type === 'name-paper') return namePaper(visit, event.materialCode, event.name)
  if (event.type === 'judge-page') return judgePage(visit, event.materialId, event.look)
  if (event.type === 'keep-unclear') return keepUnclear(visit, event.materialId)
  return {}
}
