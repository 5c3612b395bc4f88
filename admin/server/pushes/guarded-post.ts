/** One POST to an address that somebody typed: no redirect is followed, and only so much of the answer is read. */
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type AddressPolicy, checkAddress, guardedLookup } from './address-guard.ts'

const ANSWER_WITHIN_MS = 20_000

export type PostFailure = 'address-refused' | 'not-reached' | 'timed-out'

interface Posted {
  readonly status: number
  /** Empty where it is longer than was wanted. */
  readonly text: string
}

const failureOf = (error: Error): PostFailure => {
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'timed-out'
  return 'code' in error && error.code === 'EADDRESSREFUSED' ? 'address-refused' : 'not-reached'
}

const readUpTo = async (answer: IncomingMessage, mostBytes: number): Promise<string> => {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of answer) {
    const bytes = Buffer.from(piece)
    length += bytes.length
    if (length > mostBytes) return ''
    pieces.push(bytes)
  }
  return Buffer.concat(pieces).toString('utf8')
}

export const guardedPost = (
  address: string,
  message: { readonly headers: Readonly<Record<string, string>>; readonly body: string },
  policy: AddressPolicy,
  /** 0: the answer's status alone. */
  mostBytes = 0,
): Promise<Result<Posted, PostFailure>> => {
  const checked = checkAddress(address, policy)
  if (!checked.ok) return Promise.resolve(err('address-refused'))
  const url = checked.value
  const ask = url.protocol === 'https:' ? requestSecure : requestPlain
  return new Promise((resolve) => {
    const body = Buffer.from(message.body)
    const failed = (error: Error) => resolve(err(failureOf(error)))
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
        const status = answer.statusCode ?? 500
        if (mostBytes === 0) {
          answer.destroy()
          resolve(ok({ status, text: '' }))
        } else readUpTo(answer, mostBytes).then((text) => resolve(ok({ status, text })), failed)
      },
    )
    sent.on('error', failed)
    sent.end(body)
  })
}
