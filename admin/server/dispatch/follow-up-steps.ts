/** What comes after the signature, each step with what the trace keeps of it. Pure. */
import type { FollowUp, WordToStaff } from '@lutong/core/consultation/follow-up.ts'
import type { TerminalAsk } from '@lutong/core/contracts/live.ts'
import type { ItemCode } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { Consultation, NewTrace } from '../../store/consultation-store.ts'
import type { Stepped } from './consultation-steps.ts'

export const beginFollowUp = (atMs: number): FollowUp => ({
  citizen: 'reading',
  citizenSinceMs: atMs,
  offer: null,
  word: null,
})

/** The state of the consultation stays: it is over, and what comes of it stands beside it. */
const followed = (now: Consultation, followUp: FollowUp, trace: NewTrace, atMs: number): Stepped =>
  ok({ next: { ...now, content: { ...now.content, followUp }, updatedAtMs: atMs }, trace: [trace] })

/** Only before somebody: whoever has left could not say yes. */
export const offerService = (now: Consultation, itemCode: ItemCode, actor: string, atMs: number): Stepped => {
  const { followUp } = now.content
  if (followUp === null || followUp.citizen === 'left') return err('conflict')
  if (followUp.offer?.itemCode === itemCode && followUp.offer.state === 'offered') return ok({ next: now, trace: [] })
  const trace = { kind: 'service-offered', actor, body: { itemCode } }
  return followed(now, { ...followUp, offer: { itemCode, state: 'offered' } }, trace, atMs)
}

/** What is written stays sealed with the talk; the trace has only that there was a word. */
export const leaveWord = (now: Consultation, word: WordToStaff, actor: string, atMs: number): Stepped => {
  const { followUp } = now.content
  if (followUp === null || followUp.citizen !== 'left') return err('conflict')
  const trace = { kind: 'word-left', actor, body: { itemCode: word.itemCode } }
  return followed(now, { ...followUp, word: { ...word, atMs, doneAtMs: null } }, trace, atMs)
}

export const seeToWord = (now: Consultation, actor: string, atMs: number): Stepped => {
  const { followUp } = now.content
  if (followUp === null || followUp.word === null) return err('conflict')
  if (followUp.word.doneAtMs !== null) return ok({ next: now, trace: [] })
  const trace = { kind: 'word-seen-to', actor, body: {} }
  return followed(now, { ...followUp, word: { ...followUp.word, doneAtMs: atMs } }, trace, atMs)
}

type AfterRecord = Extract<TerminalAsk, { type: 'after-record' }>

/** By the citizen, at the terminal of the talk. */
export const afterRecord = (now: Consultation, ask: AfterRecord, actor: string, atMs: number): Stepped => {
  const { followUp } = now.content
  if (followUp === null) return err('conflict')
  const { offer } = followUp
  switch (ask.what) {
    case 'opened': {
      const isOffered = offer !== null && offer.itemCode === ask.itemCode
      const next: FollowUp = {
        ...followUp,
        ...{ citizen: 'filling-in', citizenSinceMs: atMs },
        offer: isOffered ? { ...offer, state: 'opened' } : offer,
      }
      const body = { itemCode: ask.itemCode, offered: isOffered }
      return followed(now, next, { kind: 'service-opened', actor, body }, atMs)
    }
    case 'declined': {
      if (offer?.itemCode !== ask.itemCode || offer.state !== 'offered') return ok({ next: now, trace: [] })
      const trace = { kind: 'service-declined', actor, body: { itemCode: offer.itemCode } }
      return followed(now, { ...followUp, offer: { ...offer, state: 'declined' } }, trace, atMs)
    }
    case 'left':
      if (followUp.citizen === 'left') return ok({ next: now, trace: [] })
      return followed(
        now,
        { ...followUp, citizen: 'left', citizenSinceMs: atMs },
        { kind: 'citizen-left', actor, body: {} },
        atMs,
      )
    default:
      return ask.what satisfies never
  }
}
