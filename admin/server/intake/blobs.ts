import { MATERIAL_MEDIA_TYPES, MAX_MATERIAL_BYTES, MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { mediaTypeOf } from './media-type.ts'

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
  ({ store, blobs: files, clock, log }: CentreParts, { security, under }: Door = TERMINALS): FastifyPluginAsyncZod =>
  async (app) => {
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
        const mediaType = mediaTypeOf(bytes)
        if (sha256Hex(bytes) !== sha256) return refuse(reply, 'digest-mismatch')
        if (mediaType === undefined)
          return refuse(reply, 'invalid-request', { errors: [{ path: '', code: 'media-type-not-taken' }] })
        const before = await store.findBlob(sha256)
        if (before !== undefined) return reply.code(200).send(before)
        const blob = { sha256, mediaType, sizeBytes: bytes.length }
        // The file first: a row promises that the bytes are there.
        await files.put(sha256, bytes)
        await store.recordBlob(blob, clock.nowMs())
        log('intake.blob-stored', { mediaType, sizeBytes: bytes.length })
        return reply.code(201).send(blob)
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
