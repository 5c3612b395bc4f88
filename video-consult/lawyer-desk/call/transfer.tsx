import { LEGAL_FIELDS, type LegalField } from '@lutong/core/consultation/consultation.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import { useRef, useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { ask } from '../line/desk-line.ts'
import { timeOrderedId } from '../line/time-ordered-id.ts'

interface TransferProps {
  readonly id: ConsultationId
  readonly onNews: (news: string) => void
  readonly onClose: () => void
}

/** With the file, and without a new beginning for the person (R13). */
export const Transfer = ({ id, onNews, onClose }: TransferProps) => {
  const text = words()
  const [field, setField] = useState<LegalField>('labour')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  // Made once: pressed again after a cut line it is the same handover.
  const continuesAs = useRef(
    ConsultationId.parse(timeOrderedId(Date.now(), crypto.getRandomValues(new Uint8Array(10)))),
  )
  const send = async () => {
    if (busy) return
    setBusy(true)
    const asked = await ask({
      type: 'transfer',
      consultationId: id,
      continuesAs: continuesAs.current,
      field,
      note: note.trim(),
    })
    onNews(asked === 'done' ? text.transfer.done : text.transfer.gone)
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
      <h3>{text.transfer.title}</h3>
      <label class="field">
        <span>{text.transfer.field}</span>
        <select
          value={field}
          onChange={(event) => {
            const chosen = LEGAL_FIELDS.find((one) => one === event.currentTarget.value)
            if (chosen !== undefined) setField(chosen)
          }}
        >
          {LEGAL_FIELDS.map((one) => (
            <option key={one} value={one}>
              {text.card.fields[one]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{text.transfer.note}</span>
        <textarea
          rows={3}
          maxLength={2000}
          required
          placeholder={text.transfer.noteHint}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      <div class="row">
        <button type="submit" class="button button-main" disabled={busy}>
          {text.transfer.send}
        </button>
        <button type="button" class="quiet" onClick={onClose}>
          {text.call.cancel}
        </button>
      </div>
    </form>
  )
}
