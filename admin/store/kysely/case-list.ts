/** The worklist: which cases, in which order, how many; and the cases of one person, found by what cannot be read. */
import { COUNTY_DIGITS, PLACE_DIGITS } from '@lutong/core/cases/levels.ts'
import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { type CaseCursor, type CaseFilter, type CaseListStore, type CaseSort, MOST_COUNTED } from '../case-list.ts'
import type { CaseSummary } from '../case-store.ts'
import { regionOf, type StaffReader } from '../staff-reader.ts'
import type { Vault } from '../vault.ts'
import { nameLookups, personLookups, SUMMARY_COLUMNS, toSummary } from './rows.ts'
import type { CentreTables } from './tables.ts'

/** More of one person's cases than a page can show are not sent. */
const MOST_OF_A_PERSON = 50

/** `%` and `_` of the seeker are letters, not wildcards. */
const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`

/** As `isOpenTo`, asked once for a whole list and not for each of its rows: an account is kept from few cases. */
const isInListOf = ({ accountId }: StaffReader) =>
  sql<boolean>`cases.case_number not in (select case_number from case_exclusions where account_id = ${accountId})`

export const createCaseList = (db: Kysely<CentreTables>, vault: Vault): CaseListStore => {
  const within = (reader: StaffReader, region = '') => {
    let query = db.selectFrom('cases').where(isInListOf(reader))
    // Codes are six digits: a prefix is a range of them, which any index can be asked for.
    for (const prefix of [regionOf(reader.scope), region])
      if (prefix !== '')
        query = query
          .where('region_code', '>=', prefix.padEnd(6, '0'))
          .where('region_code', '<=', prefix.padEnd(6, '9'))
    // Below the county it is the place that a case was handed in at.
    if (reader.scope.length > COUNTY_DIGITS)
      query = query
        .where('place_code', '>=', reader.scope)
        .where('place_code', '<=', reader.scope.padEnd(PLACE_DIGITS, '9'))
    return query
  }

  const matching = (filter: CaseFilter) => {
    let query = within(filter.reader, filter.region)
    if (filter.itemCodes !== undefined) query = query.where('item_code', 'in', [...filter.itemCodes, ''])
    if (filter.referredTo !== undefined) query = query.where('referred_to', 'in', [...filter.referredTo, ''])
    if (filter.stage !== undefined) query = query.where('stage', '=', filter.stage)
    if (filter.itemCode !== undefined) query = query.where('item_code', '=', filter.itemCode)
    if (filter.channel !== undefined) query = query.where('channel', '=', filter.channel)
    if (filter.assignedTo === null) query = query.where('assigned_to', 'is', null)
    else if (filter.assignedTo !== undefined) query = query.where('assigned_to', '=', filter.assignedTo)
    if (filter.due?.fromMs !== undefined) query = query.where('due_at', '>=', filter.due.fromMs)
    if (filter.due?.beforeMs !== undefined) query = query.where('due_at', '<', filter.due.beforeMs)
    const { text } = filter
    if (text?.startsWith('L-') === true) query = query.where(sql<boolean>`provisional_number like ${`${text}%`}`)
    else if (text !== undefined) query = query.where(sql<boolean>`case_number like ${containing(text)} escape '\\'`)
    return query
  }

  const count = async (filter: CaseFilter): Promise<number> => {
    const { total } = await db
      .selectFrom(
        matching(filter)
          .select('case_number')
          .limit(MOST_COUNTED + 1)
          .as('counted'),
      )
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow()
    return total
  }

  const byTime = async (
    filter: CaseFilter,
    direction: 'asc' | 'desc',
    limit: number,
    after: CaseCursor | undefined,
  ): Promise<CaseSummary[]> => {
    let page = matching(filter).select(SUMMARY_COLUMNS)
    if (after !== undefined)
      page = page.where(
        direction === 'desc'
          ? sql<boolean>`(received_at, case_number) < (${after.key}, ${after.caseNumber})`
          : sql<boolean>`(received_at, case_number) > (${after.key}, ${after.caseNumber})`,
      )
    const rows = await page.orderBy('received_at', direction).orderBy('case_number', direction).limit(limit).execute()
    return rows.map((row) => toSummary(row, vault))
  }

  /** Those with a limit by its end; behind them those without one, the newest first. */
  const byDue = async (filter: CaseFilter, limit: number, after: CaseCursor | undefined): Promise<CaseSummary[]> => {
    const first: CaseSummary[] = []
    if (after?.part !== 'undue') {
      let page = matching(filter).select(SUMMARY_COLUMNS).where('due_at', 'is not', null)
      if (after !== undefined)
        page = page.where(sql<boolean>`(due_at, case_number) > (${after.key}, ${after.caseNumber})`)
      const rows = await page.orderBy('due_at').orderBy('case_number').limit(limit).execute()
      first.push(...rows.map((row) => toSummary(row, vault)))
    }
    // A filter by limits has nobody without one.
    if (first.length === limit || filter.due !== undefined) return first
    let rest = matching(filter).select(SUMMARY_COLUMNS).where('due_at', 'is', null)
    if (after?.part === 'undue')
      rest = rest.where(sql<boolean>`(received_at, case_number) < (${after.key}, ${after.caseNumber})`)
    const rows = await rest
      .orderBy('received_at', 'desc')
      .orderBy('case_number', 'desc')
      .limit(limit - first.length)
      .execute()
    return [...first, ...rows.map((row) => toSummary(row, vault))]
  }

  const pageOf = (filter: CaseFilter, sort: CaseSort, limit: number, after?: CaseCursor) =>
    sort === 'due' ? byDue(filter, limit, after) : byTime(filter, sort === 'oldest' ? 'asc' : 'desc', limit, after)

  return {
    listCases: async (filter, sort, limit, after) => {
      const [total, cases] = [await count(filter), await pageOf(filter, sort, limit, after)]
      return { total: Math.min(total, MOST_COUNTED), isMore: total > MOST_COUNTED, cases }
    },

    pageOfCases: pageOf,

    findCasesOf: async (reader, person) => {
      const query = within(reader)
      const rows = await (
        person.by === 'id-number'
          ? query.where('person_index', 'in', personLookups(vault, person.idNumber))
          : query.where('name_index', 'in', nameLookups(vault, person.name))
      )
        .select(SUMMARY_COLUMNS)
        .orderBy('received_at', 'desc')
        .limit(MOST_OF_A_PERSON)
        .execute()
      return rows.map((row) => toSummary(row, vault))
    },
  }
}
