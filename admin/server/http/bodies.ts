/** Bodies as they came: a signature and a digest cover bytes, not what a parser made of them. */
import { createHash } from 'node:crypto'
import { Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import { MATERIAL_MEDIA_TYPES } from '@lutong/core/contracts/intake.ts'
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

/** JSON is parsed without prototype tricks; files stay bytes; everything else is refused. */
export const acceptBodies = (app: FastifyInstance): void => {
  app.decorateRequest('rawBody')
  app.addHook('onRequest', async (request) => {
    request.rawBody = EMPTY
  })
  const parseJson = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    request.rawBody = body
    void parseJson(request, body.toString('utf8'), done)
  })
  app.addContentTypeParser(
    ['application/octet-stream', ...MATERIAL_MEDIA_TYPES],
    { parseAs: 'buffer' },
    (request, body: Buffer, done) => {
      request.rawBody = body
      done(null, null)
    },
  )
}
