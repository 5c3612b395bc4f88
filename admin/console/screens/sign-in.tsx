import { useEffect, useRef, useState } from 'preact/hooks'
import { LanguageSwitch } from '../components/language-switch.tsx'
import { words } from '../language/language.ts'
import type { SecondStepAsked } from '../../server/accounts/session.ts'
import { hasKeys } from '../security-key.ts'
import { ask } from '../api.ts'
import { signIn, signInByKey } from '../session.ts'
import { goToProvider, ssoProblem, ssoStep } from '../sso.ts'
import { SecondStep } from './account/second-step.tsx'

export const SignIn = ({ ended }: { readonly ended: boolean }) => {
  const text = words()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(
    ssoProblem.value === null ? null : text.failure(ssoProblem.value),
  )
  const [asked, setAsked] = useState<SecondStepAsked | null>(ssoStep.value)
  const [provider, setProvider] = useState<string | null>(null)
  const passwordField = useRef<HTMLInputElement>(null)

  useEffect(() => {
    // Shown once: a page that is signed out later begins anew.
    ssoProblem.value = null
    ssoStep.value = null
    const look = async () => {
      const told = await ask<{ readonly name: string | null }>('GET', '/sso')
      if (told.ok) setProvider(told.value.name)
    }
    void look()
  }, [])
  const bySso = async () => {
    setBusy(true)
    const failure = await goToProvider()
    // The page is left where there is none.
    if (failure === null) return
    setBusy(false)
    setProblem(text.failure(failure))
  }
  const submit = async () => {
    setBusy(true)
    setProblem(null)
    const signed = await signIn(name.trim(), password)
    setBusy(false)
    if (signed.ok) return setAsked(signed.value)
    setPassword('')
    const { error } = signed
    setProblem(
      error === 'unauthorised' ? text.wrongPassword : error === 'rate-limited' ? text.lockedOut : text.failure(error),
    )
    return passwordField.current?.focus()
  }
  const withPasskey = async () => {
    setBusy(true)
    const signed = await signInByKey(null)
    setBusy(false)
    setProblem(signed.ok ? null : text.failure(signed.error))
  }
  return (
    <main class="sign-in">
      <div class="sign-in-head">
        <span class="emblem emblem-large" aria-hidden="true">
          律
        </span>
        <h1>
          {text.product} <span class="brand-place">{text.console}</span>
        </h1>
        <LanguageSwitch />
      </div>
      {ended ? (
        <p class="notice" role="status">
          {text.sessionEnded}
        </p>
      ) : null}
      {asked === null ? (
        <form
          class="card stack"
          onSubmit={(event) => {
            event.preventDefault()
            void submit()
          }}
        >
          <label class="field">
            <span>{text.name}</span>
            <input
              value={name}
              autocomplete="username"
              autocapitalize="none"
              required
              maxLength={60}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>{text.password}</span>
            <input
              ref={passwordField}
              type="password"
              value={password}
              autocomplete="current-password"
              required
              maxLength={200}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          </label>
          {problem === null ? null : (
            <p class="notice notice-danger" role="alert">
              {problem}
            </p>
          )}
          <button type="submit" class="button button-main" disabled={busy}>
            {busy ? text.signingIn : text.signIn}
          </button>
          {provider === null ? null : (
            <button type="button" class="button" disabled={busy} onClick={() => void bySso()}>
              {text.account.ssoSignIn(provider)}
            </button>
          )}
          {hasKeys() && window.isSecureContext ? (
            <button type="button" class="quiet" disabled={busy} onClick={() => void withPasskey()}>
              {text.factors.passkey}
            </button>
          ) : null}
        </form>
      ) : (
        <SecondStep asked={asked} back={() => setAsked(null)} />
      )}
    </main>
  )
}
