/** A code by which a centre beneath joins; it stands here once and is gone with the page. */
import { useState } from 'preact/hooks'
import { moment, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

interface Made {
  readonly name: string
  readonly code: string
  readonly expiresAtMs: number
}

export const JoinBeneath = () => {
  const all = words()
  const text = all.federation
  const [name, setName] = useState('')
  const [regionCode, setRegionCode] = useState('')
  const [made, setMade] = useState<Made | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const make = async () => {
    const answer = await askSignedIn<Omit<Made, 'name'>>('POST', '/federation/codes', { name, regionCode })
    if (!answer.ok) return setProblem(all.failure(answer.error))
    setProblem(null)
    return setMade({ name, ...answer.value })
  }
  return (
    <>
      {made === null ? null : (
        <section class="card secret-card" role="status">
          <h2>{text.codeIs(made.name)}</h2>
          <p>{text.codeOnce(moment(made.expiresAtMs))}</p>
          <code class="secret">{made.code}</code>
        </section>
      )}
      <details class="card add-terminal">
        <summary>{text.add}</summary>
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void make()
          }}
        >
          <div class="filters client-fields">
            <label class="field">
              <span>{text.name}</span>
              <input
                required
                minLength={2}
                maxLength={60}
                value={name}
                onInput={(event) => setName(event.currentTarget.value)}
              />
            </label>
            <label class="field">
              <span>{text.region}</span>
              <input
                required
                pattern="[1-9][0-9]([0-9]{2}){0,2}"
                inputMode="numeric"
                value={regionCode}
                aria-describedby="beneath-region-hint"
                onInput={(event) => setRegionCode(event.currentTarget.value)}
              />
              <small id="beneath-region-hint">{text.regionHint}</small>
            </label>
          </div>
          {problem === null ? null : (
            <p class="notice notice-danger" role="alert">
              {problem}
            </p>
          )}
          <div class="row">
            <button type="submit" class="button button-main">
              {text.makeCode}
            </button>
          </div>
        </form>
      </details>
    </>
  )
}
