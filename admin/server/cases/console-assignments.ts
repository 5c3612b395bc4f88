import { CaseNumber } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { Account } from '../../store/account-store.ts'
import { accountOf, allow, readerOf } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { ActId } from './act-id.ts'

const HANDLERS: readonly Account['role'][] = ['clerk', 'supervisor']

const AssignRequest = z.strictObject({
  actId: ActId,
  /** Account that had the case when the one who asks looked. */
  from: z.string().max(60).nullable(),
  /** `me`, another account, or nobody. */
  to: z.string().max(60).nullable(),
})
const HandlersView = z.strictObject({ handlers: z.array(z.strictObject({ id: z.string(), name: z.string() })) })

const FAILURES = { 'not-found': 'not-found', conflict: 'conflict', 'at-another-desk': 'forbidden' } as const

/** Who works on a case; mounted behind `requireStaff`. */
export const consoleAssignments =
  ({ store, clock, log }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('clerk', 'supervisor'))

    app.get(
      '/console/api/handlers',
      {
        onRequest: allow('supervisor'),
        schema: {
          summary: 'Staff whom a case may be given to',
          tags: ['console'],
          response: { 200: HandlersView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const accounts = await store.listAccounts(accountOf(request).scope)
        const handlers = accounts.filter(({ role }) => HANDLERS.includes(role)).map(({ id, name }) => ({ id, name }))
        return reply.code(200).send({ handlers })
      },
    )

    /** That account, where it may work on the case; whoever a complaint is about is found no case. */
    const handlerOf = async (caseNumber: CaseNumber, accountId: string): Promise<Account | undefined> => {
      const accounts = await store.listAccounts(caseNumber.slice(0, 6))
      const found = accounts.find(({ id, role }) => id === accountId && HANDLERS.includes(role))
      if (found === undefined) return undefined
      const record = await store.findCase(caseNumber, { accountId, scope: found.scope })
      return record === undefined ? undefined : found
    }

    app.post(
      '/console/api/cases/:caseNumber/assignment',
      {
        schema: {
          summary: 'Take a case over, give it to somebody or give it back',
          tags: ['console'],
          params: z.object({ caseNumber: CaseNumber }),
          body: AssignRequest,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const { caseNumber } = request.params
        const { actId, from, to } = request.body
        const isOwn = to === null || to === 'me' || to === account.id
        if (!isOwn && account.role !== 'supervisor') return refuse(reply, 'forbidden')
        const handler = isOwn ? account : await handlerOf(caseNumber, to)
        if (handler === undefined)
          return refuse(reply, 'invalid-request', { errors: [{ path: 'to', code: 'no-such-handler' }] })
        const atMs = clock.nowMs()
        const assigned = await store.assignCase({
          ...{ id: actId, caseNumber, reader: readerOf(request), from, actor: account.name, atMs },
          to: to === null ? null : { accountId: handler.id, name: handler.name },
        })
        if (!assigned.ok) return refuse(reply, FAILURES[assigned.error])
        await store.audit({ atMs, actor: account.name, action: 'case.assigned', subject: caseNumber })
        log('case.act', { caseNumber, act: 'assign', accountId: account.id })
        return reply.code(204).send(null)
      },
    )
  }
