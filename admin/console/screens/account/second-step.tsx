/** Signing in, second step: a code, a key, or a recovery code. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Told, useAct } from '../../components/told.tsx'
import { words } from '../../language/language.ts'
import { hasKeys } from '../../security-key.ts'
import type { SecondStepAsked } from '../../../server/accounts/session.ts'
import { signInByCode, signInByKey } from '../../session.ts'

interface SecondStepProps {
  readonly asked: SecondStepAsked
  readonly back: () => void
}

export const SecondStep = ({ asked, back }: SecondStepProps) => {
  const text = words().factors
  const { ticket, ways } = asked
  const [way, setWay] = useState<'code' | 'recovery-code'>(ways.includes('code') ? 'code' : 'recovery-code')
  const [code, setCode] = useState('')
  const { act, busy, said } = useAct()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [way])
  const withKey = () =>
    act(
      () => signInByKey(ticket),
      () => null,
    )
  const withCode = async () => {
    const signed = await act(
      () => signInByCode(ticket, way, code),
      () => null,
    )
    if (signed === undefined) setCode('')
  }
  const hasTyped = ways.includes('code') || ways.includes('recovery-code')
  return (
    <section class="card stack" aria-labelledby="second-step">
      <h2 id="second-step">{text.secondStep}</h2>
      {ways.includes('key') && hasKeys() ? (
        <button type="button" class="button button-main" disabled={busy} onClick={() => void withKey()}>
          {text.useKey}
        </button>
      ) : null}
      {hasTyped ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void withCode()
          }}
        >
          <label class="field">
            <span>{way === 'code' ? text.code : text.recoveryCode}</span>
            <input
              ref={field}
              required
              autocomplete="one-time-code"
              autocapitalize="characters"
              inputMode={way === 'code' ? 'numeric' : 'text'}
              maxLength={20}
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
          <button type="submit" class="button button-main" disabled={busy}>
            {words().signIn}
          </button>
        </form>
      ) : null}
      <Told said={said} />
      <div class="row">
        {ways.includes('recovery-code') && ways.includes('code') ? (
          <button type="button" class="quiet" onClick={() => setWay(way === 'code' ? 'recovery-code' : 'code')}>
            {way === 'code' ? text.toRecoveryCode : text.toCode}
          </button>
        ) : null}
        <button type="button" class="quiet" onClick={back}>
          {text.back}
        </button>
      </div>
    </section>
  )
}
