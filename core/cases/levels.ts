/** Where a case lies: the desk that works on it, and who sits at which. Pure. */
import { z } from 'zod'

const DESK_LEVELS = ['station', 'county', 'city', 'province'] as const
export const DeskLevel = z.enum(DESK_LEVELS)
export type DeskLevel = z.infer<typeof DeskLevel>

/** `null`: nobody is above. */
export const levelAbove = (level: DeskLevel): DeskLevel | null => DESK_LEVELS[DESK_LEVELS.indexOf(level) + 1] ?? null

/** Levels of the tree of centres, the widest first. */
export const CENTRE_LEVELS = ['province', 'city', 'county', 'station', 'village'] as const
export type CentreLevel = (typeof CENTRE_LEVELS)[number]

/**
 * How many digits a place of each level has: GB/T 2260 to the county, then three more for the township of a station and
 * three for a village, as the national statistics number them. What begins with a place's code lies within it.
 */
const DIGITS: Record<CentreLevel, number> = { province: 2, city: 4, county: 6, station: 9, village: 12 }
export const COUNTY_DIGITS = DIGITS.county
/** Of the deepest place. */
export const PLACE_DIGITS = DIGITS.village

/** Code of a place in the tree of centres. */
export const PlaceCode = z.string().regex(/^[1-9]\d(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?$/)

/** `undefined`: no code of a place has so many digits. */
export const levelOfPlace = (code: string): CentreLevel | undefined =>
  CENTRE_LEVELS.find((level) => DIGITS[level] === code.length)

/** The desk that receives what is handed in at a place; a village's is its station's. */
const deskOfPlace = (level: CentreLevel): DeskLevel => (level === 'village' ? 'station' : level)

/** Whoever sits at this level or above may work on what lies there; below one may still read what one sent up. */
export const mayHandle = (level: DeskLevel, scope: string): boolean =>
  level === 'station' || scope.length <= DIGITS[level]

/** Desks whose list of referrals is this account's; without a region all of them. */
export const desksOf = (scope: string): readonly DeskLevel[] => {
  if (scope === '') return DESK_LEVELS
  const level = levelOfPlace(scope)
  return level === undefined ? [] : [deskOfPlace(level)]
}
