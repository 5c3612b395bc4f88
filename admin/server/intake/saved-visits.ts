import {
  MAX_SAVED_VISIT_BYTES,
  ReadVisitAnswer,
  ReadVisitRequest,
  SAVED_VISIT_DAYS,
  SaveVisitAnswer,
  SaveVisitRequest,
} from '@lutong/core/contracts/saved-visits.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'

const DAY_MS = 86_400_000
/** Base64 and its JSON take a third more. */
const BODY_LIMIT = Math.ceil(MAX_SAVED_VISIT_BYTES * 1.4)
/** A visit may have forty photographs. 32^10 codes, a slow derivation on the terminal and this bound: a code is not guessed. */
const READ_LIMIT = { windowMs: 10 * 60_000, perTerminal: 200 } as const

/** `POST /v1/saved-visits` and `POST /v1/saved-visits/read`; mounted behind `requireTerminal`. */
export const savedVisits =
  ({ clock, guards, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/v1/saved-visits',
      {
        bodyLimit: BODY_LIMIT,
        schema: {
          summary: 'Keep a sealed visit that its citizen goes on with later; the centre cannot read it',
          tags: ['intake'],
          security: [{ terminal: [] }],
          body: SaveVisitRequest,
          response: { 200: SaveVisitAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const nowMs = clock.nowMs()
        const keptUntilMs = nowMs + SAVED_VISIT_DAYS * DAY_MS
        const { id, sealedBase64 } = request.body
        await store.saveVisit(id, Buffer.from(sealedBase64, 'base64'), keptUntilMs, nowMs)
        return reply.code(200).send({ keptUntilMs })
      },
    )
    app.post(
      '/v1/saved-visits/read',
      {
        schema: {
          summary: 'A sealed visit by its address',
          tags: ['intake'],
          security: [{ terminal: [] }],
          body: ReadVisitRequest,
          response: { 200: ReadVisitAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const nowMs = clock.nowMs()
        const key = `saved-visit:terminal:${terminalOf(request).id}`
        const { count, endsAtMs } = await guards.countAttempt(key, nowMs, READ_LIMIT.windowMs)
        if (count > READ_LIMIT.perTerminal) return refuse(reply, 'rate-limited', { retryAfterMs: endsAtMs - nowMs })
        const sealed = await store.readVisit(request.body.id, nowMs)
        if (sealed === undefined) return refuse(reply, 'not-found')
        return reply.code(200).send({ sealedBase64: Buffer.from(sealed).toString('base64') })
      },
    )
  }
