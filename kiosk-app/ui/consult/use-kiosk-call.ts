/** The call of this page: made ready while a lawyer is asked, entered with the ticket, and again after the page was lost. */
import { KeptChat, type KeptChatLine } from '@lutong/core/consultation/chat.ts'
import { CALL_PARTIES } from '@lutong/core/consultation/consultation.ts'
import type { CallMessage, CallSession, CallView, LocalMedia, Pointing } from '@lutong/video-consult/call/contract.ts'
import { followParties } from '@lutong/video-consult/call/follow-parties.ts'
import { acquireWhatThereIs, type MediaFailure } from '@lutong/video-consult/call/media.ts'
import { type PreparedCall, prepareCall } from '@lutong/video-consult/call/prepared-call.ts'
import { type Said, withKept, withLine } from '@lutong/video-consult/call/written-words.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { FROM_CENTRE } from '@lutong/core/contracts/consult-screens.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'

const [CITIZEN, LAWYER] = CALL_PARTIES

type Hint = Extract<CallMessage, { type: 'hint' }>['hint']

export interface KioskCall {
  readonly session: CallSession
  readonly media: LocalMedia
  readonly missing: MediaFailure | null
  readonly view: CallView
  readonly said: readonly Said[]
  readonly hint: Hint | null
  /** The lawyer asks to see a paper, or the face again. */
  readonly wants: 'document' | 'camera' | null
  readonly pointing: Pointing | null
  /** The field the lawyer points at in the form, and what they propose for one. */
  readonly highlight: string | null
  readonly proposal: { readonly field: string; readonly value: string } | null
  /** What the lawyer would like to fill in together. */
  readonly offeredForm: string | null
  /** To the lawyer alone: nobody else sees the citizen's form. */
  tellForm(form: Extract<CallMessage, { type: 'form' }>): void
  answerProposal(field: string, agreed: boolean): void
  chat(text: string): void
  /** What was asked for is done, or not wanted. */
  answered(): void
}

const readKept = (payload: string): readonly KeptChatLine[] => {
  try {
    return KeptChat.safeParse(JSON.parse(payload)).data ?? []
  } catch {
    return []
  }
}

export type ConsultReady = NonNullable<ScreenOf<'consult-waiting'>['ready']>

const hearMessage = (from: string, message: CallMessage, now: KioskCall): KioskCall => {
  switch (message.type) {
    case 'chat':
      return { ...now, said: withLine(now.said, message, from) }
    case 'hint':
      return { ...now, hint: message.hint }
    case 'ask-picture':
      return { ...now, wants: message.source === 'document' ? 'document' : 'camera' }
    case 'highlight':
      return from === LAWYER ? { ...now, highlight: message.field } : now
    case 'propose':
      return from === LAWYER ? { ...now, highlight: message.field, proposal: message } : now
    case 'offer-form':
      return from === LAWYER ? { ...now, offeredForm: message.code } : now
    case 'form':
    case 'confirm':
      return now
    default:
      return message satisfies never
  }
}

/** Made ready for `ready`, entered with the ticket on the screen of the call. */
export const useKioskCall = (
  ready: ConsultReady | null,
  entered: ScreenOf<'consult-call'> | null,
): KioskCall | null => {
  const { onCallSignal, send } = useVisit()
  const [call, setCall] = useState<KioskCall | null>(null)
  const [prepared, setPrepared] = useState<PreparedCall | null>(null)
  const online = entered?.online ?? false
  const line = useRef({ online, hear: new Set<(online: boolean) => void>() })
  useEffect(() => {
    line.current.online = online
    for (const hear of line.current.hear) hear(online)
  }, [online])
  useEffect(() => {
    if (ready === null) return
    let gone = false
    let end = () => {}
    const change = (part: Partial<KioskCall>) => setCall((now) => now && { ...now, ...part })
    const begin = async () => {
      const { mode, relays } = ready
      const { media, missing } = await acquireWhatThereIs({ video: mode === 'video', audio: mode !== 'text' })
      if (gone) return media.stop()
      const made = prepareCall({
        ticket: { self: CITIZEN, parties: [LAWYER], ...relays },
        media,
        onEvent: (event) => void send({ type: 'call-event', event }),
        onDoubt: () => void send({ type: 'call-doubt' }),
        onRenew: () => void send({ type: 'renew-ticket' }),
      })
      const { session } = made
      end = () => {
        made.end()
        media.stop()
      }
      setPrepared(made)
      setCall({
        session,
        media,
        missing,
        view: session.view,
        said: [],
        hint: null,
        wants: null,
        pointing: null,
        highlight: null,
        proposal: null,
        offeredForm: null,
        tellForm: (form) => session.say(form, LAWYER),
        answerProposal: (field, agreed) => {
          session.say({ type: 'confirm', field, agreed }, LAWYER)
          change({ proposal: null, highlight: null })
        },
        chat: (text) => {
          const words = { id: crypto.randomUUID(), text }
          session.say({ type: 'chat', ...words })
          void send({ type: 'keep-chat', line: words })
          setCall((now) => now && { ...now, said: withLine(now.said, words, null) })
        },
        answered: () => change({ wants: null, hint: null, offeredForm: null }),
      })
      session.subscribe((view) => change({ view }))
      session.onMessage((from, message) => setCall((now) => now && hearMessage(from, message, now)))
      // The lawyer's alone: two pointers on one paper would point at nothing.
      session.onPointing((from, pointing) => {
        if (from === LAWYER) change({ pointing })
      })
    }
    void begin()
    return () => {
      gone = true
      end()
      setPrepared(null)
      setCall(null)
    }
  }, [ready?.id])
  const isIn = entered !== null
  useEffect(() => {
    if (!isIn) return
    if (prepared === null) return
    const { current } = line
    prepared.enter({
      send: (to, payload) => {
        void send({ type: 'call-signal', to, payload })
        return current.online
      },
      onSignal: onCallSignal,
      onLine: (hear) => {
        current.hear.add(hear)
        hear(current.online)
        return () => void current.hear.delete(hear)
      },
    })
    const deafen = onCallSignal((from, payload) => {
      const kept = from === FROM_CENTRE ? readKept(payload) : []
      if (kept.length > 0) setCall((now) => now && { ...now, said: withKept(now.said, kept, CITIZEN) })
    })
    return deafen
  }, [prepared, isIn])
  const ticket = entered?.ticket
  const written = ticket?.writtenLines ?? 0
  const isBehind = call !== null && call.said.length < written
  useEffect(() => {
    // Of the time before this page was loaded, or said by a page that did not reach this one.
    if (prepared !== null && isBehind && online) void send({ type: 'read-chat' })
  }, [prepared, isBehind, online, written])
  const named = ticket?.parties.join()
  const key = ticket?.room?.token
  useEffect(() => {
    if (prepared !== null && ticket !== undefined) followParties(prepared.session, ticket)
  }, [prepared, named, key])
  return call
}
