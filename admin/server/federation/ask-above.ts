/** What is said to the centre above, and how its answer is read: by its schema, and no longer than one may be. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { z } from 'zod'
import type { UpwardFailure } from '../../store/federation-store.ts'
import type { AddressPolicy } from '../pushes/address-guard.ts'
import { guardedPost } from '../pushes/guarded-post.ts'
import { verdictOf } from '../pushes/send-message.ts'

const MOST_BYTES = 64 * 1024

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const askAbove = async <Answer>(
  base: string,
  path: '/v1/federation/centres' | '/v1/federation/reports',
  body: unknown,
  answer: z.ZodType<Answer>,
  policy: AddressPolicy,
): Promise<Result<Answer, UpwardFailure>> => {
  const message = { headers: {}, body: JSON.stringify(body) }
  const posted = await guardedPost(`${base.replace(/\/+$/, '')}${path}`, message, policy, MOST_BYTES)
  if (!posted.ok) return posted
  const verdict = verdictOf(posted.value.status)
  if (!verdict.ok) return verdict
  const read = answer.safeParse(jsonOf(posted.value.text))
  return read.success ? ok(read.data) : err('not-understood')
}
