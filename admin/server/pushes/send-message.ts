/** One try of one message: nothing of the answer is kept but its status. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { PushFailure } from '../../store/push-store.ts'
import type { AddressPolicy } from './address-guard.ts'
import { guardedPost } from './guarded-post.ts'

export const verdictOf = (
  status: number,
): Result<null, Extract<PushFailure, 'redirected' | 'gone' | 'refused' | 'their-fault'>> => {
  if (status >= 200 && status < 300) return ok(null)
  if (status >= 300 && status < 400) return err('redirected')
  if (status === 410) return err('gone')
  return err(status < 500 ? 'refused' : 'their-fault')
}

export const sendMessage = async (
  address: string,
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  policy: AddressPolicy,
): Promise<Result<null, PushFailure>> => {
  const posted = await guardedPost(address, message, policy)
  return posted.ok ? verdictOf(posted.value.status) : posted
}
