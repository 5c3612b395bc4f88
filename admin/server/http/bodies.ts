/** Bodies as they came: a signature and a digest cover bytes, not what a parser made of them. */
import { createHash } from 'node:crypto'
import { Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import { MATERIAL_MEDIA_TYPES } from '@lutong/core/contracts/intake.ts'
import { PIECE_MEDIA_TYPE } from '@lutong/core/contracts/uploads.ts'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Empty where the request has no body. */
    rawBody: Buffer
  }
}

export const sm3Hex = (bytes: Uint8Array): Sm3Hex => Sm3Hex.parse(createHash('sm3').update(bytes).digest('hex'))
export const sha256Hex = (bytes: Uint8Array): Sha256Hex =>
  Sha256Hex.parse(createHash('sha256').update(bytes).digest('hex'))

const EMPTY = Buffer.alloc(0)

/** Only an escape can bring half a character (a lone surrogate) through UTF-8. */
const MAYBE_HALF = /\\u[dD][89a-fA-F]/
const isWellFormed = (value: unknown): boolean => {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([key, inner]) => key.isWellFormed() && isWellFormed(inner))
}

/** As the framework's own errors say what they are: by a status. */
class NotWellFormed extends Error {
  readonly statusCode = 400
}

/** JSON is parsed without prototype tricks and without half characters; files stay bytes; everything else is refused. */
export const acceptBodies = (app: FastifyInstance): void => {
  app.decorateRequest('rawBody')
  app.addHook('onRequest', async (request) => {
    request.rawBody = EMPTY
  })
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    request.rawBody = body
    const text = body.toString('utf8')
    void parseJson(request, text, (error, value) => {
      // It has no canonical bytes (RFC 8785), so nothing could be digested or signed, and no database would keep it.
      if (error === null && MAYBE_HALF.test(text) && !isWellFormed(value)) done(new NotWellFormed('half a character'))
      else done(error, value)
    })
  })
  app.addContentTypeParser(
    ['application/octet-stream', PIECE_MEDIA_TYPE, ...MATERIAL_MEDIA_TYPES],
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      request.rawBody = body
      done(null, null)
    },
  )
}
