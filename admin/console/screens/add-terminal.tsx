import { useState } from 'preact/hooks'
import { moment, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

const EMPTY = { terminalName: '', centreName: '', phone: '', regionCode: '' }
const MAX_LENGTHS = { terminalName: 60, centreName: 60, phone: 30, regionCode: 6 }

type Made =
  | { readonly state: 'none' }
  | { readonly state: 'made'; readonly code: string; readonly until: string }
  | { readonly state: 'failed'; readonly text: string }

export const AddTerminal = () => {
  const text = words()
  const [values, setValues] = useState(EMPTY)
  const [made, setMade] = useState<Made>({ state: 'none' })
  const labels = {
    terminalName: text.terminalName,
    centreName: text.centre,
    phone: text.phone,
    regionCode: text.region,
  }
  const make = async () => {
    const answer = await askSignedIn<{ code: string; expiresAtMs: number }>('POST', '/enrolment-codes', values)
    setMade(
      answer.ok
        ? { state: 'made', code: answer.value.code, until: moment(answer.value.expiresAtMs) }
        : { state: 'failed', text: text.failure(answer.error) },
    )
  }
  return (
    <details class="card add-terminal">
      <summary>{text.addTerminal}</summary>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        {(['terminalName', 'centreName', 'phone', 'regionCode'] as const).map((name) => (
          <label key={name} class="field">
            <span>{labels[name]}</span>
            <input
              required
              value={values[name]}
              maxLength={MAX_LENGTHS[name]}
              pattern={name === 'regionCode' ? '[1-9][0-9]{5}' : undefined}
              onInput={(event) => setValues({ ...values, [name]: event.currentTarget.value })}
            />
          </label>
        ))}
        <button type="submit" class="button button-main">
          {text.makeCode}
        </button>
      </form>
      <div role="status">
        {made.state === 'made' ? (
          <p>
            {text.codeIs(made.until)}{' '}
            <strong class="enrolment-code">{made.code.replaceAll(/(.{4})(?=.)/g, '$1 ')}</strong>
          </p>
        ) : null}
      </div>
      {made.state === 'failed' ? (
        <p class="notice notice-danger" role="alert">
          {made.text}
        </p>
      ) : null}
    </details>
  )
}
