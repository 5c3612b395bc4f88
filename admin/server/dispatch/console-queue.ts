/** Who waits for a lawyer, for the console: places and tickets, and nobody's name or matter in words. */
import { LegalField, Outlook, SpokenLanguage } from '@lutong/core/consultation/consultation.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { Standing } from '@lutong/video-consult/dispatch/outlook.ts'
import { z } from 'zod'
import type { ConsultationFacts } from '../../store/consultation-store.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'

/** Nobody comes back for a place of yesterday; staff may still ask who did not come today. */
const NO_SHOWS_MS = 12 * 3_600_000

const Line = z.strictObject({
  id: ConsultationId,
  field: LegalField,
  language: SpokenLanguage,
  terminalName: z.string(),
})
const QueueView = z.strictObject({
  /** In turn. */
  waiting: z.array(
    Line.extend({
      state: z.enum(['queued', 'offered', 'held']),
      place: z.int().nullable(),
      outlook: Outlook.nullable(),
      waitingSinceMs: z.int(),
      /** Until when the place is kept for one who left with a ticket. */
      heldUntilMs: z.int().nullable(),
      urgent: z.boolean(),
    }),
  ),
  /** Left with a ticket and did not come back in time; the last first. */
  noShows: z.array(Line.extend({ untilMs: z.int() })),
})
export type QueueView = z.infer<typeof QueueView>

/** Mounted behind `requireStaff`. */
export const consoleQueue =
  ({ clock, store }: CentreParts, standingOf: (id: string) => Standing | undefined): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('clerk', 'supervisor'))
    app.get(
      '/console/api/dispatch/queue',
      {
        config: { askedByPage: true },
        schema: {
          summary: 'Who waits for a lawyer, who is away with a ticket, and who did not come back',
          tags: ['console'],
          response: { 200: QueueView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { scope } = accountOf(request)
        const names = new Map((await store.listTerminals(scope)).map((one) => [String(one.id), one.terminalName]))
        const line = ({ field, id, language, terminalId }: ConsultationFacts) => ({
          ...{ id, field, language },
          terminalName: names.get(terminalId) ?? '',
        })
        const waiting = (await store.openConsultations())
          .filter((one) => one.regionCode.startsWith(scope))
          .flatMap((one) => {
            const { heldUntilMs, precedence, state, waitingSinceMs } = one
            if (state !== 'queued' && state !== 'offered' && state !== 'held') return []
            const { outlook = null, place = null } = standingOf(one.id) ?? {}
            return [{ ...line(one), state, place, outlook, waitingSinceMs, heldUntilMs, urgent: precedence > 0 }]
          })
        const noShows = await store.noShows(scope, clock.nowMs() - NO_SHOWS_MS)
        return reply.code(200).send({
          // Whoever is being offered stands before all.
          waiting: waiting.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.waitingSinceMs - b.waitingSinceMs),
          noShows: noShows.map((one) => ({ ...line(one), untilMs: one.heldUntilMs ?? 0 })),
        })
      },
    )
  }
