/** The second step: drafts go out as a new version, or an earlier version again; mounted behind `requireStaff`. */
import { PartName, partKey } from '@lutong/core/contracts/content-package.ts'
import { unreachable, type Result } from '@lutong/core/result.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import type { PublishFailure } from './content-desk.ts'

const Publishing = z.strictObject({
  /** The version this was looked at against. */
  baseVersion: z.int().nonnegative(),
  /** 保密审查: somebody by name looked at it and says that nothing secret or personal is in it. */
  secrecyReview: z.strictObject({ passed: z.literal(true), reviewer: z.string().trim().min(2).max(40) }),
  note: z.string().trim().max(200),
})
const Published = z.strictObject({ version: z.int() })

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
  ({ clock, content, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const answer = async (reply: FastifyReply, actor: string, published: Result<number, PublishFailure>) => {
      if (!published.ok) return answerFailure(reply, published.error)
      const subject = `content ${published.value}`
      await store.audit({ atMs: clock.nowMs(), actor, action: 'content.published', subject })
      return reply.code(201).send({ version: published.value })
    }

    app.post(
      '/console/api/content/versions',
      {
        onRequest: allow('supervisor', 'admin'),
        schema: {
          summary: 'Publish these drafts to every terminal',
          tags: ['console'],
          body: z.strictObject({
            ...Publishing.shape,
            /** The drafts as they were looked at. */
            drafts: z.array(z.strictObject({ ...PartName.shape, atMs: z.int() })).min(1),
          }),
          response: { 201: Published, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { baseVersion, drafts: wanted, note, secrecyReview } = request.body
        const actor = accountOf(request).name
        const kept = new Map((await store.listContentDrafts()).map((draft) => [partKey(draft), draft]))
        const drafts = wanted.flatMap((one) => {
          const draft = kept.get(partKey(one))
          return draft?.atMs === one.atMs ? [draft] : []
        })
        const current = new Map((await content.now()).parts.map((part) => [partKey(part), part.ref.sha256]))
        const fresh = drafts.every((draft) => current.get(partKey(draft)) === draft.baseSha256)
        if (drafts.length !== wanted.length || !fresh) return refuse(reply, 'conflict')
        const by = { baseVersion, actor, reviewer: secrecyReview.reviewer, note }
        return answer(reply, actor, await content.publishDrafts(drafts, by))
      },
    )

    app.post(
      '/console/api/content/versions/:version/again',
      {
        onRequest: allow('supervisor', 'admin'),
        schema: {
          summary: 'Publish the content of an earlier version again, under a new number',
          tags: ['console'],
          params: z.object({ version: z.coerce.number().int().positive() }),
          body: Publishing,
          response: { 201: Published, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { baseVersion, note, secrecyReview } = request.body
        const actor = accountOf(request).name
        const by = { baseVersion, actor, reviewer: secrecyReview.reviewer, note }
        return answer(reply, actor, await content.publishAgain(request.params.version, by))
      },
    )
  }
