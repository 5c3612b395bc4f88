/** Content in the console: what is published, and drafts of what shall be; mounted behind `requireStaff`. */
import { ContentManifest, PartName, partKey } from '@lutong/core/contracts/content-package.ts'
import { titleOfPart } from '@lutong/core/content/editable.ts'
import { SecrecyCheck } from '@lutong/core/content/secrecy-review.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import { Text } from '@lutong/core/messages/text.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { ContentVersion } from '../../store/content-store.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { ChangedPart, faultsOfDraft, previewOf } from './drafts.ts'
import { hashesOf } from './parts.ts'

const SHOWN_VERSIONS = 50
const MAX_DRAFT_BYTES = 1024 * 1024

const VersionLine = z.strictObject({
  version: ContentManifest.shape.contentVersion,
  createdAtMs: z.int(),
  origin: z.enum(['release', 'edit', 'again', 'results']),
  actor: z.string().nullable(),
  reviewer: z.string().nullable(),
  note: z.string().nullable(),
  /** Points of the review for secrecy. */
  checks: z.array(SecrecyCheck),
  /** Approved by its own author, who was the only one to approve. */
  alone: z.boolean(),
})
const PartLine = z.strictObject({
  ...PartName.shape,
  title: Text,
  size: z.int(),
  /** Written by staff; a new software release leaves it. */
  ours: z.boolean(),
  draft: z.strictObject({ actor: z.string(), atMs: z.int() }).nullable(),
})
const ContentView = z.strictObject({
  version: z.int(),
  parts: z.array(PartLine),
  /** Newest first. */
  versions: z.array(VersionLine),
})
export type ContentView = z.infer<typeof ContentView>

const PartView = z.strictObject({
  ...PartName.shape,
  title: Text,
  sha256: Sha256Hex,
  value: z.json(),
  draft: z.strictObject({ value: z.json(), actor: z.string(), atMs: z.int(), stale: z.boolean() }).nullable(),
})
export type PartView = z.infer<typeof PartView>

const PreviewView = z.strictObject({ version: z.int(), parts: z.array(ChangedPart) })
export type PreviewView = z.infer<typeof PreviewView>

const lineOf = ({
  actor,
  alone,
  checks,
  note,
  origin,
  reviewer,
  signed,
}: ContentVersion): z.infer<typeof VersionLine> => ({
  version: signed.body.contentVersion,
  createdAtMs: signed.body.createdAtMs,
  origin,
  actor,
  reviewer,
  note,
  checks: [...checks],
  alone,
})

export const consoleContent =
  ({ clock, content, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    // Whoever advises citizens does not write for them all.
    app.addHook('onRequest', allow('clerk', 'supervisor', 'admin'))
    app.get(
      '/console/api/content',
      {
        schema: {
          summary: 'What is published: parts, and the versions so far',
          tags: ['console'],
          querystring: z.object({ kind: z.string().max(40).optional(), text: z.string().max(60).optional() }),
          response: { 200: ContentView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const held = await content.now()
        const release = hashesOf(await store.lastRelease())
        const drafts = new Map((await store.listContentDrafts()).map((draft) => [partKey(draft), draft]))
        const { kind, text = '' } = request.query
        const wanted = text.trim().toLowerCase()
        const parts = held.parts
          .filter((part) => kind === undefined || kind === '' || part.kind === kind)
          .filter((part) => wanted === '' || `${part.id} ${JSON.stringify(part.value)}`.toLowerCase().includes(wanted))
          .map((part) => {
            const draft = drafts.get(partKey(part))
            return {
              kind: part.kind,
              id: part.id,
              title: titleOfPart(part.kind, part.id, part.value),
              size: part.ref.size,
              ours: release.get(partKey(part)) !== part.ref.sha256,
              draft: draft === undefined ? null : { actor: draft.actor, atMs: draft.atMs },
            }
          })
        const versions = (await store.listContentVersions(SHOWN_VERSIONS)).map(lineOf)
        return reply.code(200).send({ version: held.content.version, parts, versions })
      },
    )

    app.get(
      '/console/api/content/parts/:kind/:id',
      {
        schema: {
          summary: 'One part, and its draft',
          tags: ['console'],
          params: PartName,
          response: { 200: PartView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const key = partKey(request.params)
        const part = (await content.now()).parts.find((one) => partKey(one) === key)
        if (part === undefined) return refuse(reply, 'not-found')
        const draft = (await store.listContentDrafts()).find((one) => partKey(one) === key)
        return reply.code(200).send({
          ...request.params,
          title: titleOfPart(part.kind, part.id, part.value),
          sha256: part.ref.sha256,
          value: z.json().parse(part.value),
          draft:
            draft === undefined
              ? null
              : {
                  value: z.json().parse(draft.value),
                  actor: draft.actor,
                  atMs: draft.atMs,
                  stale: draft.baseSha256 !== part.ref.sha256,
                },
        })
      },
    )

    app.put(
      '/console/api/content/drafts/:kind/:id',
      {
        bodyLimit: MAX_DRAFT_BYTES,
        schema: {
          summary: 'Keep a draft of a part; terminals do not see it',
          tags: ['console'],
          params: PartName,
          body: z.strictObject({ value: z.json(), baseSha256: Sha256Hex }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { baseSha256, value } = request.body
        const part = (await content.now()).parts.find((one) => partKey(one) === partKey(request.params))
        if (part === undefined) return refuse(reply, 'not-found')
        if (part.ref.sha256 !== baseSha256) return refuse(reply, 'conflict')
        const faults = faultsOfDraft(part, value)
        if (faults.length > 0)
          return refuse(reply, 'invalid-request', { errors: faults.map(({ code, path }) => ({ path, code })) })
        const atMs = clock.nowMs()
        await store.saveContentDraft({ ...request.params, value, baseSha256, actor: accountOf(request).name, atMs })
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/console/api/content/drafts/:kind/:id',
      {
        schema: {
          summary: 'Throw a draft away',
          tags: ['console'],
          params: PartName,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        await store.dropContentDraft(request.params)
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/console/api/content/preview',
      {
        schema: {
          summary: 'What the drafts would change',
          tags: ['console'],
          response: { 200: PreviewView, ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) => {
        const held = await content.now()
        const parts = previewOf(held, await store.listContentDrafts())
        return reply.code(200).send({ version: held.content.version, parts })
      },
    )
  }
