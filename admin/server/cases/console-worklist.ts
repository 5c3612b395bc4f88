import { ReadGround } from '@lutong/core/cases/person-reads.ts'
import { normaliseIdNumber } from '@lutong/core/person/id-number.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { CASE_SORTS, cursorOf } from '../../store/case-list.ts'
import { recordRead } from '../reads/reading.ts'
import { accountOf, allow, readerOf } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { formatCursor, parseCursor } from './cursor.ts'
import { CaseFilterQuery, filterOf } from './list-query.ts'
import { CaseLine, CaseListView, lineOf } from './views.ts'

const PAGE = 25

const ListQuery = z.strictObject({
  ...CaseFilterQuery.shape,
  sort: z.enum(CASE_SORTS).optional(),
  after: z.string().max(80).optional(),
})
/** In a body, so that neither address bar nor any log on the way has it. */
const PersonQuery = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('id-number'), idNumber: z.string().trim().min(6).max(30), ground: ReadGround }),
  z.strictObject({ by: z.literal('name'), name: z.string().trim().min(2).max(60), ground: ReadGround }),
])
const PersonsCases = z.strictObject({ cases: z.array(CaseLine) })
const CentresView = z.strictObject({
  centres: z.array(z.strictObject({ regionCode: z.string(), name: z.string() })),
})

/** The worklist of the console; mounted behind `requireStaff`. */
export const consoleWorklist =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { store, catalogue, clock } = parts
    app.addHook('onRequest', allow('clerk', 'supervisor'))

    app.get(
      '/console/api/cases',
      {
        schema: {
          summary: 'Worklist, by filters, in an order, page by page',
          tags: ['console'],
          querystring: ListQuery,
          response: { 200: CaseListView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { after, sort = 'newest', ...asked } = request.query
        const cursor = after === undefined ? undefined : parseCursor(sort, after)
        if (after !== undefined && cursor === undefined)
          return refuse(reply, 'invalid-request', { errors: [{ path: 'after', code: 'invalid_format' }] })
        const nowMs = clock.nowMs()
        const filter = filterOf(asked, readerOf(request), catalogue, nowMs)
        // One more than shown tells whether there is a next page.
        const { cases, isMore, total } = await store.listCases(filter, sort, PAGE + 1, cursor)
        const shown = cases.slice(0, PAGE)
        const last = shown.at(-1)
        return reply.code(200).send({
          total,
          isMore,
          cases: shown.map((summary) => lineOf(summary, catalogue, nowMs)),
          ...(cases.length > PAGE && last !== undefined ? { next: formatCursor(sort, cursorOf(sort, last)) } : {}),
        })
      },
    )

    app.post(
      '/console/api/cases/of-person',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          summary: 'Cases of one person, by the whole name or number; the search is recorded',
          tags: ['console'],
          body: PersonQuery,
          response: { 200: PersonsCases, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { body } = request
        const found = await store.findCasesOf(
          readerOf(request),
          body.by === 'name' ? body : { by: 'id-number', idNumber: normaliseIdNumber(body.idNumber) },
        )
        // Of whom is not written down: the trace must not become a register of names.
        const numbers = found.map(({ caseNumber }) => caseNumber)
        await recordRead(parts, request, 'search', numbers, { ground: body.ground })
        return reply.code(200).send({ cases: found.map((summary) => lineOf(summary, catalogue, clock.nowMs())) })
      },
    )

    app.get(
      '/console/api/centres',
      {
        schema: {
          summary: 'Centres whose cases one may see',
          tags: ['console'],
          response: { 200: CentresView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) =>
        reply.code(200).send({ centres: [...(await store.listCentres(accountOf(request).scope))] }),
    )
  }
