/** Where a citizen is in choosing a place: level by level, or by letters. Pure. */
import { type Division, type Divisions, findByLetters, nearFirst, nextLetters } from './divisions.ts'

/** Places on one page of the panel; those found by letters stand below the letters. */
const PLACES_A_PAGE = 7
const FOUND_A_PAGE = 5

export interface Choosing {
  readonly path: readonly Division[]
  /** Letters typed so far; `null`: level by level. */
  readonly letters: string | null
  readonly page: number
}
export const BEGIN: Choosing = { path: [], letters: null, page: 0 }

export type Level = 'province' | 'city' | 'county' | 'letters'
const LEVELS = ['province', 'city', 'county'] as const
export const levelOf = ({ letters, path }: Choosing): Level =>
  letters === null ? (LEVELS[path.length] ?? 'county') : 'letters'

interface Offer {
  readonly places: readonly Division[]
  readonly hasEarlier: boolean
  readonly hasLater: boolean
  /** In a search: letters that lead on. */
  readonly nextLetters: readonly string[]
}

export const offer = (divisions: Divisions, { letters, page, path }: Choosing, region: string): Offer => {
  const all =
    letters === null
      ? nearFirst(path.at(-1)?.below ?? divisions.provinces, region)
      : findByLetters(divisions, letters, region)
  const most = letters === null ? PLACES_A_PAGE : FOUND_A_PAGE
  const from = page * most
  return {
    places: all.slice(from, from + most),
    hasEarlier: page > 0,
    hasLater: all.length > from + most,
    nextLetters: letters === null ? [] : nextLetters(divisions, letters),
  }
}

/** Where there is nothing below, the place is chosen. */
export const choosePlace = (place: Division): { readonly next: Choosing } | { readonly chosen: readonly Division[] } =>
  place.below.length === 0 ? { chosen: place.path } : { next: { ...BEGIN, path: place.path } }

/** `undefined`: nothing to go back to. */
export const backFrom = ({ letters, page, path }: Choosing): Choosing | undefined => {
  if (letters !== null) return letters === '' ? BEGIN : { ...BEGIN, letters: letters.slice(0, -1) }
  if (page > 0) return { path, letters, page: page - 1 }
  return path.length === 0 ? undefined : { ...BEGIN, path: path.slice(0, -1) }
}
