/** Whether recording is offered, and for how long it is kept: set by the administrator, read by supervisors. */
import type { RecordingOffer } from '@lutong/core/consultation/recording.ts'
import { useState } from 'preact/hooks'
import { words } from '../language/language.ts'
import { KeptDaysForm } from './kept-days-form.tsx'

interface RecordingOfferFormProps {
  readonly offer: RecordingOffer
  readonly maySet: boolean
  readonly done: () => void
}

export const RecordingOfferForm = ({ done, maySet, offer }: RecordingOfferFormProps) => {
  const text = words().consultations
  const [offered, setOffered] = useState(offer.offered)
  return (
    <KeptDaysForm
      id="recording-offer"
      title={text.offer}
      now={text.offerNow(offer.offered, offer.keptDays)}
      keptDays={offer.keptDays}
      mostDays={3650}
      path="/recording-offer"
      alongside={{ offered }}
      maySet={maySet}
      closed={<p class="soft">{text.adminSets}</p>}
      before={<p class="soft">{text.offerMeans}</p>}
      above={
        <label class="tick">
          <input type="checkbox" checked={offered} onChange={(event) => setOffered(event.currentTarget.checked)} />
          <span>{text.offerTick}</span>
        </label>
      }
      done={done}
    />
  )
}
