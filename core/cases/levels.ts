/** Where a case lies: the desk that works on it, and who sits at which. Pure. */
import { z } from 'zod'

const DESK_LEVELS = ['station', 'county', 'city', 'province'] as const
export const DeskLevel = z.enum(DESK_LEVELS)
export type DeskLevel = z.infer<typeof DeskLevel>

/** `null`: nobody is above. */
export const levelAbove = (level: DeskLevel): DeskLevel | null => DESK_LEVELS[DESK_LEVELS.indexOf(level) + 1] ?? null

/** A region code's digits say how high an account sits: six a county and its stations, four a city, two a province. */
const DIGITS: Record<DeskLevel, number> = { station: 6, county: 6, city: 4, province: 2 }

/** Whoever sits at this level or above may work on what lies there; below one may still read what one sent up. */
export const mayHandle = (level: DeskLevel, scope: string): boolean => scope.length <= DIGITS[level]

/** Desks whose list of referrals is this account's; without a region all of them. */
export const desksOf = (scope: string): readonly DeskLevel[] =>
  scope === '' ? DESK_LEVELS : DESK_LEVELS.filter((level) => DIGITS[level] === scope.length)
