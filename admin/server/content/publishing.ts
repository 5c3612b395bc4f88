/**
 * The second step: somebody proposes drafts, or an earlier version again; somebody else looks at them for secrecy, point
 * by point, and lets them go out as a signed version, or returns them with words. Mounted behind `requireStaff`.
 */
import { randomUUIDv7 } from 'node:crypto'
import { PartName, partKey } from '@lutong/core/contracts/content-package.ts'
import { SECRECY_CHECKS } from '@lutong/core/content/secrecy-checks.ts'
import { SecrecyReview } from '@lutong/core/content/secrecy-review.ts'
import { unreachable } from '@lutong/core/result.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import type { PublishFailure } from './content-desk.ts'
import { approvalFor, draftsOf, proposalViewOf, ProposalView } from './proposals.ts'

const SHOWN_PROPOSALS = 30

const ProposalsView = z.strictObject({
  /** The version that is published now. */
  version: z.int(),
  /** Newest first. */
  proposals: z.array(ProposalView),
  /** Whether somebody who is the only one to approve may approve the own text. */
  ownApproval: z.boolean(),
})
export type ProposalsView = z.infer<typeof ProposalsView>

const Note = z.string().trim().max(200)
const Proposing = z.union([
  z.strictObject({
    note: Note,
    /** The drafts as they were looked at. */
    drafts: z.array(z.strictObject({ ...PartName.shape, atMs: z.int() })).min(1),
  }),
  z.strictObject({ note: Note, againVersion: z.int().positive() }),
])
const Approving = z.strictObject({
  /** The version this was looked at against. */
  baseVersion: z.int().nonnegative(),
  review: SecrecyReview,
})
const Returning = z.strictObject({ words: z.string().trim().min(2).max(500) })
const Rules = z.strictObject({ ownApproval: z.boolean() })
const One = z.strictObject({ id: z.uuid() })
const none = z.null()

const answerFailure = (reply: FastifyReply, failure: PublishFailure) => {
  switch (failure.code) {
    case 'conflict':
      return refuse(reply, 'conflict')
    case 'not-found':
      return refuse(reply, 'not-found')
    case 'nothing-new':
      return refuse(reply, 'invalid-request', { errors: [{ path: '', code: 'nothing-new' }] })
    case 'invalid':
      return refuse(reply, 'invalid-request', {
        errors: failure.faults.map(({ code, part, path }) => ({ path: `${part}/${path}`, code })),
      })
    default:
      return unreachable(failure)
  }
}

