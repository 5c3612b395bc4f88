/** Consultations as a terminal and a desk may see them. */
import type { ConsultationView, LawyerFace, Outlook } from '@lutong/core/consultation/consultation.ts'
import { isInCall } from '@lutong/core/consultation/consultation.ts'
import type { DeskView, OfferCard } from '@lutong/core/contracts/live.ts'
import { reasonsOf } from '@lutong/video-consult/dispatch/precedence.ts'
import type { Consultation, LawyerRow, TraceHead } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { callRelays, ticketFor } from './call-access.ts'

/** The name as a list shows it: the family name and how many follow. */
const maskName = (name: string): string => {
  const [first = '', ...rest] = name
  return first + '*'.repeat(Math.max(1, rest.length))
}

export const terminalView = (
  parts: Pick<CentreParts, 'blind' | 'turn' | 'clock'>,
  one: Consultation,
  beside: {
    readonly lawyer: LawyerFace | null
    readonly head: TraceHead
    readonly place: number | null
    readonly outlook: Outlook | null
  },
): ConsultationView => {
  const waits = one.state === 'queued' || one.state === 'offered'
  return {
    id: one.id,
    state: one.state,
    place: waits ? beside.place : null,
    outlook: waits ? beside.outlook : null,
    waitingSinceMs: waits ? one.waitingSinceMs : null,
    // Who was asked and did not come is nobody's business.
    lawyer: waits ? null : beside.lawyer,
    call: isInCall(one.state) ? ticketFor(parts, one, 'citizen') : null,
    record: one.content.record,
    recording: one.content.recording.state,
    trace: { entries: beside.head.entries, sha256: beside.head.sha256, sm3: beside.head.sm3 },
    continuesAs: one.continuesAs,
  }
}

const offerCard = (one: Consultation, centreName: string, nowMs: number): OfferCard => {
  const { request, handover } = one.content
  return {
    consultationId: one.id,
    fence: one.fence,
    endsAtMs: one.offerEndsAtMs ?? nowMs,
    field: one.field,
    language: one.language,
    mode: request.mode,
    centreName,
    waitedMs: Math.max(0, nowMs - one.waitingSinceMs),
    urgent: [...reasonsOf(request.precedence, one.createdAtMs)],
    personMask: request.person === null ? null : maskName(request.person.name),
    opponentName: request.opponentName,
    facts: request.facts,
    materials: request.consents.sharingMaterials ? request.materials : [],
    recorded: one.content.recording.state === 'agreed',
    handover,
  }
}

export const deskView = (
  parts: Pick<CentreParts, 'blind' | 'turn' | 'clock'>,
  lawyer: LawyerRow,
  own: readonly { readonly one: Consultation; readonly centreName: string }[],
  waiting: number,
): DeskView => {
  const nowMs = parts.clock.nowMs()
  const offered = own.find(({ one }) => one.state === 'offered')
  return {
    lawyer: lawyer.profile.face,
    nowMs,
    relays: callRelays(parts, 'lawyer'),
    availability: lawyer.availability,
    waiting,
    offer: offered === undefined ? null : offerCard(offered.one, offered.centreName, nowMs),
    current: own
      .filter(({ one }) => one.state !== 'offered')
      .map(({ one, centreName }) => ({
        id: one.id,
        state: one.state,
        card: offerCard(one, centreName, nowMs),
        call: isInCall(one.state) ? ticketFor(parts, one, 'lawyer') : null,
        emergency: one.emergency,
        draft: one.content.draft,
      })),
  }
}
