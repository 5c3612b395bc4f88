import { err, type Result } from '@lutong/core/result.ts'
import { signal } from '@preact/signals'
import type { Me } from '../server/accounts/session.ts'
import { ask, type FailureCode } from './api.ts'

type Session =
  | { readonly state: 'asking' }
  | { readonly state: 'signed-out'; readonly ended: boolean }
  | { readonly state: 'signed-in'; readonly me: Me }

export const session = signal<Session>({ state: 'asking' })

export const resume = async (): Promise<void> => {
  const me = await ask<Me | null>('GET', '/session')
  session.value =
    me.ok && me.value !== null ? { state: 'signed-in', me: me.value } : { state: 'signed-out', ended: false }
}

export const signIn = async (name: string, password: string): Promise<Result<Me, FailureCode>> => {
  const me = await ask<Me>('POST', '/session', { name, password })
  if (me.ok) session.value = { state: 'signed-in', me: me.value }
  return me
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
