/** What a lawyer may do with a consultation. Whoever is not its lawyer finds nothing. */
import { isInCall } from '@lutong/core/consultation/consultation.ts'
import type { LawyerAsk } from '@lutong/core/contracts/live.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { ConsultationChange, LawyerRow } from '../../store/consultation-store.ts'
import { digestOf, passOverFor, requeue, stepTo } from './consultation-steps.ts'
import { beginFollowUp, leaveWord, offerService } from './follow-up-steps.ts'
import { guestIn } from './call-guests.ts'
import { endGuest, invite, join } from './guest-steps.ts'
import { callEvent } from './terminal-asks.ts'

type Decide = ConsultationChange['decide']

export type ConsultationAsk = Exclude<
  LawyerAsk,
  { type: 'look' | 'availability' | 'self-test' | 'colleagues' | 'keep-chat' | 'read-chat' }
>

/** What a guest may do with the call of another; `undefined` where the ask is not a guest's. */
const decideGuestAsk = (
  lawyer: LawyerRow,
  ask: ConsultationAsk,
  now: Parameters<Decide>[0] & object,
  atMs: number,
): ReturnType<Decide> | undefined => {
  const actor = `lawyer:${lawyer.accountId}`
  const own = now.guests.filter(({ accountId }) => accountId === lawyer.accountId)
  if (ask.type === 'join')
    return own.some(({ party }) => party === ask.party)
      ? join(now, ask.party, ask.comes, actor, atMs)
      : err('not-found')
  const inCall = own.find(({ party }) => guestIn(now, party) !== undefined)
  if (ask.type !== 'call-event' || inCall === undefined) return undefined
  // The state of the consultation is that of the two; a guest's line is written down beside it.
  return ok({ next: now, trace: [{ kind: `guest-call-${ask.event}`, actor, body: { party: inCall.party } }] })
}

/** `invited`: whom an invitation names, where that account may be asked at all; `mostInCall` of them fit. */
export const decideLawyerAsk =
  (lawyer: LawyerRow, ask: ConsultationAsk, atMs: number, mostInCall: number, invited?: LawyerRow): Decide =>
  (now) => {
    const actor = `lawyer:${lawyer.accountId}`
    // An offer that went on to somebody else, or back: known by its number.
    if (now === undefined) return err('not-found')
    const asGuest = decideGuestAsk(lawyer, ask, now, atMs)
    if (asGuest !== undefined) return asGuest
    if (now.lawyerId !== lawyer.accountId) return err(ask.type === 'accept' ? 'conflict' : 'not-found')
    switch (ask.type) {
      case 'accept':
        if (ask.fence !== now.fence || now.state !== 'offered') return err('conflict')
        return stepTo(
          now,
          'connected',
          { kind: 'connected', actor, body: { fence: ask.fence, licence: lawyer.profile.face.licence } },
          { offerEndsAtMs: null, connectedAtMs: now.connectedAtMs ?? atMs },
          atMs,
        )
      case 'decline': {
        if (ask.fence !== now.fence || now.state !== 'offered') return err('conflict')
        const passOver =
          ask.reason === 'busy' ? passOverFor(lawyer.accountId, atMs) : { lawyerId: lawyer.accountId, untilMs: null }
        return requeue(now, `declined-${ask.reason}`, passOver, atMs)
      }
      case 'call-event':
        return isInCall(now.state) ? callEvent(now, ask.event, actor, atMs) : ok({ next: now, trace: [] })
      case 'emergency':
        return ok({
          next: { ...now, emergency: true, updatedAtMs: atMs },
          trace: [{ kind: 'emergency', actor, body: { note: ask.note } }],
        })
      case 'transfer': {
        const moved = stepTo(
          now,
          'transferred',
          { kind: 'transferred', actor, body: { continuesAs: ask.continuesAs, field: ask.field } },
          { continuesAs: ask.continuesAs, endedAtMs: atMs },
          atMs,
        )
        if (!moved.ok) return moved
        return ok({
          ...moved.value,
          successor: {
            next: {
              ...now,
              id: ask.continuesAs,
              state: 'queued',
              tier: 'specialist',
              field: ask.field,
              lawyerId: null,
              fence: 0,
              offerEndsAtMs: null,
              heldUntilMs: null,
              ticketIndex: null,
              passedOver: [{ lawyerId: lawyer.accountId, untilMs: null }],
              continuesAs: null,
              guests: [],
              createdAtMs: atMs,
              updatedAtMs: atMs,
              connectedAtMs: null,
              endedAtMs: null,
              content: {
                ...now.content,
                handover: { from: lawyer.profile.face, note: ask.note },
                draft: null,
                record: null,
                rating: null,
                followUp: null,
              },
            },
            trace: [
              // Nobody asks the citizen to begin again: what was said and agreed to goes along.
              { kind: 'queued', actor, body: { follows: now.id, consents: now.content.request.consents } },
            ],
          },
        })
      }
      case 'invite':
        return invited === undefined
          ? err('conflict')
          : invite(now, { row: invited, role: ask.role }, mostInCall, actor, atMs)
      case 'ask-out':
        return endGuest(now, ask.party, 'asked-out', actor, atMs)
      case 'join':
        return err('not-found')
      case 'draft':
        if (!isInCall(now.state) && now.state !== 'summarising') return err('conflict')
        return ok({ next: { ...now, content: { ...now.content, draft: ask.draft } }, trace: [] })
      case 'summarise':
        return stepTo(now, 'summarising', { kind: 'summarising', actor, body: {} }, { endedAtMs: atMs }, atMs)
      case 'sign':
        return stepTo(
          now,
          'signed',
          { kind: 'signed', actor, body: { licence: lawyer.profile.face.licence, record: digestOf(ask.record) } },
          { content: { ...now.content, draft: null, record: ask.record, followUp: beginFollowUp(atMs) } },
          atMs,
        )
      case 'offer-service':
        return offerService(now, ask.itemCode, actor, atMs)
      case 'leave-word':
        return leaveWord(now, ask.word, actor, atMs)
      default:
        return ask satisfies never
    }
  }
