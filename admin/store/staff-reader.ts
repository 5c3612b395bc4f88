import { COUNTY_DIGITS } from '@lutong/core/cases/levels.ts'

/** Codes of places beginning with it, however deep in the tree of centres; empty for all. */
export type RegionScope = string

/** Who reads: their region, and the account, which may be kept from a case. */
export interface StaffReader {
  readonly scope: RegionScope
  readonly accountId: string
}

/** The county a scope lies in, or the scope itself where it is as wide as a county or wider. */
export const regionOf = (scope: RegionScope): RegionScope => scope.slice(0, COUNTY_DIGITS)
