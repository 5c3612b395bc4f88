/** What a terminal may ask over the live channel. Each act once, by its id, with its entry in the trace. */
import { isOver } from '@lutong/core/consultation/consultation.ts'
import type { RecordingOffer } from '@lutong/core/consultation/recording.ts'
import type { TerminalAsk } from '@lutong/core/contracts/live.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { Terminal } from '../../store/terminal-store.ts'
import type { Consultation, ConsultationChange } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { comeBack, hold, requested, stepTo } from './consultation-steps.ts'
import { afterRecord } from './follow-up-steps.ts'
import { letIn } from './guest-steps.ts'

type Decide = ConsultationChange['decide']

/** Person and other side become tokens that find a conflict and tell nothing. */
const PARTY_PURPOSE = 'consultation-party'
export const partyToken = (blind: CentreParts['blind'], who: string): string =>
  blind(PARTY_PURPOSE, who.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase())

/** A ticket is found by what it becomes, and is kept nowhere. */
const TICKET_PURPOSE = 'queue-ticket'
export const ticketIndexOf = (blind: CentreParts['blind'], ticket: string): string => blind(TICKET_PURPOSE, ticket)

type ComeBackAsk = Extract<TerminalAsk, { type: 'come-back' }>

/** At any terminal of the centre where it was left, with the ticket, and with the card of who left it. */
const isWhoLeft = (blind: CentreParts['blind'], now: Consultation, terminal: Terminal, ask: ComeBackAsk): boolean =>
  now.regionCode === terminal.regionCode &&
  now.ticketIndex === ticketIndexOf(blind, ask.ticket) &&
  (now.personToken === null || (ask.idNumber !== null && partyToken(blind, ask.idNumber) === now.personToken))

/** An event of the call, told by either side; the same news twice is no news. */
export const callEvent = (
  now: Consultation,
  event: 'connected' | 'reconnecting' | 'ended',
  actor: string,
  atMs: number,
): ReturnType<Decide> => {
  if (event === 'ended') return ok({ next: now, trace: [{ kind: 'call-left', actor, body: {} }] })
  if (now.state === event) return ok({ next: now, trace: [{ kind: `call-${event}`, actor, body: {} }] })
  return stepTo(now, event, { kind: event, actor, body: {} }, {}, atMs)
}

export const decideTerminalAsk =
  (
    { blind }: Pick<CentreParts, 'blind'>,
    terminal: Terminal,
    ask: Exclude<
      TerminalAsk,
      {
        type: ('look' | 'self-test' | 'call-servers' | 'recording-offer' | 'find-ticket') | ('keep-chat' | 'read-chat')
      }
    >,
    atMs: number,
    recordingOffer: RecordingOffer,
  ): Decide =>
  (now) => {
    const actor = `terminal:${terminal.id}`
    if (ask.type === 'come-back')
      return now !== undefined && isWhoLeft(blind, now, terminal, ask)
        ? comeBack(now, terminal.id, atMs)
        : err('not-found')
    if (now !== undefined && now.terminalId !== terminal.id) return err('not-found')
    if (ask.type === 'request') {
      if (now !== undefined) return ok({ next: now, trace: [] })
      const { person, opponentName } = ask.request
      return ok(
        requested({
          id: ask.consultationId,
          terminalId: terminal.id,
          regionCode: terminal.regionCode,
          request: ask.request,
          personToken: person === null ? null : partyToken(blind, person.idNumber || person.name),
          opponentToken: opponentName === null ? null : partyToken(blind, opponentName),
          recordingOffer,
          atMs,
        }),
      )
    }
    if (now === undefined) return err('not-found')
    switch (ask.type) {
      case 'leave':
        if (isOver(now.state)) return ok({ next: now, trace: [] })
        return stepTo(
          now,
          ask.as,
          { kind: ask.as, actor, body: {} },
          { offerEndsAtMs: null, heldUntilMs: null, ticketIndex: null },
          atMs,
        )
      case 'hold':
        return hold(now, ticketIndexOf(blind, ask.ticket), actor, atMs)
      case 'call-event':
        return callEvent(now, ask.event, actor, atMs)
      case 'withdraw-recording': {
        const { recording } = now.content
        if (recording.state !== 'agreed') return ok({ next: now, trace: [] })
        return ok({
          next: { ...now, content: { ...now.content, recording: { ...recording, state: 'withdrawn' } } },
          trace: [{ kind: 'recording-withdrawn', actor, body: {} }],
          dropsRecording: true,
        })
      }
      case 'form-shared':
        return ok({
          next: now,
          trace: [{ kind: `form-${ask.what}`, actor, body: { itemCode: ask.itemCode } }],
        })
      case 'after-record':
        return afterRecord(now, ask, actor, atMs)
      case 'let-in':
        return letIn(now, ask.party, ask.agreed, actor, atMs)
      case 'rate': {
        const { rating } = ask
        if (rating === null) return stepTo(now, 'closed', { kind: 'closed', actor, body: { rated: false } }, {}, atMs)
        const rated = stepTo(
          now,
          'rated',
          { kind: 'rated', actor, body: { level: rating.level } },
          { content: { ...now.content, rating } },
          atMs,
        )
        if (!rated.ok) return rated
        const closed = stepTo(rated.value.next, 'closed', { kind: 'closed', actor, body: { rated: true } }, {}, atMs)
        return closed.ok
          ? ok({ next: closed.value.next, trace: [...rated.value.trace, ...closed.value.trace] })
          : closed
      }
      default:
        return ask satisfies never
    }
  }
