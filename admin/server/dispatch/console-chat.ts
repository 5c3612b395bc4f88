/** For how long the written words of a call are kept where nobody signs its record: read and set by staff. */
import { ChatRetention } from '@lutong/core/consultation/chat.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'
import type { Looking } from '../sweeping/look-again.ts'

/** Mounted behind `requireStaff`. */
export const consoleChat =
  ({ clock, store }: CentreParts, sweep: Pick<Looking, 'due'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/console/api/chat-retention',
      {
        preHandler: allow('admin', 'supervisor'),
        schema: {
          summary: 'For how many days written words of a call are kept where nobody signs its record',
          tags: ['console'],
          response: { 200: ChatRetention, ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) => reply.code(200).send(await store.chatRetention()),
    )
    app.put(
      '/console/api/chat-retention',
      {
        preHandler: allow('admin'),
        schema: {
          summary: 'Set it; what is older than the new rule says is erased at once',
          tags: ['console'],
          body: ChatRetention,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const atMs = clock.nowMs()
        const { name } = accountOf(request)
        await store.setChatRetention(request.body, name, atMs)
        await store.audit({
          ...{ atMs, actor: name, subject: 'chat-retention' },
          action: `chat.retention-set: ${request.body.keptDays} d`,
        })
        sweep.due()
        return reply.code(204).send(null)
      },
    )
  }
