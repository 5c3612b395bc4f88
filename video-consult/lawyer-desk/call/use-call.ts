/** One call session for the consultation that rings or is on: begun again after the page was loaded again. */
import { CALL_PARTIES } from '@lutong/core/consultation/consultation.ts'
import type { DeskView } from '@lutong/core/contracts/live.ts'
import { useEffect, useState } from 'preact/hooks'
import type { CallMessage, CallSession, CallView, LocalMedia } from '../../call/contract.ts'
import { acquireWhatThereIs, type MediaFailure } from '../../call/media.ts'
import { type PreparedCall, prepareCall } from '../../call/prepared-call.ts'
import { ask, probeLine, signalsOf } from '../line/desk-line.ts'

const [CITIZEN, LAWYER] = CALL_PARTIES

interface Said {
  readonly mine: boolean
  readonly text: string
}

export interface DeskCall {
  readonly session: CallSession
  readonly media: LocalMedia
  readonly missing: MediaFailure | null
  readonly view: CallView
  readonly said: readonly Said[]
  /** Says it and keeps it in sight. */
  chat(text: string): void
}

/** Made ready while it rings, with nothing going out; entered with the ticket, which comes with the acceptance. */
export const useCall = (now: DeskView | null): DeskCall | null => {
  const [call, setCall] = useState<DeskCall | null>(null)
  const [prepared, setPrepared] = useState<PreparedCall | null>(null)
  const current = now?.current[0]
  const ticket = current?.call ?? null
  const ringing = current === undefined ? (now?.offer ?? null) : null
  const id = ticket?.consultationId ?? ringing?.consultationId
  const mode = ticket?.mode ?? ringing?.mode
  const relays = now?.relays
  useEffect(() => {
    if (id === undefined || mode === undefined || relays === undefined) return
    let gone = false
    let end = () => {}
    const begin = async () => {
      const { media, missing } = await acquireWhatThereIs({ video: mode === 'video', audio: mode !== 'text' })
      if (gone) return media.stop()
      const made = prepareCall({
        ticket: { self: LAWYER, parties: [CITIZEN], ...relays },
        media,
        onEvent: (event) => void ask({ type: 'call-event', consultationId: id, event }),
        onDoubt: probeLine,
      })
      const { session } = made
      end = () => {
        made.end()
        media.stop()
      }
      const chat = (text: string) => {
        session.say({ type: 'chat', text })
        setCall((known) => known && { ...known, said: [...known.said, { mine: true, text }] })
      }
      setPrepared(made)
      setCall({ session, media, missing, view: session.view, said: [], chat })
      session.subscribe((view) => setCall((known) => known && { ...known, view }))
      session.onMessage((_from, message: CallMessage) => {
        if (message.type === 'chat')
          setCall((known) => known && { ...known, said: [...known.said, { mine: false, text: message.text }] })
      })
    }
    void begin()
    return () => {
      gone = true
      end()
      setPrepared(null)
      setCall(null)
    }
  }, [id])
  const isIn = ticket !== null
  useEffect(() => {
    if (ticket !== null) prepared?.enter(signalsOf(ticket))
  }, [prepared, isIn])
  return call
}
