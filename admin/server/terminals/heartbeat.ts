import { Heartbeat, HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { createResultsDesk } from '../feedback/results-desk.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'
import { terminalOf } from './terminal-auth.ts'

export const HEARTBEAT_EVERY_MS = 30_000

/** Spread by ±20 %, so that terminals switched on together do not stay together. */
const nextHeartbeatMs = (random: number): number => Math.round(HEARTBEAT_EVERY_MS * (0.8 + 0.4 * random))

/** `POST /v1/terminals/heartbeat`; mounted behind `requireTerminal`. */
export const heartbeat =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { callRoom, clock, content, store } = parts
    const results = createResultsDesk(parts)
    app.post(
      '/v1/terminals/heartbeat',
      {
        schema: {
          summary: 'Tell how the terminal is; learn when to tell again',
          tags: ['terminals'],
          security: [{ terminal: [] }],
          body: Heartbeat,
          response: { 200: HeartbeatAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const nowMs = clock.nowMs()
        await store.recordHeartbeat(terminalOf(request).id, request.body, nowMs)
        await results.renew()
        return reply.code(200).send({
          nowMs,
          nextInMs: nextHeartbeatMs(Math.random()),
          contentVersion: await content.latest(),
          ...(callRoom === undefined ? {} : { callRoom: callRoom.url }),
        })
      },
    )
  }
