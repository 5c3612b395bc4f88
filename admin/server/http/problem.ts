/** RFC 9457 problem details: a stable code, a sentence for operators, paths that were wrong; never a value. */
import { Problem } from '@lutong/core/contracts/intake.ts'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'

export type ProblemCode = Problem['code']

const KINDS: Record<ProblemCode, { readonly status: number; readonly title: string }> = {
  'invalid-request': { status: 400, title: 'The request is not of the agreed form.' },
  unauthorised: { status: 401, title: 'Who is asking could not be established.' },
  forbidden: { status: 403, title: 'This is not allowed to the one who asks.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'digest-mismatch': { status: 422, title: 'The content is not the one its digest names.' },
  'digest-conflict': { status: 422, title: 'Another content was received under this id.' },
  'unknown-item': { status: 422, title: 'The catalogue has no such item.' },
  'item-not-open': { status: 422, title: 'The item takes no applications.' },
  'too-large': { status: 413, title: 'The content is larger than allowed.' },
  'rate-limited': { status: 429, title: 'Too many attempts; wait as the answer says.' },
  conflict: { status: 409, title: 'It was changed by someone else in the meantime.' },
  unavailable: { status: 503, title: 'The service cannot answer now.' },
  internal: { status: 500, title: 'Something went wrong at the centre.' },
}

export type ProblemPlace = NonNullable<Problem['errors']>[number]

const problemOf = (code: ProblemCode, errors?: readonly ProblemPlace[]): Problem => ({
  type: `urn:lutong:problem:${code}`,
  title: KINDS[code].title,
  status: KINDS[code].status,
  code,
  ...(errors === undefined ? {} : { errors: [...errors] }),
})

/** Sends a problem; `retryAfterMs` says when another attempt has a chance. */
export const refuse = (
  reply: FastifyReply,
  code: ProblemCode,
  details: { readonly errors?: readonly ProblemPlace[]; readonly retryAfterMs?: number } = {},
): FastifyReply => {
  if (details.retryAfterMs !== undefined)
    void reply.header('retry-after', String(Math.max(1, Math.ceil(details.retryAfterMs / 1000))))
  return reply
    .code(KINDS[code].status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(code, details.errors))
}

/** Where a schema was not met, by path and by the schema's own code. */
export const placesOf = (error: z.ZodError): ProblemPlace[] =>
  error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : issue.code,
  }))

/** Every route's failures, for the API document. */
export const PROBLEM_ANSWERS = { '4xx': Problem, '5xx': Problem } as const
