/** An answer that is not sent again to whoever has it already. */
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isKnownAs } from './entity-tag.ts'

/** Sets `ETag`; true where the asker has this very answer, and 304 is due. */
export const isTagKnown = (request: FastifyRequest, reply: FastifyReply, answer: unknown): boolean => {
  const tag = `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url')}"`
  void reply.headers({ etag: tag, 'cache-control': 'private, no-cache' })
  return isKnownAs(request.headers['if-none-match'], tag)
}
