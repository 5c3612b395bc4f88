/** Looks at a text for secrecy, point by point, and lets it go out, or returns it with words. */
import { SECRECY_CHECKS } from '@lutong/core/content/secrecy-checks.ts'
import type { SecrecyCheck } from '@lutong/core/content/secrecy-review.ts'
import { useState } from 'preact/hooks'
import type { FailureCode } from '../api.ts'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

interface Props {
  readonly id: string
  /** The version that it was looked at against. */
  readonly baseVersion: number
  readonly mayApprove: 'second' | 'alone' | null
  readonly mayReturn: boolean
  /** Whoever sent it takes it back. */
  readonly isOwn: boolean
  readonly published: (version: number) => void
  readonly returned: () => void
}

export const ReviewForm = ({ baseVersion, id, isOwn, mayApprove, mayReturn, published, returned }: Props) => {
  const all = words()
  const text = all.review
  const [ticked, setTicked] = useState<ReadonlySet<SecrecyCheck>>(new Set())
  const [said, setSaid] = useState('')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const send = async (path: 'approval' | 'return', body: object): Promise<boolean> => {
    if (busy) return false
    setBusy(true)
    const answer = await askSignedIn<unknown>('POST', `/content/proposals/${id}/${path}`, body)
    setBusy(false)
    setFailed(answer.ok ? null : answer.error)
    return answer.ok
  }
  // The number behind the one it was looked at against: the centre refuses any other.
  const approve = async () => {
    const review = Object.fromEntries(SECRECY_CHECKS.map((check) => [check, ticked.has(check)]))
    if (await send('approval', { baseVersion, review })) published(baseVersion + 1)
  }
  const giveBack = async () => {
    if (await send('return', { words: said })) returned()
  }
  const tick = (check: SecrecyCheck, isOn: boolean) => {
    const next = new Set(ticked)
    if (isOn) next.add(check)
    else next.delete(check)
    setTicked(next)
  }
  return (
    <>
      {mayApprove === null ? null : (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void approve()
          }}
        >
          {mayApprove === 'alone' ? <p class="notice notice-warn">{text.aloneMeans}</p> : null}
          <fieldset class="stack review">
            <legend>{text.review}</legend>
            {SECRECY_CHECKS.map((check) => (
              <label key={check} class="tick">
                <input
                  type="checkbox"
                  required
                  checked={ticked.has(check)}
                  onChange={(event) => tick(check, event.currentTarget.checked)}
                />
                <span>{text.checks[check]}</span>
              </label>
            ))}
          </fieldset>
          <div class="row">
            <button type="submit" class="button button-main" disabled={busy}>
              {text.approve}
            </button>
          </div>
        </form>
      )}
      {failed === null ? null : (
        <p class="notice notice-danger" role="alert">
          {failed === 'conflict' ? all.content.changedMeanwhile : all.failure(failed)}
        </p>
      )}
      {mayReturn ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void giveBack()
          }}
        >
          <label class="field" for={`words-${id}`}>
            <span>{isOwn ? text.whyTakenBack : text.words}</span>
            <input
              id={`words-${id}`}
              required
              minLength={2}
              maxLength={500}
              value={said}
              aria-describedby={`words-${id}-hint`}
              onInput={(event) => setSaid(event.currentTarget.value)}
            />
          </label>
          <p class="soft" id={`words-${id}-hint`}>
            {isOwn ? text.takenBackHint : text.wordsHint}
          </p>
          <div class="row">
            <button type="submit" class="button" disabled={busy}>
              {isOwn ? text.takeBack : text.returnIt}
            </button>
          </div>
        </form>
      ) : null}
    </>
  )
}
