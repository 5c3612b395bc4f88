/** A service or a bundle is opened from where its name stands; "back" leads there again, with what stood there. */
import { assign } from 'xstate'
import type { PlaceToTakeUp } from '../taking-up.ts'
import type { VisitWords } from '../visit-setup.ts'
import { waysBackTo } from './ways-back.ts'

/** `null`: from the welcome screen. */
export const createOpenFrom =
  ({ update, visit }: VisitWords) =>
  (from: PlaceToTakeUp | null) => ({
    item: {
      target: '#visit.visiting.place.opening' as const,
      actions: visit.createAction(
        assign(({ context, event }) =>
          event.type === 'open-item' ? update.openItem(context, event.itemCode, from) : {},
        ),
      ),
    },
    bundle: {
      target: '#visit.visiting.place.bundle' as const,
      actions: visit.createAction(
        assign(({ context, event }) =>
          event.type === 'open-bundle' ? update.openBundle(context, event.bundleCode, from) : {},
        ),
      ),
    },
  })

/** The transitions of "back" from where a service begins. */
export const createWayBack = () => [
  ...waysBackTo(({ cameFrom }) => cameFrom.at(-1)?.place ?? null).map((way) => ({
    ...way,
    actions: 'comeBack' as const,
  })),
  { target: '#visit.welcome' as const, actions: 'startAfresh' as const },
]
