/** The centre above: whether it takes what it is told, joined by an address and a code, and left. */
import { useState } from 'preact/hooks'
import type { FederationView, JoinOutcome } from '../../server/federation/console-federation.ts'
import { moment, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

interface Props {
  readonly above: FederationView['above']
  readonly maySet: boolean
  readonly again: () => void
}

const Join = ({ again }: Pick<Props, 'again'>) => {
  const all = words()
  const text = all.federation
  const [url, setUrl] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const join = async () => {
    setBusy(true)
    const answer = await askSignedIn<JoinOutcome>('PUT', '/federation/above', { url, code })
    setBusy(false)
    if (!answer.ok) return setProblem(all.failure(answer.error))
    if (answer.value.failure !== null) return setProblem(text.failures[answer.value.failure])
    return again()
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void join()
      }}
    >
      <fieldset class="stack plain" disabled={busy}>
        <div class="filters client-fields">
          <label class="field">
            <span>{text.address}</span>
            <input
              type="url"
              required
              maxLength={300}
              value={url}
              onInput={(event) => setUrl(event.currentTarget.value)}
            />
          </label>
          <label class="field">
            <span>{text.code}</span>
            <input
              required
              autoComplete="off"
              minLength={12}
              maxLength={12}
              value={code}
              onInput={(event) => setCode(event.currentTarget.value)}
            />
          </label>
        </div>
        <div class="row">
          <button type="submit" class="button button-main">
            {text.join}
          </button>
        </div>
      </fieldset>
      {problem === null ? null : (
        <p class="notice notice-danger" role="alert">
          {problem}
        </p>
      )}
    </form>
  )
}

const Leave = ({ again }: Pick<Props, 'again'>) => {
  const all = words()
  const text = all.federation
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const leave = async () => {
    const answer = await askSignedIn<null>('DELETE', '/federation/above')
    if (!answer.ok) return setProblem(all.failure(answer.error))
    return again()
  }
  return (
    <div class="stack">
      {asking ? <span>{text.leaveSure}</span> : null}
      {problem === null ? null : <span role="alert">{problem}</span>}
      <div class="row">
        <button
          type="button"
          class={asking ? 'button button-danger' : 'button'}
          onClick={() => (asking ? void leave() : setAsking(true))}
        >
          {text.leave}
        </button>
        {asking ? (
          <button type="button" class="button" onClick={() => setAsking(false)}>
            {all.cancel}
          </button>
        ) : null}
      </div>
    </div>
  )
}

export const CentreAbove = ({ above, again, maySet }: Props) => {
  const text = words().federation
  return (
    <section class="card hours" aria-labelledby="centre-above">
      <h2 id="centre-above">{text.above}</h2>
      <div class="stack">
        {above === null ? (
          <p>{text.aboveNone}</p>
        ) : (
          <>
            <p>
              {text.aboveIs(above.name, above.url)}{' '}
              {above.takenAtMs === null ? text.notTaken : text.taken(moment(above.takenAtMs))}
            </p>
            {above.failure === null ? null : <p class="notice notice-danger">{text.failures[above.failure]}</p>}
          </>
        )}
        <p class="soft">{text.tells}</p>
        {maySet ? above === null ? <Join again={again} /> : <Leave again={again} /> : null}
      </div>
    </section>
  )
}
