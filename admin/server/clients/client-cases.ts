import {
  ClientCaseList,
  ClientCaseQuery,
  ClientCaseQueryAnswer,
  ClientCaseStatus,
} from '@lutong/core/contracts/clients.ts'
import { CaseNumber } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { type CaseCursor, cursorOf } from '../../store/case-list.ts'
import { formatCursor, parseCursor } from '../cases/cursor.ts'
import { slipWait, slipWasRight } from '../cases/proof.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { isTagKnown } from '../http/tagged.ts'
import { actorOf, clientOf, mayAct } from './client-auth.ts'
import { clientCaseOf, clientStatusOf } from './client-view.ts'

const placeOf = ({ caseNumber, key }: CaseCursor) => ({ receivedAtMs: key, caseNumber: CaseNumber.parse(caseNumber) })

const MOST = 100
const ListQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(MOST).default(50),
  after: z.string().max(80).optional(),
})
const Tagged = z.object({ 'if-none-match': z.string().max(2_000).optional() })

/** `GET /v1/client/applications…`, `POST /v1/client/case-queries`; mounted behind `requireClient`. */
export const clientCases =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, log, store } = parts
    app.addHook('onRequest', mayAct('query'))

    app.get(
      '/v1/client/applications',
      {
        schema: {
          summary: 'What this system handed in, newest first',
          tags: ['clients'],
          security: [{ client: [] }],
          headers: Tagged,
          querystring: ListQuery,
          response: { 200: ClientCaseList, 304: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { after, limit } = request.query
        const cursor = after === undefined ? undefined : parseCursor('newest', after)
        if (after !== undefined && cursor === undefined)
          return refuse(reply, 'invalid-request', { errors: [{ path: 'after', code: 'invalid_format' }] })
        const client = clientOf(request)
        // One more than told says whether there is a next page.
        const found = await store.casesOfClient(client.id, limit + 1, cursor && placeOf(cursor))
        const told = found.slice(0, limit)
        const last = told.at(-1)
        const answer = {
          cases: told.map(clientCaseOf),
          ...(found.length > limit && last !== undefined
            ? { next: formatCursor('newest', cursorOf('newest', last)) }
            : {}),
        }
        await store.audit({ atMs: clock.nowMs(), actor: actorOf(client), action: 'client.listed', subject: '' })
        return isTagKnown(request, reply, answer) ? reply.code(304).send(null) : reply.code(200).send(answer)
      },
    )

    app.get(
      '/v1/client/applications/:caseNumber',
      {
        schema: {
          summary: 'How a case stands that this system handed in',
          tags: ['clients'],
          security: [{ client: [] }],
          headers: Tagged,
          params: z.object({ caseNumber: CaseNumber }),
          response: { 200: ClientCaseStatus, 304: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { caseNumber } = request.params
        const client = clientOf(request)
        const found = await store.findOwnCase(caseNumber, { by: 'client', clientId: client.id })
        if (found === undefined) return refuse(reply, 'not-found')
        await store.audit({ atMs: clock.nowMs(), actor: actorOf(client), action: 'client.read', subject: caseNumber })
        const answer = clientStatusOf(found)
        return isTagKnown(request, reply, answer) ? reply.code(304).send(null) : reply.code(200).send(answer)
      },
    )

    app.post(
      '/v1/client/case-queries',
      {
        schema: {
          summary:
            'A case by number and code of its slip, wherever it came in; nothing found and a wrong code look the same',
          tags: ['clients'],
          security: [{ client: [] }],
          body: ClientCaseQuery,
          response: { 200: ClientCaseQueryAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { caseNumber, slipCode } = request.body
        const client = clientOf(request)
        const retryAfterMs = await slipWait(parts, caseNumber, client.id)
        if (retryAfterMs !== undefined) return refuse(reply, 'rate-limited', { retryAfterMs })
        const isOwn = client.regions.some((region) => caseNumber.startsWith(region))
        const found = isOwn ? await store.caseBySlip(caseNumber, slipCode) : undefined
        if (found !== undefined) {
          await slipWasRight(parts, caseNumber)
          await store.audit({ atMs: clock.nowMs(), actor: actorOf(client), action: 'client.read', subject: caseNumber })
          log('person.read', { by: 'slip', clientId: client.id, cases: 1 })
        }
        return reply.code(200).send({ cases: found === undefined ? [] : [clientStatusOf(found)] })
      },
    )
  }
