import { MAX_MATERIAL_BYTES } from '@lutong/core/contracts/intake.ts'
import { hashNamedIn, PIECE_MEDIA_TYPE, TUS_VERSION, UploadState } from '@lutong/core/contracts/uploads.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'
import { createUploadDesk, type PieceRefusal, type Progress } from './upload-desk.ts'

/** Quotas are of a terminal: room comes when it finishes or gives up what it began. */
const QUOTA_WAIT_MS = 60_000
const EXTENSIONS = 'creation,expiration,termination'
const Address = z.object({ sha256: Sha256Hex })
const Count = z.string().regex(/^\d{1,12}$/)
const Tus = z.object({ 'tus-resumable': z.string().max(20).optional() })
const Creation = Tus.extend({ 'upload-length': Count, 'upload-metadata': z.string().max(1_000) })
const Piece = Tus.extend({ 'upload-offset': Count, 'content-type': z.string().max(100).optional() })

const tell = (reply: FastifyReply, { endsAtMs, lengthBytes, offsetBytes }: Progress): FastifyReply => {
  void reply.headers({
    'upload-offset': String(offsetBytes),
    'upload-length': String(lengthBytes),
    'cache-control': 'no-store',
  })
  if (endsAtMs !== null) void reply.header('upload-expires', new Date(endsAtMs).toUTCString())
  return reply
}

const refusePiece = (reply: FastifyReply, refusal: PieceRefusal): FastifyReply => {
  if (typeof refusal === 'object')
    return refuse(reply.header('upload-offset', String(refusal.offsetBytes)), 'conflict', {
      errors: [{ path: 'upload-offset', code: 'not-the-offset' }],
    })
  switch (refusal) {
    case 'media-type-not-taken':
    case 'piece-too-small':
      return refuse(reply, 'invalid-request', { errors: [{ path: '', code: refusal }] })
    case 'digest-mismatch':
    case 'not-found':
    case 'too-large':
      return refuse(reply, refusal)
    default:
      return refusal satisfies never
  }
}

/** `OPTIONS /v1/uploads`: what is spoken here; nobody has to be known for it. */
export const uploadOptions: FastifyPluginAsyncZod = async (app) => {
  app.options('/v1/uploads', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .code(204)
      .headers({
        'tus-resumable': TUS_VERSION,
        'tus-version': TUS_VERSION,
        'tus-extension': EXTENSIONS,
        'tus-max-size': String(MAX_MATERIAL_BYTES),
      })
      .send(),
  )
}

/** `POST /v1/uploads`, `HEAD`, `PATCH` and `DELETE /v1/uploads/{sha256}`; mounted behind `requireTerminal`. */
export const uploads =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const desk = createUploadDesk(parts)
    app.addHook('onClose', () => desk.stop())
    app.addHook('onSend', async (_request, reply) => void reply.header('tus-resumable', TUS_VERSION))
    app.addHook('preHandler', async (request, reply) =>
      request.headers['tus-resumable'] === TUS_VERSION
        ? undefined
        : refuse(reply.header('tus-version', TUS_VERSION), 'precondition-failed', {
            errors: [{ path: 'tus-resumable', code: 'not-this-version' }],
          }),
    )
    const schema = { tags: ['intake'], security: [{ terminal: [] }] }

    app.post(
      '/v1/uploads',
      {
        schema: {
          ...schema,
          summary: 'Begin a file in pieces, or learn how far it is',
          description:
            'tus 1.0.0. `Upload-Metadata: sha256 …` names the SHA-256 of the whole (its hexadecimal text in base64), ' +
            'which is its address. Again changes nothing.',
          headers: Creation,
          response: { 201: UploadState, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const sha256 = hashNamedIn(request.headers['upload-metadata'])
        if (sha256 === undefined)
          return refuse(reply, 'invalid-request', { errors: [{ path: 'upload-metadata', code: 'names-no-sha256' }] })
        const lengthBytes = Number(request.headers['upload-length'])
        if (lengthBytes === 0)
          return refuse(reply, 'invalid-request', { errors: [{ path: 'upload-length', code: 'too_small' }] })
        if (lengthBytes > MAX_MATERIAL_BYTES) return refuse(reply, 'too-large')
        const begun = await desk.begin(terminalOf(request).id, sha256, lengthBytes)
        if (!begun.ok)
          return begun.error === 'quota'
            ? refuse(reply, 'rate-limited', { retryAfterMs: QUOTA_WAIT_MS })
            : refuse(reply, 'conflict', { errors: [{ path: 'upload-length', code: 'not-its-length' }] })
        const { offsetBytes } = begun.value
        return tell(reply, begun.value)
          .code(201)
          .header('location', `/v1/uploads/${sha256}`)
          .send({ sha256, lengthBytes, offsetBytes })
      },
    )

    app.head(
      '/v1/uploads/:sha256',
      {
        schema: {
          ...schema,
          summary: 'How far is this file? `Upload-Offset` of `Upload-Length`',
          params: Address,
          headers: Tus,
          response: { 200: z.null(), 404: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const progress = await desk.look(terminalOf(request).id, request.params.sha256)
        if (progress === undefined) return reply.code(404).header('cache-control', 'no-store').send(null)
        return tell(reply, progress).code(200).send(null)
      },
    )

    app.patch(
      '/v1/uploads/:sha256',
      {
        bodyLimit: MAX_MATERIAL_BYTES,
        schema: {
          ...schema,
          summary: 'The next piece of a file, from `Upload-Offset` on; the last one makes the file',
          description:
            'A piece is taken whole or not at all. One that is not the last has at least 1 KiB. Where the whole is not ' +
            'what its hash says it is refused (422) and thrown away.',
          consumes: [PIECE_MEDIA_TYPE],
          params: Address,
          headers: Piece,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        if (request.headers['content-type'] !== PIECE_MEDIA_TYPE) return refuse(reply, 'unsupported-media-type')
        const startAt = Number(request.headers['upload-offset'])
        const piece = { startAt, bytes: request.rawBody }
        const added = await desk.add(terminalOf(request).id, request.params.sha256, piece)
        return added.ok ? tell(reply, added.value).code(204).send(null) : refusePiece(reply, added.error)
      },
    )

    app.delete(
      '/v1/uploads/:sha256',
      {
        schema: {
          ...schema,
          summary: 'Give up a file that is not whole yet',
          params: Address,
          headers: Tus,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) =>
        (await desk.giveUp(terminalOf(request).id, request.params.sha256))
          ? reply.code(204).send(null)
          : refuse(reply, 'not-found'),
    )
  }
