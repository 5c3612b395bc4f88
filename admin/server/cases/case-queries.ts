import { CaseQuery, CaseQueryAnswer } from '@lutong/core/contracts/intake.ts'
import { normaliseIdNumber } from '@lutong/core/person/id-number.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'
import { progressOf } from './progress.ts'

/** 32^8 codes and these two bounds: guessing a slip takes longer than any case. */
const SLIP_LIMITS = { windowMs: 10 * 60_000, perTerminal: 20, perCase: 5 } as const

/** `POST /v1/case-queries`; mounted behind `requireTerminal`. Nothing found and a wrong code look the same. */
export const caseQueries =
  ({ store, guards, clock, log }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    /** Milliseconds to wait where one of the keys has been tried too often; `undefined` where it may go on. */
    const waitFor = async (limits: readonly (readonly [key: string, max: number])[]): Promise<number | undefined> => {
      const nowMs = clock.nowMs()
      for (const [key, max] of limits) {
        const { count, endsAtMs } = await guards.countAttempt(key, nowMs, SLIP_LIMITS.windowMs)
        if (count > max) return endsAtMs - nowMs
      }
      return undefined
    }

    app.post(
      '/v1/case-queries',
      {
        schema: {
          summary: 'The citizen’s own cases, by card or by slip',
          tags: ['cases'],
          security: [{ terminal: [] }],
          body: CaseQuery,
          response: { 200: CaseQueryAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const query = request.body
        const terminal = terminalOf(request)
        if (query.by === 'id-card') {
          const found = await store.casesOfPerson(normaliseIdNumber(query.idNumber))
          log('person.read', { by: 'card', terminalId: terminal.id, cases: found.length })
          return reply.code(200).send({ cases: found.map(progressOf) })
        }
        const caseKey = `slip:case:${query.caseNumber}`
        const terminalKey = `slip:terminal:${terminal.id}`
        const retryAfterMs = await waitFor([
          [caseKey, SLIP_LIMITS.perCase],
          [terminalKey, SLIP_LIMITS.perTerminal],
        ])
        if (retryAfterMs !== undefined) return refuse(reply, 'rate-limited', { retryAfterMs })
        const found = await store.caseBySlip(query.caseNumber, query.slipCode)
        if (found !== undefined) {
          await guards.clearAttempts(caseKey)
          log('person.read', { by: 'slip', terminalId: terminal.id, cases: 1 })
        }
        return reply.code(200).send({ cases: found === undefined ? [] : [progressOf(found)] })
      },
    )
  }
