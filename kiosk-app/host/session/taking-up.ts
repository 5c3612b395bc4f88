/** Where a visit goes on in a host that was started again: the place it was at, entered anew. Pure. */

export const PLACES_TO_TAKE_UP = [
  ...(['items', 'search', 'bundle', 'eligibility', 'where', 'guidance', 'guide', 'sample', 'notice'] as const),
  ...(['identify', 'identifyByTyping', 'confirmPerson', 'form', 'materials', 'review', 'sign', 'refused'] as const),
  ...([
    'done',
    'progressIdentify',
    'progressAsking',
    'progress',
    'ownCase',
    'library',
    'directory',
    'published',
  ] as const),
  ...(['consultMatter', 'consultUrgency', 'consultWay', 'consultCheck', 'consultRecording'] as const),
  ...(['consultWaiting', 'consultHeld', 'consultCall', 'consultRecord'] as const),
  ...(['laws', 'questions', 'cases', 'channels', 'calculators', 'resuming', 'putAside.saved', 'paused'] as const),
  'offline',
] as const
export type PlaceToTakeUp = (typeof PLACES_TO_TAKE_UP)[number]

const isPlaceToTakeUp = (name: string): name is PlaceToTakeUp => PLACES_TO_TAKE_UP.some((place) => place === name)

/**
 * `place` as `visiting.place.form`. What was under way is taken back to where its outcome is known: an application that
 * was written is done, one that was not is reviewed once more; a case is asked for again. `undefined`: no visit there.
 */
export const placeToTakeUp = (
  place: string,
  visit: {
    readonly handedIn: readonly unknown[]
    readonly saved: unknown
    readonly query: unknown
    readonly leftAt: PlaceToTakeUp | null
  },
): PlaceToTakeUp | undefined => {
  const [root, , name = '', inner = ''] = place.split('.')
  if (root !== 'visiting') return undefined
  switch (name) {
    case 'sending':
      return visit.handedIn.length > 0 ? 'done' : 'review'
    case 'putAside':
      return visit.saved === null ? (visit.leftAt ?? 'guide') : 'putAside.saved'
    case 'ownCase':
      return inner === 'acting' && visit.query !== null ? 'progressAsking' : 'ownCase'
    case 'consultReturning':
      return 'resuming'
    case 'opening':
      return 'guide'
    case 'bundleBegins':
      return 'bundle'
    default:
      return isPlaceToTakeUp(name) ? name : undefined
  }
}

/** Where a visit that was put aside can go on. */
export const RESUME_PLACES = [
  ...(['bundle', 'guide', 'eligibility', 'where', 'notice', 'form', 'materials', 'review'] as const),
] as const
export type ResumePlace = (typeof RESUME_PLACES)[number]

const RESUMED_AT: Partial<Record<PlaceToTakeUp, ResumePlace>> = {
  bundle: 'bundle',
  eligibility: 'eligibility',
  where: 'where',
  notice: 'notice',
  identify: 'notice',
  identifyByTyping: 'notice',
  confirmPerson: 'notice',
  consultMatter: 'notice',
  consultUrgency: 'notice',
  consultWay: 'notice',
  consultCheck: 'notice',
  consultRecording: 'notice',
  form: 'form',
  materials: 'materials',
  review: 'review',
  sign: 'review',
  refused: 'review',
}

/**
 * A visit put aside at `leftAt` goes on there. Consent and card are asked for again; a signature belongs to what was
 * read on the review, so the review comes before it.
 */
export const resumePlace = (visit: {
  readonly leftAt: PlaceToTakeUp | null
  readonly lookup: { readonly from: string }
}): ResumePlace => {
  const { leftAt } = visit
  if (leftAt === 'laws') return visit.lookup.from === 'eligibility' ? 'eligibility' : 'guide'
  return (leftAt === null ? undefined : RESUMED_AT[leftAt]) ?? 'guide'
}
