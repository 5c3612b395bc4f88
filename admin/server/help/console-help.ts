import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'

const HelpCallView = z.strictObject({
  id: z.string(),
  terminalName: z.string(),
  screen: z.string(),
  askedAtMs: z.int(),
  state: z.enum(['waiting', 'coming']),
  answeredBy: z.string().nullable(),
})
export type HelpCallView = z.infer<typeof HelpCallView>

/** Calls for a person, for the console; mounted behind `requireStaff`. */
export const consoleHelp =
  ({ clock, log, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('clerk', 'supervisor'))
    app.get(
      '/console/api/help-calls',
      {
        config: { askedByPage: true },
        schema: {
          summary: 'Terminals where somebody waits for a person, oldest first',
          tags: ['console'],
          response: { 200: z.strictObject({ calls: z.array(HelpCallView) }), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const calls = await store.openCalls(accountOf(request).scope, clock.nowMs())
        return reply.code(200).send({ calls: calls.map((call) => ({ ...call })) })
      },
    )
    app.post(
      '/console/api/help-calls/:id/answers',
      {
        schema: {
          summary: 'On the way, or helped',
          tags: ['console'],
          params: z.object({ id: z.uuid() }),
          body: z.strictObject({ state: z.enum(['coming', 'done']) }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const { id } = request.params
        const { state } = request.body
        const atMs = clock.nowMs()
        const taken = await store.answerCall({ id, state, atMs, scope: account.scope, actor: account.name })
        if (!taken) return refuse(reply, 'conflict')
        log('help.answered', { state, accountId: account.id })
        return reply.code(204).send(null)
      },
    )
  }
