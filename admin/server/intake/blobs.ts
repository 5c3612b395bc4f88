import { MATERIAL_MEDIA_TYPES, MAX_MATERIAL_BYTES, MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { keepBlob } from './keep-blob.ts'

const Address = z.object({ sha256: Sha256Hex })
const BlobAnswer = z.strictObject({ sha256: Sha256Hex, mediaType: MaterialMediaType, sizeBytes: z.int() })

/** Where files are handed in, and who may. */
interface Door {
  readonly under: '/v1' | '/v1/client'
  readonly security: 'terminal' | 'client'
}
const TERMINALS: Door = { under: '/v1', security: 'terminal' }

/** `PUT` and `HEAD /v1/blobs/{sha256}`; mounted behind `requireTerminal`, or at the door of other systems behind theirs. */
export const blobs =
  (parts: CentreParts, { security, under }: Door = TERMINALS): FastifyPluginAsyncZod =>
  async (app) => {
    const { store } = parts
    const keep = keepBlob(parts)
    app.put(
      `${under}/blobs/:sha256`,
      {
        bodyLimit: MAX_MATERIAL_BYTES,
        schema: {
          summary: 'Hand in a file by the hash of its content; again changes nothing',
          description: `The body is the file itself (${MATERIAL_MEDIA_TYPES.join(', ')}), at most 10 MiB.`,
          consumes: ['application/octet-stream', ...MATERIAL_MEDIA_TYPES],
          tags: ['intake'],
          security: [{ [security]: [] }],
          params: Address,
          response: { 200: BlobAnswer, 201: BlobAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { sha256 } = request.params
        const bytes = request.rawBody
        const kept = await keep(sha256, bytes)
        if (kept.ok) return reply.code(kept.value.isNew ? 201 : 200).send(kept.value.blob)
        return kept.error === 'digest-mismatch'
          ? refuse(reply, kept.error)
          : refuse(reply, 'invalid-request', { errors: [{ path: '', code: kept.error }] })
      },
    )

    app.head(
      `${under}/blobs/:sha256`,
      {
        schema: {
          summary: 'Is this file here?',
          tags: ['intake'],
          security: [{ [security]: [] }],
          params: Address,
          response: { 200: z.null(), 404: z.null() },
        },
      },
      async (request, reply) => {
        const blob = await store.findBlob(request.params.sha256)
        return reply.code(blob === undefined ? 404 : 200).send(null)
      },
    )
  }
