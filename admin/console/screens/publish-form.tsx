/** The second step of every publication: who looked at it for secrecy, and a word on what it is for. */
import { useState } from 'preact/hooks'
import type { FailureCode } from '../api.ts'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

interface Props {
  readonly title: string
  /** Where it is published to, and what beside the review. */
  readonly path: string
  readonly body: object
  readonly done: (version: number) => void
}

export const PublishForm = ({ body, done, path, title }: Props) => {
  const text = words().content
  const [passed, setPassed] = useState(false)
  const [reviewer, setReviewer] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const publish = async () => {
    if (busy) return
    setBusy(true)
    const answer = await askSignedIn<{ readonly version: number }>('POST', path, {
      ...body,
      secrecyReview: { passed, reviewer },
      note,
    })
    setBusy(false)
    if (answer.ok) done(answer.value.version)
    else setFailed(answer.error)
  }
  return (
    <form
      class="card stack publish"
      onSubmit={(event) => {
        event.preventDefault()
        void publish()
      }}
    >
      <h2>{title}</h2>
      <label class="field">
        <span>{text.reviewerHint}</span>
        <input
          required
          minLength={2}
          maxLength={40}
          value={reviewer}
          onInput={(event) => setReviewer(event.currentTarget.value)}
        />
      </label>
      <label class="tick">
        <input type="checkbox" required checked={passed} onChange={(event) => setPassed(event.currentTarget.checked)} />
        <span>{text.reviewTick}</span>
      </label>
      <label class="field">
        <span>{text.note}</span>
        <input maxLength={200} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      {failed === null ? null : (
        <p class="notice notice-danger" role="alert">
          {failed === 'conflict'
            ? text.changedMeanwhile
            : failed === 'invalid-request'
              ? text.invalid
              : words().failure(failed)}
        </p>
      )}
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>
          {text.publish}
        </button>
      </div>
    </form>
  )
}
