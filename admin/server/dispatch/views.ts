/** Consultations as a terminal and a desk may see them. */
import type { ConsultationView, Outlook } from '@lutong/core/consultation/consultation.ts'
import { isInCall } from '@lutong/core/consultation/consultation.ts'
import { type GuestView, isExpected, MOST_IN_MESH, MOST_IN_ROOM } from '@lutong/core/consultation/call-guest.ts'
import type { MadeOfTalk } from '@lutong/core/consultation/follow-up.ts'
import type { DeskView, FinishedTalk, Invitation, OfferCard } from '@lutong/core/contracts/live.ts'
import { reasonsOf } from '@lutong/video-consult/dispatch/precedence.ts'
import type { Consultation, LawyerRow, TraceHead } from '../../store/consultation-store.ts'
import { callRelays, type TicketParts, ticketFor } from './call-access.ts'

/** The name as a list shows it: the family name and how many follow. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = name
  return first + '*'.repeat(Math.max(1, rest.length))
}

/** An account that is no lawyer's any more has no face, and nothing is said of it. */
const guestViews = (one: Consultation, rows: readonly LawyerRow[]): GuestView[] =>
  one.guests.flatMap(({ accountId, party, role, state }) => {
    const face = rows.find((row) => row.accountId === accountId)?.profile.face
    return face === undefined ? [] : [{ party, role, state, face }]
  })
const expected = (views: readonly GuestView[]) => views.filter(({ state }) => isExpected(state))

export const terminalView = async (
  parts: TicketParts,
  one: Consultation,
  beside: {
    readonly rows: readonly LawyerRow[]
    readonly head: TraceHead
    readonly place: number | null
    readonly outlook: Outlook | null
  },
): Promise<ConsultationView> => {
  const isHeld = one.state === 'held'
  const waits = isHeld || one.state === 'queued' || one.state === 'offered'
  const lawyer = beside.rows.find((row) => row.accountId === one.lawyerId)?.profile.face ?? null
  return {
    id: one.id,
    state: one.state,
    place: waits ? beside.place : null,
    outlook: waits ? beside.outlook : null,
    waitingSinceMs: waits ? one.waitingSinceMs : null,
    heldUntilMs: isHeld ? one.heldUntilMs : null,
    // Who was asked and did not come is nobody's business.
    lawyer: waits ? null : lawyer,
    call: isInCall(one.state) ? await ticketFor(parts, one, 'citizen') : null,
    guests: isInCall(one.state) ? expected(guestViews(one, beside.rows)) : [],
    record: one.content.record,
    offer: one.content.followUp?.offer ?? null,
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

interface Named {
  readonly one: Consultation
  readonly centreName: string
}

/** To whoever was asked and has been let in by the citizen; until then their desk knows of nothing. */
const invitationsOf = async (
  parts: TicketParts,
  lawyer: LawyerRow,
  asGuest: readonly Named[],
  rows: readonly LawyerRow[],
): Promise<Invitation[]> => {
  const found = asGuest.map(async ({ one, centreName }): Promise<Invitation[]> => {
    const guest = one.guests.find(
      ({ accountId, state }) => accountId === lawyer.accountId && (state === 'ringing' || state === 'joined'),
    )
    const from = rows.find((row) => row.accountId === one.lawyerId)?.profile.face
    if (guest === undefined || from === undefined) return []
    const { party, role, state } = guest
    return [
      {
        ...{ id: one.id, party, role, from, centreName, field: one.field, language: one.language },
        mode: one.content.request.mode,
        endsAtMs: guest.endsAtMs ?? 0,
        recorded: one.content.recording.state === 'agreed',
        call: state === 'joined' ? await ticketFor(parts, one, party) : null,
        others: guestViews(one, rows).filter((other) => other.state === 'joined' && other.party !== party),
      },
    ]
  })
  return (await Promise.all(found)).flat()
}

const finishedOf = (all: readonly Named[], made: ReadonlyMap<string, readonly MadeOfTalk[]>): FinishedTalk[] =>
  all.flatMap(({ one: { content, endedAtMs, field, id }, centreName }) => {
    const { followUp, request } = content
    if (followUp === null) return []
    const personMask = request.person === null ? null : maskName(request.person.name)
    return [
      {
        ...{ id, field, personMask, centreName, followUp },
        endedAtMs: endedAtMs ?? 0,
        made: [...(made.get(id) ?? [])],
      },
    ]
  })

/** Citizen and lawyer counted. */
export const mostInCall = ({ callRoom }: Pick<TicketParts, 'callRoom'>): number =>
  callRoom === undefined ? MOST_IN_MESH : MOST_IN_ROOM

export const deskView = async (
  parts: TicketParts,
  lawyer: LawyerRow,
  beside: {
    readonly own: readonly Named[]
    readonly asGuest: readonly Named[]
    readonly finished: readonly Named[]
    readonly made: ReadonlyMap<string, readonly MadeOfTalk[]>
    readonly rows: readonly LawyerRow[]
    readonly waiting: number
  },
): Promise<DeskView> => {
  const { own, rows, waiting } = beside
  const nowMs = parts.clock.nowMs()
  const offered = own.find(({ one }) => one.state === 'offered')
  return {
    lawyer: lawyer.profile.face,
    nowMs,
    relays: callRelays(parts, 'lawyer'),
    availability: lawyer.availability,
    waiting,
    mostInCall: mostInCall(parts),
    offer: offered === undefined ? null : offerCard(offered.one, offered.centreName, nowMs),
    current: await Promise.all(
      own
        .filter(({ one }) => one.state !== 'offered')
        .map(async ({ one, centreName }) => ({
          id: one.id,
          state: one.state,
          card: offerCard(one, centreName, nowMs),
          call: isInCall(one.state) ? await ticketFor(parts, one, 'lawyer') : null,
          emergency: one.emergency,
          draft: one.content.draft,
          guests: guestViews(one, rows),
        })),
    ),
    invitations: await invitationsOf(parts, lawyer, beside.asGuest, rows),
    finished: finishedOf(beside.finished, beside.made),
  }
}
