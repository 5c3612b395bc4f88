import { useState } from 'preact/hooks'
import type { NewApp, RecoveryCodes } from '../../../server/accounts/own-factors.ts'
import { QrCode } from '../../components/qr-code.tsx'
import { Told, useAct } from '../../components/told.tsx'
import { words } from '../../language/language.ts'
import { askSignedIn } from '../../session.ts'
import { WithPassword } from './with-password.tsx'

interface AppFactorProps {
  readonly joined: boolean
  readonly done: (recoveryCodes: readonly string[] | null) => void
}

export const AppFactor = ({ done, joined }: AppFactorProps) => {
  const text = words().factors
  const [begun, setBegun] = useState<NewApp | null>(null)
  const [code, setCode] = useState('')
  const { act, busy, said } = useAct()
  const confirm = async () => {
    if (begun === null) return
    const told = await act(
      () => askSignedIn<RecoveryCodes>('PUT', '/account/app', { step: begun.step, code }),
      () => null,
    )
    setCode('')
    if (told === undefined) return
    setBegun(null)
    done(told.recoveryCodes)
  }
  return (
    <div class="factor">
      <h3>
        {text.app} {joined ? <span class="tag tag-done">{text.joined}</span> : null}
      </h3>
      <p class="soft">{text.appHint}</p>
      {begun === null ? (
        <div class="row">
          <WithPassword
            label={joined ? text.joinAnotherApp : text.joinApp}
            act={async (password) => {
              const told = await askSignedIn<NewApp>('POST', '/account/app', { password })
              if (told.ok) setBegun(told.value)
              return told
            }}
          />
          {joined ? (
            <WithPassword
              danger
              label={text.leaveApp}
              act={async (password) => {
                const told = await askSignedIn<null>('POST', '/account/app/removal', { password })
                if (told.ok) done(null)
                return told
              }}
            />
          ) : null}
        </div>
      ) : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void confirm()
          }}
        >
          <p>{text.scan}</p>
          <QrCode text={begun.address} label={text.scan} />
          <p class="soft">
            {text.orType} <span class="code">{begun.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</span>
          </p>
          <label class="field narrow">
            <span>{text.code}</span>
            <input
              required
              inputMode="numeric"
              autocomplete="one-time-code"
              pattern="[0-9]{3} ?[0-9]{3}"
              maxLength={7}
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
          <div class="row">
            <button type="submit" class="button button-main" disabled={busy}>
              {text.confirmApp}
            </button>
            <button type="button" class="quiet" onClick={() => setBegun(null)}>
              {words().cancel}
            </button>
          </div>
          <Told said={said} />
        </form>
      )}
    </div>
  )
}
