/** The second step of every publication begins here: somebody else is asked to look. */
import { useState } from 'preact/hooks'
import type { FailureCode } from '../api.ts'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

interface Props {
  readonly title: string
  /** The drafts as they were looked at, or the version that is to come back. */
  readonly body: object
  readonly done: () => void
}

export const ProposeForm = ({ body, done, title }: Props) => {
  const text = words()
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const propose = async () => {
    if (busy) return
    setBusy(true)
    const answer = await askSignedIn<unknown>('POST', '/content/proposals', { ...body, note })
    setBusy(false)
    if (answer.ok) done()
    else setFailed(answer.error)
  }
  return (
    <form
      class="card stack publish"
      onSubmit={(event) => {
        event.preventDefault()
        void propose()
      }}
    >
      <h2>{title}</h2>
      <p class="soft">{text.review.proposeMeans}</p>
      <label class="field">
        <span>{text.content.note}</span>
        <input maxLength={200} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      {failed === null ? null : (
        <p class="notice notice-danger" role="alert">
          {failed === 'conflict' ? text.content.changedMeanwhile : text.failure(failed)}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>
          {text.review.propose}
        </button>
      </div>
    </form>
  )
}
