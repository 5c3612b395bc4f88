/** Whether recording is offered, and for how long it is kept: set by the administrator, read by supervisors. */
import type { RecordingOffer } from '@lutong/core/consultation/recording.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

interface RecordingOfferFormProps {
  readonly offer: RecordingOffer
  readonly maySet: boolean
  readonly done: () => void
}

export const RecordingOfferForm = ({ done, maySet, offer }: RecordingOfferFormProps) => {
  const all = words()
  const text = all.consultations
  const [offered, setOffered] = useState(offer.offered)
  const [keptDays, setKeptDays] = useState(String(offer.keptDays))
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<{ readonly good: boolean; readonly text: string } | null>(null)
  const save = async () => {
    setBusy(true)
    const answer = await askSignedIn<null>('PUT', '/recording-offer', { offered, keptDays: Number(keptDays) })
    setBusy(false)
    setSaid(answer.ok ? { good: true, text: text.saved } : { good: false, text: all.failure(answer.error) })
    if (answer.ok) done()
  }
  return (
    <section class="card hours" aria-labelledby="recording-offer">
      <h2 id="recording-offer">{text.offer}</h2>
      <p>{text.offerNow(offer.offered, offer.keptDays)}</p>
      {maySet ? (
        <form
          class="stack"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <p class="soft">{text.offerMeans}</p>
          <fieldset class="stack plain" disabled={busy}>
            <label class="tick">
              <input type="checkbox" checked={offered} onChange={(event) => setOffered(event.currentTarget.checked)} />
              <span>{text.offerTick}</span>
            </label>
            <label class="field kept-days">
              <span>{text.keptDays}</span>
              <input
                type="number"
                min={1}
                max={3650}
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
      ) : (
        <p class="soft">{text.adminSets}</p>
      )}
    </section>
  )
}
