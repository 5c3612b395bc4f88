import type { CallTicket } from '@lutong/core/consultation/consultation.ts'
import { words } from '../language/language.ts'

/** Stands in sight all the while, for everyone at a desk who can be heard in the call. */
export const RecordedSign = ({ call }: { readonly call: CallTicket | null }) => {
  const text = words().call
  return call?.recordingAllowed === true ? (
    <span class="tag tag-danger recording" role="status">
      {text.recording}
    </span>
  ) : (
    <span class="soft" role="status">
      {text.notRecorded}
    </span>
  )
}
