/** How long written words of a call stay where nobody signs its record: set by the administrator, read by supervisors. */
import type { ChatRetention } from '@lutong/core/consultation/chat.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

interface ChatRetentionFormProps {
  readonly rule: ChatRetention
  readonly maySet: boolean
  readonly done: () => void
}

export const ChatRetentionForm = ({ done, maySet, rule }: ChatRetentionFormProps) => {
  const all = words()
  const text = all.consultations
  const [keptDays, setKeptDays] = useState(String(rule.keptDays))
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null)
  const save = async () => {
    setBusy(true)
    const answer = await askSignedIn<null>('PUT', '/chat-retention', { keptDays: Number(keptDays) })
    setBusy(false)
    setSaid(answer.ok ? { good: true, text: text.saved } : { good: false, text: all.failure(answer.error) })
    if (answer.ok) done()
  }
  return (
    <section class="card hours" aria-labelledby="chat-retention">
      <h2 id="chat-retention">{text.chatRule}</h2>
      <p>{text.chatNow(rule.keptDays)}</p>
      {maySet ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <fieldset class="stack plain" disabled={busy}>
            <label class="field kept-days">
              <span>{text.keptDays}</span>
              <input
                type="number"
                min={1}
                max={90}
                required
                value={keptDays}
                onInput={(event) => setKeptDays(event.currentTarget.value)}
              />
            </label>
            <button type="submit" class="button button-main">
              {text.save}
            </button>
          </fieldset>
          {said === null ? null : (
            <p class={said.good ? 'notice' : 'notice notice-danger'} role={said.good ? 'status' : 'alert'}>
              {said.text}
            </p>
          )}
        </form>
      ) : null}
    </section>
  )
}
