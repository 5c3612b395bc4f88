import { ReconcileAnswer, ReconcileRequest } from '@lutong/core/contracts/reconciliation.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'

/** `POST /v1/reconciliations`; mounted behind `requireTerminal`. */
export const reconciliation =
  ({ clock, log, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/v1/reconciliations',
      {
        schema: {
          summary: 'Of applications the terminal has receipts for: which are not here any more, or lack files',
          description:
            'Asked daily, and at once when the epoch that the heartbeat tells is another. What is unknown is handed in ' +
            'again by `PUT /v1/applications/{id}` with its receipt.',
          tags: ['intake'],
          security: [{ terminal: [] }],
          body: ReconcileRequest,
          response: { 200: ReconcileAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { records } = request.body
        const epoch = await store.openEpoch(clock.nowMs())
        const found = await store.reconcile(records)
        const idsOf = (state: 'unknown' | 'conflicting') =>
          found.filter((one) => one.state === state).map(({ id }) => id)
        const unknown = idsOf('unknown')
        const incomplete = found
          .filter(({ missingBlobs }) => missingBlobs.length > 0)
          .map(({ id, missingBlobs }) => ({ id, missingBlobs: [...missingBlobs] }))
        const counts = { asked: records.length, unknown: unknown.length, incomplete: incomplete.length }
        log('intake.reconciled', { terminalId: terminalOf(request).id, ...counts })
        return reply.code(200).send({ epoch, unknown, incomplete, conflicting: idsOf('conflicting') })
      },
    )
  }
