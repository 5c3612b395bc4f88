/** One try of one message: no redirect is followed, nothing of the answer is kept but its status. */
import { request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { ok, err, type Result } from '@lutong/core/result.ts'
import type { PushFailure } from '../../store/push-store.ts'
import { type AddressPolicy, checkAddress, guardedLookup } from './address-guard.ts'

const ANSWER_WITHIN_MS = 20_000

const verdictOf = (status: number): Result<null, PushFailure> => {
  if (status >= 200 && status < 300) return ok(null)
  if (status >= 300 && status < 400) return err('redirected')
  if (status === 410) return err('gone')
  return err(status < 500 ? 'refused' : 'their-fault')
}

const failureOf = (error: Error): PushFailure =>
  'code' in error && error.code === 'EADDRESSREFUSED' ? 'address-refused' : 'not-reached'

export const sendMessage = (
  address: string,
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  policy: AddressPolicy,
): Promise<Result<null, PushFailure>> => {
  const checked = checkAddress(address, policy)
  if (!checked.ok) return Promise.resolve(err('address-refused'))
  const url = checked.value
  const ask = url.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((resolve) => {
    const body = Buffer.from(message.body)
    const sent = ask(
      url,
      {
        method: 'POST',
        headers: { ...message.headers, 'content-type': 'application/json', 'content-length': body.length },
        lookup: guardedLookup(policy),
        // One message, one connection: a kept one would not be looked up again.
        agent: false,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      },
      (answer) => {
        answer.destroy()
        resolve(verdictOf(answer.statusCode ?? 500))
      },
    )
    sent.on('error', (error) =>
      resolve(err(error.name === 'TimeoutError' || error.name === 'AbortError' ? 'timed-out' : failureOf(error))),
    )
    sent.end(body)
  })
}
