/** Steps of a consultation, each with what the trace keeps of it. Pure. */
import { createHash } from 'node:crypto'
import {
  type ConsultationRequest,
  type ConsultationState,
  isInCall,
  mayStep,
} from '@lutong/core/consultation/consultation.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { RecordingOffer, RecordingState } from '@lutong/core/consultation/recording.ts'
import type { ConsultationId, RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { precedenceOf } from '@lutong/video-consult/dispatch/precedence.ts'
import { DISPATCH_RULES } from '@lutong/video-consult/dispatch/rules.ts'
import type { Consultation, NewTrace, PassedOver } from '../../store/consultation-store.ts'
import { withoutGuests } from './call-guests.ts'

export type Stepped = Result<{ readonly next: Consultation; readonly trace: readonly NewTrace[] }, 'conflict'>

/** Goes to a state where that is a step; `conflict` where it is none any more. */
export const stepTo = (
  now: Consultation,
  state: ConsultationState,
  trace: NewTrace,
  changes: Partial<Consultation>,
  atMs: number,
): Stepped =>
  mayStep(now.state, state)
    ? ok({
        next: {
          ...now,
          guests: isInCall(state) ? now.guests : withoutGuests(now.guests),
          ...changes,
          state,
          updatedAtMs: atMs,
        },
        trace: [trace],
      })
    : err('conflict')

export const digestOf = (value: unknown) => ({
  sha256: createHash('sha256').update(canonicalBytes(value)).digest('hex'),
  sm3: createHash('sm3').update(canonicalBytes(value)).digest('hex'),
})

/** Only what was offered can be agreed to, and only where there is something to record. */
const recordingStateOf = ({ consents, mode }: ConsultationRequest, { offered }: RecordingOffer): RecordingState => {
  if (!offered || mode === 'text' || consents.recordingTextVersion === undefined) return 'none'
  return consents.recording ? 'agreed' : 'refused'
}

export const requested = (wanted: {
  readonly id: ConsultationId
  readonly terminalId: TerminalId
  readonly regionCode: RegionCode
  readonly request: ConsultationRequest
  readonly personToken: string | null
  readonly opponentToken: string | null
  readonly recordingOffer: RecordingOffer
  readonly atMs: number
}): { readonly next: Consultation; readonly trace: readonly NewTrace[] } => {
  const { request, atMs, recordingOffer, ...rest } = wanted
  const state = recordingStateOf(request, recordingOffer)
  const { keptDays } = recordingOffer
  const actor = `terminal:${wanted.terminalId}`
  const { field, language, mode, identification, consents, precedence } = request
  return {
    next: {
      ...rest,
      state: 'queued',
      tier: 'first-line',
      field,
      language,
      precedence: precedenceOf(precedence, atMs),
      waitingSinceMs: atMs,
      lawyerId: null,
      fence: 0,
      offerEndsAtMs: null,
      heldUntilMs: null,
      ticketIndex: null,
      passedOver: [],
      continuesAs: null,
      guests: [],
      emergency: false,
      createdAtMs: atMs,
      updatedAtMs: atMs,
      connectedAtMs: null,
      endedAtMs: null,
      content: {
        ...{ request, handover: null, draft: null, record: null, rating: null, followUp: null },
        recording: { state, keptDays },
      },
    },
    trace: [
      { kind: 'created', actor, body: { field, language, mode } },
      { kind: 'identified', actor, body: { by: identification, request: digestOf(request) } },
      { kind: 'consented', actor, body: consents },
      ...(state === 'none'
        ? []
        : [
            {
              kind: state === 'agreed' ? 'recording-consented' : 'recording-refused',
              actor,
              body: { textVersion: consents.recordingTextVersion, keptDays },
            },
          ]),
      { kind: 'queued', actor, body: { precedence } },
    ],
  }
}

/** Away for a while: whoever was being asked is asked no more, the moment from which one waits stays. */
export const hold = (now: Consultation, ticketIndex: string, actor: string, atMs: number): Stepped => {
  if (now.state === 'held' && now.ticketIndex === ticketIndex) return ok({ next: now, trace: [] })
  const heldUntilMs = atMs + DISPATCH_RULES.holdMs
  return stepTo(
    now,
    'held',
    { kind: 'held', actor, body: { heldUntilMs } },
    { lawyerId: null, offerEndsAtMs: null, heldUntilMs, ticketIndex },
    atMs,
  )
}

/** Back with the ticket, at whichever terminal: the same place again. */
export const comeBack = (now: Consultation, terminalId: TerminalId, atMs: number): Stepped => {
  // The answer was lost, or the host began anew: he is back here already.
  if (now.state !== 'held') return now.terminalId === terminalId ? ok({ next: now, trace: [] }) : err('conflict')
  if (now.heldUntilMs === null || now.heldUntilMs <= atMs) return err('conflict')
  return stepTo(
    now,
    'queued',
    { kind: 'came-back', actor: `terminal:${terminalId}`, body: { left: now.terminalId } },
    { terminalId, heldUntilMs: null },
    atMs,
  )
}

/** The ticket's time is over and nobody has come: told to staff, never a place for ever. */
export const noShow = (now: Consultation, atMs: number): Stepped =>
  stepTo(
    now,
    'abandoned',
    { kind: 'abandoned', actor: 'centre', body: { reason: 'no-show' } },
    { ticketIndex: null },
    atMs,
  )

/** Back into the queue with the place it had. */
export const requeue = (now: Consultation, kind: string, passOver: PassedOver | null, atMs: number): Stepped =>
  stepTo(
    now,
    'queued',
    { kind, actor: 'centre', body: { lawyerId: now.lawyerId } },
    {
      lawyerId: null,
      offerEndsAtMs: null,
      passedOver:
        passOver === null
          ? now.passedOver
          : [...now.passedOver.filter((one) => one.lawyerId !== passOver.lawyerId), passOver],
    },
    atMs,
  )

export const passOverFor = (lawyerId: string, atMs: number): PassedOver => ({
  lawyerId,
  untilMs: atMs + DISPATCH_RULES.passOverMs,
})
