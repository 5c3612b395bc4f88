/** One's account and the identity provider: connected by going there and back, disconnected by a press. */
import type { OwnSsoView } from '../../../server/accounts/sso/own-sso.ts'
import { useState } from 'preact/hooks'
import { AskedView, useAsked } from '../../components/asked.tsx'
import { Told, useAct } from '../../components/told.tsx'
import { moment, words } from '../../language/language.ts'
import { askSignedIn } from '../../session.ts'
import { goToProvider, ssoProblem } from '../../sso.ts'

const Connection = ({ again, view }: { readonly view: OwnSsoView; readonly again: () => void }) => {
  const all = words()
  const text = all.account
  const { act, busy, said, setSaid } = useAct()
  const problem = ssoProblem.value
  const [password, setPassword] = useState('')
  const connect = async () => {
    ssoProblem.value = null
    const failure = await goToProvider(password)
    setPassword('')
    if (failure !== null) setSaid({ good: false, text: all.failure(failure) })
  }
  const disconnect = async () => {
    await act(() => askSignedIn<null>('DELETE', '/account/sso'), text.ssoDisconnected)
    again()
  }
  // Nothing to say where the centre has none and never had one for this account.
  if (view.name === null && view.boundSinceMs === null) return null
  return (
    <section class="card stack" aria-labelledby="own-sso">
      <h2 id="own-sso">{text.sso}</h2>
      <p>
        {view.boundSinceMs === null
          ? text.ssoNot(view.name ?? '')
          : text.ssoSince(view.name ?? '', moment(view.boundSinceMs))}
      </p>
      {problem === null ? null : (
        <p class="notice notice-danger" role="alert">
          {all.failure(problem)}
        </p>
      )}
      <Told said={said} />
      {view.boundSinceMs === null ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void connect()
          }}
        >
          <label class="field">
            <span>{text.current}</span>
            <input
              type="password"
              autocomplete="current-password"
              required
              maxLength={200}
              value={password}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
          </label>
          <div class="row">
            <button type="submit" class="button button-main" disabled={busy}>
              {text.ssoConnect}
            </button>
          </div>
        </form>
      ) : (
        <div class="row">
          <button type="button" class="button" disabled={busy} onClick={() => void disconnect()}>
            {text.ssoDisconnect}
          </button>
        </div>
      )}
    </section>
  )
}

export const OwnSso = () => {
  const { asked, again } = useAsked<OwnSsoView>('/account/sso')
  return (
    <AskedView asked={asked} again={again}>
      {(view) => <Connection view={view} again={again} />}
    </AskedView>
  )
}
