/** What the pages of a call say to each other, carried on; who speaks to whom is a copy of the store's word, kept a moment. */
import { CallEnvelope } from '@lutong/core/contracts/live.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { Consultation } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { type CallEnd, carriageOf } from './call-carriage.ts'

/** News of a move may be lost on its way from another process: the copy is read again after so long. */
export const CALL_KNOWN_MS = 2_000

type CarrierParts = Pick<CentreParts, 'blind' | 'clock' | 'log'> & {
  readonly store: Pick<CentreParts['store'], 'findConsultation'>
  send(to: CallEnd, envelope: CallEnvelope): void
}

export const createCarrier = ({ blind, clock, log, send, store }: CarrierParts) => {
  const calls = new Map<ConsultationId, { readonly one: Consultation; readonly readMs: number }>()
  let moves = 0

  const copyOf = (id: ConsultationId): Consultation | undefined => {
    const known = calls.get(id)
    return known !== undefined && clock.nowMs() - known.readMs < CALL_KNOWN_MS ? known.one : undefined
  }

  return {
    /** `undefined`: any of them may have moved. */
    moved: (id: ConsultationId | undefined): void => {
      moves += 1
      if (id === undefined) calls.clear()
      else calls.delete(id)
    },
    carry: async (from: CallEnd, body: unknown): Promise<void> => {
      const parsed = CallEnvelope.safeParse(body)
      if (!parsed.success) return
      const envelope = parsed.data
      const copy = copyOf(envelope.consultationId)
      let ends = carriageOf(blind, copy, from, envelope)
      // Nobody is refused by a copy: whoever has just come may not be in it yet.
      if (ends === undefined) {
        const before = { moves, readMs: clock.nowMs() }
        const one = await store.findConsultation(envelope.consultationId)
        ends = carriageOf(blind, one, from, envelope)
        // What moved while it was read is not known by what was read.
        if (one !== undefined && ends !== undefined && moves === before.moves)
          calls.set(one.id, { one, readMs: before.readMs })
      }
      if (ends === undefined) return log('consultation.refused', { reason: 'signal' })
      for (const end of ends) send(end, { ...envelope, token: '' })
    },
  }
}
