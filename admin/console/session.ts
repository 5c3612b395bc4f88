import { err, ok, type Result } from '@lutong/core/result.ts'
import { signal } from '@preact/signals'
import type { Me, SecondStepAsked } from '../server/accounts/session.ts'
import { ask, type FailureCode } from './api.ts'
import { go } from './router.tsx'
import { comeBack, ssoProblem } from './sso.ts'
import { askKey, type UseKeyOptions } from './security-key.ts'

type Session =
  | { readonly state: 'asking' }
  | { readonly state: 'signed-out'; readonly ended: boolean }
  | { readonly state: 'signed-in'; readonly me: Me }

export const session = signal<Session>({ state: 'asking' })

export const resume = async (): Promise<void> => {
  const back = await comeBack()
  if (back !== undefined && back !== 'connected') {
    session.value = { state: 'signed-in', me: back }
    return
  }
  const me = await ask<Me | null>('GET', '/session')
  session.value =
    me.ok && me.value !== null ? { state: 'signed-in', me: me.value } : { state: 'signed-out', ended: false }
  // Who went there to connect it comes back to where that stands.
  if (session.value.state === 'signed-in' && (back === 'connected' || ssoProblem.value !== null)) go('/console/account')
}

const signedIn = (me: Result<Me, FailureCode>): Result<Me, FailureCode> => {
  if (me.ok) session.value = { state: 'signed-in', me: me.value }
  return me
}

/** Gives what else is asked for, or `null` where one is signed in. */
export const signIn = async (name: string, password: string): Promise<Result<SecondStepAsked | null, FailureCode>> => {
  const answer = await ask<Me | SecondStepAsked>('POST', '/session', { name, password })
  if (!answer.ok) return answer
  if ('ticket' in answer.value) return ok(answer.value)
  signedIn(ok(answer.value))
  return ok(null)
}

export const signInByCode = async (ticket: string, way: 'code' | 'recovery-code', code: string) =>
  signedIn(await ask<Me>('POST', '/session/second-step', { ticket, way, code }))

/** Without a ticket: by a passkey alone. */
export const signInByKey = async (ticket: string | null): Promise<Result<Me, FailureCode>> => {
  const told = await ask<UseKeyOptions>('POST', '/session/key/options', { ticket })
  if (!told.ok) return told
  const answer = await askKey(told.value)
  if (!answer.ok) return answer
  return signedIn(await ask<Me>('POST', '/session/key', { ticket, step: told.value.step, answer: answer.value }))
}

export const signOut = async (): Promise<void> => {
  await ask<null>('DELETE', '/session')
  session.value = { state: 'signed-out', ended: false }
}

/** Like `ask`, for signed-in pages: a session that ended shows the sign-in page where one was. */
export const askSignedIn = async <T>(method: string, path: string, body?: unknown): Promise<Result<T, FailureCode>> => {
  const answer = await ask<T>(method, path, body)
  if (answer.ok || answer.error !== 'unauthorised') return answer
  session.value = { state: 'signed-out', ended: true }
  return err('unauthorised')
}
