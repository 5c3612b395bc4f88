/** For how long closed cases are kept, and which are held beyond it: read by heads, the days set by the administrator. */
import { CaseRetention } from '@lutong/core/cases/case-retention.ts'
import { CaseNumber } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { accountOf, allow, readerOf } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import type { Looking } from '../sweeping/look-again.ts'

const CaseAddress = z.object({ caseNumber: CaseNumber })
export const CaseHoldView = z.strictObject({
  held: z.strictObject({ by: z.string(), atMs: z.int(), reason: z.string() }).nullable(),
  /** Closed cases are erased at all. */
  keptDays: z.int().nullable(),
})
export type CaseHoldView = z.infer<typeof CaseHoldView>
/** `null` lets it go. */
const HoldWanted = z.strictObject({ reason: z.string().trim().min(4).max(200).nullable() })

/** Mounted behind `requireStaff`. */
export const consoleCaseRetention =
  ({ clock, store }: CentreParts, sweep: Pick<Looking, 'due'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/console/api/case-retention',
      {
        preHandler: allow('admin', 'supervisor'),
        schema: {
          summary: 'For how many days closed cases are kept as they are; `null` for good',
          tags: ['console'],
          response: { 200: CaseRetention, ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) => reply.code(200).send(await store.caseRetention()),
    )
    app.put(
      '/console/api/case-retention',
      {
        preHandler: allow('admin'),
        schema: {
          summary: 'Set it; what is older than the new rule says is erased at once, for good',
          tags: ['console'],
          body: CaseRetention,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const atMs = clock.nowMs()
        const { name } = accountOf(request)
        const { keptDays } = request.body
        await store.setCaseRetention({ keptDays }, name, atMs)
        const action = `case.retention-set: ${keptDays === null ? 'for good' : `${keptDays} d`}`
        await store.audit({ atMs, actor: name, action, subject: 'case-retention' })
        sweep.due()
        return reply.code(204).send(null)
      },
    )
    app.get(
      '/console/api/cases/:caseNumber/hold',
      {
        preHandler: allow('clerk', 'supervisor'),
        schema: {
          summary: 'Whether a case is held beyond its days',
          tags: ['console'],
          params: CaseAddress,
          response: { 200: CaseHoldView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const held = await store.caseHold(request.params.caseNumber, readerOf(request))
        if (held === undefined) return refuse(reply, 'not-found')
        return reply.code(200).send({ held, keptDays: (await store.caseRetention()).keptDays })
      },
    )
    app.put(
      '/console/api/cases/:caseNumber/hold',
      {
        preHandler: allow('supervisor'),
        schema: {
          summary: 'Hold a case beyond its days and say why, or let it go',
          tags: ['console'],
          params: CaseAddress,
          body: HoldWanted,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { caseNumber } = request.params
        if ((await store.caseHold(caseNumber, readerOf(request))) === undefined) return refuse(reply, 'not-found')
        const atMs = clock.nowMs()
        const { name } = accountOf(request)
        const { reason } = request.body
        await store.holdCase(caseNumber, reason === null ? null : { by: name, atMs, reason })
        const action = reason === null ? 'case.hold-ended' : 'case.held'
        await store.audit({ atMs, actor: name, action, subject: caseNumber })
        return reply.code(204).send(null)
      },
    )
  }
