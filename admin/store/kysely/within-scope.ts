/** Whose rows a member of staff may see, by the tree of centres. */
import { COUNTY_DIGITS } from '@lutong/core/cases/levels.ts'
import { sql } from 'kysely'
import type { RegionScope } from '../staff-reader.ts'

/** Of `cases`, which keep the place they were handed in at. */
export const casesWithin = (scope: RegionScope) => sql<boolean>`cases.place_code like ${`${scope}%`}`

/** Of a table that names a terminal and its county: below the county it is the terminal that stands somewhere. */
export const terminalsWithin = (table: 'consultations' | 'help_calls', scope: RegionScope) =>
  scope.length <= COUNTY_DIGITS
    ? sql<boolean>`${sql.ref(`${table}.region_code`)} like ${`${scope}%`}`
    : sql<boolean>`${sql.ref(`${table}.terminal_id`)} in (select id from terminals where place_code like ${`${scope}%`})`
