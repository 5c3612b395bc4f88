/** Asks why before it opens what is somebody's own: the reason is kept with who looked. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'

interface ReasonFormProps {
  /** Of the field: two of them may stand on a page. */
  readonly id: string
  readonly label: string
  readonly open: (reason: string) => Promise<void>
  /** What is asked before the reason. */
  readonly children?: ComponentChildren
}

export const ReasonForm = ({ children, id, label, open }: ReasonFormProps) => {
  const text = words().consultations
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const submit = async () => {
    setBusy(true)
    await open(reason)
    setBusy(false)
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      {children}
      <label class="field" for={id}>
        <span>{text.why}</span>
        <input
          id={id}
          required
          minLength={4}
          maxLength={200}
          value={reason}
          aria-describedby={`${id}-hint`}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <p class="soft" id={`${id}-hint`}>
        {text.whyHint}
      </p>
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>
          {label}
        </button>
      </div>
    </form>
  )
}
