/**
 * Border: centre → provincial data centre and other systems. A file of JSON Lines: one header, a line a case in the
 * order they were received, and one end; a file without its end was cut off. No line names a person.
 */
import { z } from 'zod'
import { DeskLevel } from '../cases/levels.ts'
import { CaseStage, DecisionOutcome } from '../cases/stages.ts'
import { CaseNumber, ItemCode, RegionCode } from '../ids.ts'
import { Application } from './intake.ts'

const Instant = z.iso.datetime().describe('RFC 3339, UTC')
const Day = z.iso.date()

const ExchangeHeader = z
  .strictObject({
    type: z.literal('header'),
    format: z.literal('lutong-exchange-1'),
    madeAt: Instant,
    fromDay: Day.nullable().describe('First day (UTC+8) on which cases were received; null: from the beginning'),
    toDay: Day.nullable().describe('Last such day; null: to the end'),
  })
  .describe('The first line')

const ExchangeEvent = z.strictObject({
  seq: z.int().min(1).describe('From 1, without a gap'),
  at: Instant,
  kind: z.enum(['received', 'materials-complete', 'moved']),
  stage: CaseStage.describe('Stage the case was at afterwards'),
  outcome: DecisionOutcome.nullable(),
})

export const ExchangeCase = z
  .strictObject({
    type: z.literal('case'),
    caseNumber: CaseNumber.describe(
      'The one number of a case; a later line of the same number replaces an earlier one',
    ),
    regionCode: RegionCode.describe('GB/T 2260'),
    itemCode: ItemCode,
    catalogueVersion: z.string(),
    channel: Application.shape.channel,
    stage: CaseStage,
    outcome: DecisionOutcome.nullable(),
    awaitingMaterials: z.boolean().describe('Papers that were named have not arrived yet'),
    heldAt: DeskLevel,
    referredTo: DeskLevel.nullable(),
    receivedAt: Instant,
    updatedAt: Instant,
    due: z
      .strictObject({ at: Instant, what: z.enum(['accept', 'decide', 'assign']) })
      .nullable()
      .describe('Time limit that runs now'),
    events: z.array(ExchangeEvent).min(1).describe('Stages with their times, oldest first'),
  })
  .describe('One case')
export type ExchangeCase = z.infer<typeof ExchangeCase>

const ExchangeEnd = z
  .strictObject({ type: z.literal('end'), cases: z.int().min(0).describe('Lines of cases before this one') })
  .describe('The last line')

export const ExchangeLine = z
  .discriminatedUnion('type', [ExchangeHeader, ExchangeCase, ExchangeEnd])
  .describe('One line of a Lütong exchange file (JSON Lines, UTF-8)')
export type ExchangeLine = z.infer<typeof ExchangeLine>
