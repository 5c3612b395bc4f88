/** A keeper that gives a host any visit at any place, as a crash would have left it: tests begin wherever they want. */
import type { VisitKeeper } from '../supervision/visit-keeper.ts'
import type { Visit } from '../session/visit.ts'

export const keeperAt = (place: string, visit: Visit): VisitKeeper => ({
  before: {
    door: { token: 'token', cookie: 'cookie' },
    visit: () => ({ place: `visiting.place.${place}`, visit, typed: new Map(), intended: new Map() }),
  },
  keepDoor: () => {},
  keepVisit: () => {},
})