export const publishing =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, content, store } = parts
    app.addHook('onRequest', allow('clerk', 'supervisor', 'admin'))

    app.get(
      '/console/api/content/proposals',
      {
        schema: {
          summary: 'Texts that wait for a second pair of eyes, and the last that were decided',
          tags: ['console'],
          response: { 200: ProposalsView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const [held, kept] = [await content.now(), await store.listContentDrafts()]
        const all = await store.listContentProposals(SHOWN_PROPOSALS)
        const proposals = await Promise.all(
          all.map(async (one) => proposalViewOf(one, kept, held, await approvalFor(parts, one, accountOf(request)))),
        )
        const ownApproval = await store.ownApprovalAllowed()
        return reply.code(200).send({ version: held.content.version, proposals, ownApproval })
      },
    )

    app.post(
      '/console/api/content/proposals',
      {
        schema: {
          summary: 'Propose drafts, or an earlier version again; nothing goes out yet',
          tags: ['console'],
          body: Proposing,
          response: { 201: One, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const asked = request.body
        const { name } = accountOf(request)
        const kept = new Map((await store.listContentDrafts()).map((draft) => [partKey(draft), draft]))
        const wanted = 'drafts' in asked ? asked.drafts : []
        const drafts = wanted.flatMap(({ atMs, id, kind }) => {
          const draft = kept.get(partKey({ kind, id }))
          return draft?.atMs === atMs ? [{ kind, id, atMs, actor: draft.actor }] : []
        })
        if (drafts.length !== wanted.length) return refuse(reply, 'conflict')
        const againVersion = 'againVersion' in asked ? asked.againVersion : null
        if (againVersion !== null && (await store.findContentVersion(againVersion)) === undefined)
          return refuse(reply, 'not-found')
        const [id, proposedAtMs] = [randomUUIDv7(), clock.nowMs()]
        await store.addContentProposal({ id, drafts, againVersion, note: asked.note, proposedBy: name, proposedAtMs })
        await store.audit({ atMs: proposedAtMs, actor: name, action: 'content.proposed', subject: id })
        return reply.code(201).send({ id })
      },
    )

    app.post(
      '/console/api/content/proposals/:id/approval',
      {
        onRequest: allow('supervisor', 'admin'),
        schema: {
          summary: 'Let it go out to every terminal: by somebody who did not write it, after the review for secrecy',
          tags: ['console'],
          params: One,
          body: Approving,
          response: { 201: z.strictObject({ version: z.int() }), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const account = accountOf(request)
        const proposal = await store.findContentProposal(id)
        if (proposal === undefined) return refuse(reply, 'not-found')
        if (proposal.state !== 'proposed') return refuse(reply, 'conflict')
        const approval = await approvalFor(parts, proposal, account)
        if (approval === undefined) return refuse(reply, 'forbidden', { errors: [{ path: '', code: 'own-text' }] })
        const drafts = draftsOf(proposal, await store.listContentDrafts(), await content.now())
        if (drafts === undefined) return refuse(reply, 'conflict')
        const by = {
          ...{ baseVersion: request.body.baseVersion, note: proposal.note, proposalId: id },
          ...{ actor: proposal.proposedBy, reviewer: account.name },
          ...{ checks: SECRECY_CHECKS, alone: approval === 'alone' },
        }
        const published =
          proposal.againVersion === null
            ? await content.publishDrafts(drafts, by)
            : await content.publishAgain(proposal.againVersion, by)
        if (!published.ok) return answerFailure(reply, published.error)
        const action = approval === 'alone' ? 'content.published-alone' : 'content.published'
        const subject = `content ${published.value}`
        await store.audit({ atMs: clock.nowMs(), actor: account.name, action, subject })
        return reply.code(201).send({ version: published.value })
      },
    )

    app.post(
      '/console/api/content/proposals/:id/return',
      {
        schema: {
          summary: 'Return it with words; whoever proposed it may take it back',
          tags: ['console'],
          params: One,
          body: Returning,
          response: { 204: none, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const { name, role } = accountOf(request)
        const proposal = await store.findContentProposal(id)
        if (proposal === undefined) return refuse(reply, 'not-found')
        if (role === 'clerk' && proposal.proposedBy !== name) return refuse(reply, 'forbidden')
        const atMs = clock.nowMs()
        const returned = await store.returnContentProposal(id, name, request.body.words, atMs)
        if (!returned.ok) return refuse(reply, 'conflict')
        await store.audit({ atMs, actor: name, action: 'content.returned', subject: id })
        return reply.code(204).send(null)
      },
    )

    app.put(
      '/console/api/content/rules',
      {
        onRequest: allow('admin'),
        schema: {
          summary: 'Let whoever is the only one to approve approve the own text; without effect where there are two',
          tags: ['console'],
          body: Rules,
          response: { 204: none, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name, scope } = accountOf(request)
        if (scope !== '') return refuse(reply, 'forbidden')
        const atMs = clock.nowMs()
        const { ownApproval } = request.body
        await store.allowOwnApproval(ownApproval, name, atMs)
        const action = `content.own-approval: ${ownApproval ? 'on' : 'off'}`
        await store.audit({ atMs, actor: name, action, subject: 'content-rules' })
        return reply.code(204).send(null)
      },
    )
  }
