/** Content for terminals: the signed list, and each part by its hash; mounted behind `requireTerminal`. */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { SignedManifest } from '@lutong/core/contracts/content-package.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { isKnownAs } from '../http/entity-tag.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'

const compress = promisify(gzip)

/** Some thousand terminals ask for the same few parts within minutes of a publication. */
const KEPT_COMPRESSED = 64

export const terminalContent =
  ({ content, store }: Pick<CentreParts, 'content' | 'store'>): FastifyPluginAsyncZod =>
  async (app) => {
    const compressed = new Map<string, Promise<Buffer>>()
    const packed = (sha256: string, body: string): Promise<Buffer> => {
      const known = compressed.get(sha256) ?? compress(Buffer.from(body))
      compressed.delete(sha256)
      compressed.set(sha256, known)
      for (const old of [...compressed.keys()].slice(0, -KEPT_COMPRESSED)) compressed.delete(old)
      return known
    }

    app.get(
      '/v1/content/manifest',
      {
        schema: {
          summary: 'The signed list of what every terminal should show',
          tags: ['content'],
          security: [{ terminal: [] }],
          response: { 200: SignedManifest, 304: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { version } = await content.now()
        const tag = `"${version.signed.body.contentVersion}"`
        void reply.header('etag', tag).header('cache-control', 'no-cache')
        if (isKnownAs(request.headers['if-none-match'], tag)) return reply.code(304).send(null)
        return reply.code(200).send(version.signed)
      },
    )

    app.get(
      '/v1/content/parts/:sha256',
      {
        schema: {
          summary: 'One part as canonical JSON, by the SHA-256 of its bytes',
          tags: ['content'],
          security: [{ terminal: [] }],
          params: z.object({ sha256: Sha256Hex }),
          response: { 200: z.instanceof(Buffer).meta({ format: 'binary' }), 304: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { sha256 } = request.params
        const body = await store.readContentPart(sha256)
        if (body === undefined) return refuse(reply, 'not-found')
        // Weak: packed or not, it is the same part.
        const tag = `W/"${sha256}"`
        void reply
          .header('etag', tag)
          .header('cache-control', 'private, max-age=31536000, immutable')
          .header('vary', 'accept-encoding')
        if (isKnownAs(request.headers['if-none-match'], tag)) return reply.code(304).send(null)
        void reply.code(200).type('application/json')
        if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(Buffer.from(body))
        return reply.header('content-encoding', 'gzip').send(await packed(sha256, body))
      },
    )
  }
