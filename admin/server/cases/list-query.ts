/** What a worklist may be asked for, in an address or in an export: never a person. */
import { dueAt } from '@lutong/core/calendar/due.ts'
import { createWorkCalendar } from '@lutong/core/calendar/work-calendar.ts'
import { desksOf } from '@lutong/core/cases/levels.ts'
import { CaseStage } from '@lutong/core/cases/stages.ts'
import { Channel } from '@lutong/core/contracts/intake.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { z } from 'zod'
import type { CaseFilter } from '../../store/case-list.ts'
import type { StaffReader } from '../../store/staff-reader.ts'
import type { CentreParts } from '../capability.ts'

/** Close enough to be worked on first. */
const SOON = { n: 2, unit: 'working' } as const
const calendar = createWorkCalendar()

/** The instant before which a limit that runs counts as due soon. */
export const soonUntilMs = (nowMs: number): number => dueAt(nowMs, SOON, calendar).atMs + 1

export const CaseFilterQuery = z.strictObject({
  stage: CaseStage.optional(),
  item: ItemCode.optional(),
  channel: Channel.optional(),
  /** Beginning of a region's code: a province, a city, a county. */
  region: z
    .string()
    .regex(/^[1-9]\d{1,5}$/)
    .optional(),
  /** `soon`: over within two working days; `late`: over. */
  due: z.enum(['soon', 'late']).optional(),
  assigned: z.enum(['me', 'nobody']).optional(),
  /** Part of a case number, or the beginning of a provisional one; a person's name never travels in an address. */
  text: z
    .string()
    .regex(/^(?:[\d-]{1,22}|L-[\dA-F]{1,12})$/)
    .optional(),
  /** `referrals`: sent up to a desk of the reader and not taken yet; `complaints`: these alone. */
  list: z.enum(['referrals', 'complaints']).optional(),
})
type CaseFilterQuery = z.infer<typeof CaseFilterQuery>

export const filterOf = (
  { assigned, channel, due, item, list, region, stage, text }: CaseFilterQuery,
  reader: StaffReader,
  { items }: Pick<CentreParts['catalogue'], 'items'>,
  nowMs: number,
): CaseFilter => ({
  ...{ reader, stage, itemCode: item, channel, region, text },
  due:
    due === undefined
      ? undefined
      : due === 'late'
        ? { beforeMs: nowMs }
        : { fromMs: nowMs, beforeMs: soonUntilMs(nowMs) },
  assignedTo: assigned === undefined ? undefined : assigned === 'me' ? reader.accountId : null,
  referredTo: list === 'referrals' ? desksOf(reader.scope) : undefined,
  itemCodes:
    list === 'complaints'
      ? [...items.values()].filter(({ type }) => type === 'complaint').map(({ code }) => code)
      : undefined,
})
