/** To a place that was left for a moment; entered anew, as after a crash: what is shown there comes from the visit. */
import type { Visit } from '../visit.ts'
import { PLACES_TO_TAKE_UP, type PlaceToTakeUp } from '../taking-up.ts'

/** One transition a place; only that of the place `left` names is taken. */
export const waysBackTo = (left: (visit: Visit) => PlaceToTakeUp | null) =>
  PLACES_TO_TAKE_UP.map((place) => ({
    guard: ({ context }: { readonly context: Visit }) => left(context) === place,
    target: `#visit.visiting.place.${place}` as const,
  }))
