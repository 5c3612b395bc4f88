/** A pause: the screen is covered and the visit stays. How one comes back, and how often one may guess. Pure. */
import type { PlaceToTakeUp } from './taking-up.ts'
import { SESSION_TIMINGS } from './timings.ts'
import type { ReadCard, Visit } from './visit.ts'

/** Slips of the finger are forgiven; after these nobody can type for a while, and the card still opens. */
export const PAUSE_GUESSES = 3
const LAST_CHARACTERS = 4

const READING: ReadonlySet<PlaceToTakeUp> = new Set<PlaceToTakeUp>([
  ...(['items', 'search', 'published', 'library', 'laws', 'questions', 'cases', 'channels', 'directory'] as const),
  'offline',
])

/**
 * What uncovers the screen. `card`: the card of this visit, or the last characters of its number. `number`: nobody has
 * said who he is, but which service it is, or what was typed, is his own; a number is shown once. `press`: what was read
 * is the same for everybody.
 */
export type WayBack = 'card' | 'number' | 'press'

export const wayBack = (visit: Visit): WayBack => {
  if (visit.person !== null) return 'card'
  const from = visit.pause?.from
  return visit.item === null && visit.bundle === null && from !== undefined && READING.has(from) ? 'press' : 'number'
}

/** The pause begins; in a host that was started again it goes on with what is left of its time. */
export const beginPause = (visit: Visit, from: PlaceToTakeUp, nowMs: number, number: string): Partial<Visit> => {
  const pause = { from, endsAtMs: nowMs + SESSION_TIMINGS.pauseMs, number, isCovered: false }
  return { helpOpen: false, pause: wayBack({ ...visit, pause }) === 'number' ? pause : { ...pause, number: '' } }
}

export const isOwnCard = (visit: Visit, card: ReadCard): boolean =>
  visit.person !== null && visit.person.idNumber === card.person.idNumber

export const opensPause = (visit: Visit, typed: string): boolean => {
  const said = typed.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const wanted = visit.person === null ? (visit.pause?.number ?? '') : visit.person.idNumber.slice(-LAST_CHARACTERS)
  return wanted !== '' && said === wanted.toUpperCase()
}

export const isPauseLocked = (visit: Visit, nowMs: number): boolean => nowMs < visit.pauseGuesses.lockedUntilMs

/** Wrong guesses are counted for the whole visit: a pause begun again gives no new ones. */
export const countGuess = (visit: Visit, nowMs: number): Partial<Visit> => {
  const wrong = visit.pauseGuesses.wrong + 1
  return wrong < PAUSE_GUESSES
    ? { problem: 'pause-wrong', pauseGuesses: { wrong, lockedUntilMs: 0 } }
    : { problem: 'pause-locked', pauseGuesses: { wrong: 0, lockedUntilMs: nowMs + SESSION_TIMINGS.pauseLockMs } }
}

export const endPause = { pause: null, problem: null, pauseGuesses: { wrong: 0, lockedUntilMs: 0 } } as const
