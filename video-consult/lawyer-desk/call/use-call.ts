/** One call session for the consultation that rings or is on: begun again after the page was loaded again. */
import { CALL_PARTIES, type CallTicket } from '@lutong/core/consultation/consultation.ts'
import type { DeskView } from '@lutong/core/contracts/live.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import { useEffect, useState } from 'preact/hooks'
import type { CallMessage, CallSession, CallView, LocalMedia } from '../../call/contract.ts'
import { followParties } from '../../call/follow-parties.ts'
import { acquireWhatThereIs, type MediaFailure } from '../../call/media.ts'
import { type PreparedCall, prepareCall } from '../../call/prepared-call.ts'
import { type Said, withKept, withLine } from '../../call/written-words.ts'
import { ask, askChat, probeLine, signalsOf } from '../line/desk-line.ts'

const [CITIZEN, LAWYER] = CALL_PARTIES

export interface DeskCall {
  readonly session: CallSession
  readonly media: LocalMedia
  readonly missing: MediaFailure | null
  readonly view: CallView
  readonly said: readonly Said[]
  /** The citizen's form as their page tells it; `null`: nothing told yet. */
  readonly form: Extract<CallMessage, { type: 'form' }> | null
  /** What became of proposals, by field. */
  readonly confirmed: Readonly<Record<string, boolean>>
  /** Says it and keeps it in sight. */
  chat(text: string): void
}

const hearMessage = (from: string, message: CallMessage, now: DeskCall): DeskCall => {
  if (message.type === 'chat') return { ...now, said: withLine(now.said, message, from) }
  if (from !== CITIZEN) return now
  if (message.type === 'form') return { ...now, form: message }
  return message.type === 'confirm' ? { ...now, confirmed: { ...now.confirmed, [message.field]: message.agreed } } : now
}

interface Seat {
  readonly id: ConsultationId
  readonly mode: CallTicket['mode']
  readonly self: string
  readonly parties: readonly string[]
  readonly ticket: CallTicket | null
}

const seatOfTicket = (ticket: CallTicket): Seat => {
  const { consultationId: id, mode, parties, self } = ticket
  return { id, mode, parties, self, ticket }
}
/** The call this desk is in, as its lawyer or as somebody's guest, or that rings. */
const seatOf = (now: DeskView | null): Seat | null => {
  const current = now?.current[0]
  if (now === null || current?.call) return current?.call ? seatOfTicket(current.call) : null
  if (current !== undefined) return null
  const joined = now.invitations.find(({ call }) => call !== null)?.call
  if (joined) return seatOfTicket(joined)
  const { offer } = now
  return offer === null
    ? null
    : { id: offer.consultationId, mode: offer.mode, self: LAWYER, parties: [CITIZEN], ticket: null }
}

/** Made ready while it rings, with nothing going out; entered with the ticket, which comes with the acceptance. */
export const useCall = (now: DeskView | null): DeskCall | null => {
  const [call, setCall] = useState<DeskCall | null>(null)
  const [prepared, setPrepared] = useState<PreparedCall | null>(null)
  const seat = seatOf(now)
  const ticket = seat?.ticket ?? null
  // Who left and was asked in again has another name in the call, and begins anew.
  const place = seat === null ? undefined : `${seat.id}/${seat.self}`
  const relays = now?.relays
  useEffect(() => {
    if (seat === null || relays === undefined) return
    const { id, mode, parties, self } = seat
    let gone = false
    let end = () => {}
    const begin = async () => {
      const { media, missing } = await acquireWhatThereIs({ video: mode === 'video', audio: mode !== 'text' })
      if (gone) return media.stop()
      const made = prepareCall({
        ticket: { self, parties: [...parties], ...relays },
        media,
        onEvent: (event) => void ask({ type: 'call-event', consultationId: id, event }),
        onDoubt: probeLine,
        onRenew: () => void ask({ type: 'look' }),
      })
      const { session } = made
      end = () => {
        made.end()
        media.stop()
      }
      const chat = (text: string) => {
        const line = { id: crypto.randomUUID(), text }
        session.say({ type: 'chat', ...line })
        void ask({ type: 'keep-chat', consultationId: id, line })
        setCall((known) => known && { ...known, said: withLine(known.said, line, null) })
      }
      setPrepared(made)
      setCall({ session, media, missing, view: session.view, said: [], form: null, confirmed: {}, chat })
      session.subscribe((view) => setCall((known) => known && { ...known, view }))
      session.onMessage((from, message) => setCall((known) => known && hearMessage(from, message, known)))
    }
    void begin()
    return () => {
      gone = true
      end()
      setPrepared(null)
      setCall(null)
    }
  }, [place])
  const isIn = ticket !== null
  useEffect(() => {
    if (ticket !== null) prepared?.enter(signalsOf(ticket))
  }, [prepared, isIn])
  const written = ticket?.writtenLines ?? 0
  const isBehind = call !== null && call.said.length < written
  useEffect(() => {
    if (ticket === null || prepared === null || !isBehind) return
    let gone = false
    // Of the time before this page was loaded, or said by a page that did not reach this one.
    const read = async () => {
      const kept = await askChat(ticket.consultationId)
      if (!gone) setCall((known) => known && { ...known, said: withKept(known.said, kept, ticket.self) })
    }
    void read()
    return () => void (gone = true)
  }, [prepared, isIn, written, isBehind])
  const named = ticket?.parties.join()
  const key = ticket?.room?.token
  useEffect(() => {
    if (prepared !== null && ticket !== null) followParties(prepared.session, ticket)
  }, [prepared, named, key])
  return call
}
