/** Lawyers' entries, rotas and parties for administrators; a consultation's trace for supervisors, with a reason. */
import { AskedGround, ReadWords } from '@lutong/core/cases/person-reads.ts'
import { LawyerProfile, Availability } from '@lutong/core/consultation/consultation.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { firstBroken } from '../../store/kysely/trace-chain.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import { standsWithin } from '../accounts/stands-within.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { recordRead } from '../reads/reading.ts'
import { partyToken } from './terminal-asks.ts'

const LawyersView = z.strictObject({
  lawyers: z.array(
    z.strictObject({ accountId: z.string(), availability: Availability, load: z.int(), profile: LawyerProfile }),
  ),
})
const Parties = z.strictObject({
  clients: z.array(z.string().min(1).max(80)).max(2000),
  adversaries: z.array(z.string().min(1).max(80)).max(2000),
})
const TraceView = z.strictObject({
  /** `null`: the chain is whole. */
  firstBroken: z.int().nullable(),
  entries: z.array(
    z.strictObject({
      seq: z.int(),
      atMs: z.int(),
      kind: z.string(),
      actor: z.string(),
      /** Name of the account, where it is one of staff or a lawyer: the trace itself holds no name. */
      who: z.string().nullable(),
      body: z.unknown(),
      sha256: z.string(),
      sm3: z.string(),
    }),
  ),
})
export type TraceView = z.infer<typeof TraceView>
const Account = z.strictObject({ accountId: z.string().max(60) })
const none = z.null()

/** Mounted behind `requireStaff`. */
export const lawyerRoutes =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { store, clock, blind } = parts
    app.get(
      '/console/api/dispatch/lawyers',
      {
        preHandler: allow('admin', 'supervisor'),
        schema: {
          summary: 'Lawyers, their rotas and load',
          tags: ['console'],
          response: { 200: LawyersView, ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) =>
        reply.code(200).send({
          lawyers: (await store.listLawyers()).map(({ accountId, availability, load, profile }) => ({
            accountId,
            availability,
            load,
            profile,
          })),
        }),
    )
    app.put(
      '/console/api/dispatch/lawyers/:accountId',
      {
        preHandler: allow('admin'),
        schema: {
          summary: 'Write a lawyer’s entry and rota',
          tags: ['console'],
          params: Account,
          body: LawyerProfile,
          response: { 204: none, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { accountId } = request.params
        const atMs = clock.nowMs()
        await store.putLawyer(accountId, request.body, atMs)
        await store.audit({ atMs, actor: accountOf(request).name, action: 'lawyer.entry', subject: accountId })
        return reply.code(204).send(null)
      },
    )
    app.put(
      '/console/api/dispatch/lawyers/:accountId/parties',
      {
        preHandler: allow('admin'),
        schema: {
          summary: 'Whom the lawyer acts for and against; only blind indexes are kept',
          tags: ['console'],
          params: Account,
          body: Parties,
          response: { 204: none, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { accountId } = request.params
        const tokens = (names: readonly string[]) => [...new Set(names.map((name) => partyToken(blind, name)))]
        const known = await store.putLawyerParties(
          accountId,
          tokens(request.body.clients),
          tokens(request.body.adversaries),
        )
        if (!known) return refuse(reply, 'not-found')
        await store.audit({
          atMs: clock.nowMs(),
          actor: accountOf(request).name,
          action: 'lawyer.parties',
          subject: accountId,
        })
        return reply.code(204).send(null)
      },
    )
    app.post(
      '/console/api/consultations/:id/trace/looks',
      {
        preHandler: allow('supervisor'),
        schema: {
          summary: 'The trace of a consultation and whether its chain is whole; the look itself is written down',
          tags: ['console'],
          params: z.strictObject({ id: ConsultationId }),
          // In a body: no address bar and no log on the way has what is written there.
          body: z.strictObject({ ground: AskedGround, reason: ReadWords }),
          response: { 200: TraceView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const one = await store.findConsultation(id)
        if (one === undefined || !(await standsWithin(store, accountOf(request).scope, one)))
          return refuse(reply, 'not-found')
        const entries = await store.traceOf(id)
        if (entries.length === 0) return refuse(reply, 'not-found')
        const { ground, reason } = request.body
        await recordRead(parts, request, 'trace', [id], { ground, words: reason })
        const accounts = await store.listAccounts(one.regionCode)
        const names = new Map(accounts.map((account) => [account.id, account.name]))
        return reply.code(200).send({
          firstBroken: firstBroken(id, entries),
          entries: entries.map(({ seq, atMs, kind, actor, body, sha256, sm3 }) => ({
            ...{ seq, atMs, kind, actor, body, sha256, sm3, who: names.get(actor.split(':')[1] ?? '') ?? null },
          })),
        })
      },
    )
  }
