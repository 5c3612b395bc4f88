import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import { CASE_STAGES, CaseStage } from '@lutong/core/cases/stages.ts'
import { Text } from '@lutong/core/messages/text.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { allow, readerOf } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'
import { SILENT_AFTER_MS } from '../terminals/console-terminals.ts'
import { soonUntilMs } from './list-query.ts'

const PERIODS = ['7', '30', '90'] as const
const MOST_ITEMS = 8

export const OverviewView = z.strictObject({
  stages: z.array(z.strictObject({ stage: CaseStage, count: z.int() })),
  items: z.array(z.strictObject({ code: z.string(), name: Text, count: z.int() })),
  /** Each day of the period, the quiet ones too. */
  days: z.array(z.strictObject({ day: z.string(), count: z.int() })),
  late: z.int(),
  soon: z.int(),
  unassigned: z.int(),
  terminals: z.strictObject({ online: z.int(), all: z.int() }),
  ratings: z.array(z.strictObject({ level: z.int(), count: z.int() })),
})
export type OverviewView = z.infer<typeof OverviewView>

/** How the work stands; mounted behind `requireStaff`. */
export const consoleOverview =
  ({ store, catalogue, clock }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/console/api/overview',
      {
        onRequest: allow('clerk', 'supervisor'),
        schema: {
          summary: 'How the work stands: by stage, item and day, limits, terminals, ratings',
          tags: ['console'],
          querystring: z.strictObject({ days: z.enum(PERIODS).optional() }),
          response: { 200: OverviewView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const nowMs = clock.nowMs()
        const length = Number(request.query.days ?? '30')
        const today = dayOfInstant(nowMs)
        const first = today - length + 1
        const { days, items, ...counts } = await store.overview(readerOf(request), {
          ...{ nowMs, soonMs: soonUntilMs(nowMs), onlineSinceMs: nowMs - SILENT_AFTER_MS },
          // The beginning of the first day in Beijing.
          fromMs: Date.parse(`${isoDateOfDay(first)}T00:00:00+08:00`),
        })
        const byDay = new Map(days.map(({ count, day }) => [day, count]))
        return reply.code(200).send({
          ...counts,
          stages: counts.stages.toSorted((a, b) => CASE_STAGES.indexOf(a.stage) - CASE_STAGES.indexOf(b.stage)),
          ratings: [...counts.ratings],
          items: items.slice(0, MOST_ITEMS).map(({ count, itemCode }) => ({
            ...{ code: itemCode, count },
            name: [...catalogue.items.values()].find(({ code }) => code === itemCode)?.name ?? {
              ...{ 'zh-CN': itemCode, en: itemCode },
            },
          })),
          days: Array.from({ length }, (_, index) => ({
            day: isoDateOfDay(first + index),
            count: byDay.get(first + index) ?? 0,
          })),
        })
      },
    )
  }
