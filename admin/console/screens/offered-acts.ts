/** Which acts the page offers: the same rules as the centre's, which has the last word. */
import type { CaseView } from '../../server/cases/views.ts'

const ACT_KINDS = [
  'take-referral',
  'register-complaint',
  'investigate-complaint',
  'review-complaint',
  'answer-complaint',
  'answer',
  'book',
  'ask-supplement',
  'not-accept',
  'extend-limit',
  'pause-limit',
  'resume-limit',
  'refer-up',
  'refer',
  'issue-decision',
  'moderate-experience',
  'follow-up',
] as const
export type ActKind = (typeof ACT_KINDS)[number]

interface Reader {
  readonly name: string
  readonly isSupervisor: boolean
}

const EARLY = ['applied', 'accepted', 'under-review']
const OPEN = [...EARLY, 'decided', 'documented']

const complaintAct = ({ dossier, isComplaint, line }: CaseView, reader: Reader): ActKind | undefined => {
  if (!isComplaint || !EARLY.includes(line.stage)) return undefined
  const { complaint } = dossier
  if (complaint === null) return line.stage === 'applied' ? 'register-complaint' : undefined
  const { investigation, review } = complaint.file ?? { investigation: null, review: null }
  if (investigation === null || review?.agrees === false) return 'investigate-complaint'
  if (!reader.isSupervisor) return undefined
  if (review !== null) return 'answer-complaint'
  // Four eyes: whoever investigated is not asked to review.
  return investigation.by === reader.name ? undefined : 'review-complaint'
}

export const offeredActs = (view: CaseView, reader: Reader): readonly ActKind[] => {
  const { dossier, isBooking, isComplaint, isHere, isQuestion, limits, line } = view
  if (!isHere) return []
  const open = OPEN.includes(line.stage)
  const early = EARLY.includes(line.stage)
  const fits: Partial<Record<ActKind, boolean>> = {
    'take-referral': view.mayTake,
    answer: isQuestion && open && dossier.answer === null,
    book: isBooking && open && dossier.booking?.state !== 'cancelled',
    'ask-supplement': early && !isBooking && !isQuestion && dossier.supplement === null,
    'not-accept': line.stage === 'applied',
    'extend-limit': reader.isSupervisor && limits.some((one) => one.state === 'running' && one.mayAdd > 0),
    'pause-limit':
      reader.isSupervisor && view.pauseReasons.length > 0 && limits.some(({ state }) => state === 'running'),
    'resume-limit': open && dossier.pauses.some(({ toMs }) => toMs === null),
    'refer-up': view.mayReferTo !== null,
    refer: open && !isComplaint && dossier.referredTo === null,
    'issue-decision':
      reader.isSupervisor &&
      !isComplaint &&
      ['decided', 'documented'].includes(line.stage) &&
      !dossier.documents.some((one) => one.kind === 'decision'),
    'moderate-experience': dossier.experience === 'waiting',
    'follow-up': dossier.followUp === 'wanted',
  }
  const complaint = complaintAct(view, reader)
  return ACT_KINDS.filter((kind) => kind === complaint || fits[kind] === true)
}
