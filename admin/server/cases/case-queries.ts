import { CaseQuery, CaseQueryAnswer } from '@lutong/core/contracts/intake.ts'
import { normaliseIdNumber } from '@lutong/core/person/id-number.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'
import { progressOf } from './progress.ts'
import { slipWait, slipWasRight } from './proof.ts'

/** `POST /v1/case-queries`; mounted behind `requireTerminal`. Nothing found and a wrong code look the same. */
export const caseQueries =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { log, store } = parts
    const bySlip = async (query: Exclude<CaseQuery, { by: 'id-card' }>) => {
      if (query.by === 'slip') return store.caseBySlip(query.caseNumber, query.slipCode)
      const arrived = await store.arrivedUnder(query.provisionalNumber)
      return arrived && store.findOwnCase(arrived.caseNumber, query)
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
        const retryAfterMs = await slipWait(parts, query.by === 'slip' ? query.caseNumber : null, terminal.id)
        if (retryAfterMs !== undefined) return refuse(reply, 'rate-limited', { retryAfterMs })
        const found = await bySlip(query)
        if (found !== undefined) {
          await slipWasRight(parts, found.summary.caseNumber)
          log('person.read', { by: 'slip', terminalId: terminal.id, cases: 1 })
        }
        return reply.code(200).send({ cases: found === undefined ? [] : [progressOf(found)] })
      },
    )
  }
