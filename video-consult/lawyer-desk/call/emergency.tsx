import type { ConsultationId } from '@lutong/core/ids.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'

export const Emergency = ({ id, onClose }: { readonly id: ConsultationId; readonly onClose: () => void }) => {
  const text = words().call
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (busy) return
    setBusy(true)
    await ask({ type: 'emergency', consultationId: id, note: note.trim() })
    onClose()
  }
  return (
    <form
      class="card stack"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label class="field">
        <span>{text.emergencyNote}</span>
        <textarea rows={2} maxLength={500} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </label>
      <div class="row">
        <button type="submit" class="button button-danger" disabled={busy}>
          {text.emergencySend}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {text.cancel}
        </button>
      </div>
    </form>
  )
}
