/** Signing in by the identity provider, as the page sees it: the way there, and the coming back. */
import { signal } from '@preact/signals'
import type { SecondStepAsked } from '../server/accounts/session.ts'
import type { SsoAnswer } from '../server/accounts/sso/sso.ts'
import type { Me } from '../server/accounts/session.ts'
import { ask, type FailureCode } from './api.ts'

/** What came of it, until the page has shown it. */
export const ssoProblem = signal<FailureCode | null>(null)
export const ssoStep = signal<SecondStepAsked | null>(null)

const askToConnect = (password: string) => ask<{ readonly url: string }>('POST', '/account/sso/begin', { password })

/** Leaves the page; gives why it could not. With one's password: to connect one's account. */
export const goToProvider = async (password?: string): Promise<FailureCode | null> => {
  const begun = await (password === undefined
    ? ask<{ readonly url: string }>('POST', '/sso/begin')
    : askToConnect(password))
  if (!begun.ok) return begun.error
  window.location.assign(begun.value.url)
  return null
}

/** Who is signed in by it now; `connected`: it was asked for by who was signed in. */
export const comeBack = async (): Promise<Me | 'connected' | undefined> => {
  const what = new URLSearchParams(window.location.search).get('sso')
  if (what === null) return undefined
  window.history.replaceState(null, '', window.location.pathname)
  if (what !== 'done') {
    ssoProblem.value = what === 'away' ? 'sso-away' : 'sso-refused'
    return undefined
  }
  const answer = await ask<SsoAnswer>('POST', '/sso/finish')
  if (!answer.ok) {
    ssoProblem.value = answer.error
    return undefined
  }
  if ('bound' in answer.value) return 'connected'
  if (!('ticket' in answer.value)) return answer.value
  ssoStep.value = answer.value
  return undefined
}
