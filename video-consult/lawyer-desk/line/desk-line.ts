/** The desk's end of the live channel: what the centre says stands here; what the lawyer does is asked of it. */
import { systemClock } from '@lutong/core/clock.ts'
import type { GuestRole } from '@lutong/core/consultation/call-guest.ts'
import type { KeptChatLine } from '@lutong/core/consultation/chat.ts'
import type { Colleagues, DeskView, LawyerAsk } from '@lutong/core/contracts/live.ts'
import type { ConsultationId } from '@lutong/core/ids.ts'
import { signal } from '@preact/signals'
import type { SignalPath } from '../../call/contract.ts'
import { createLiveClient, type LiveClient } from '../../signalling/client.ts'
import { openSocket } from '../../signalling/web-socket.ts'
import { resume } from './session.ts'

/** A line that is down this long may be down because the session ended: then that is asked. */
const ASK_SESSION_AFTER_MS = 3_000

export const desk = signal<DeskView | null>(null)
export const online = signal(false)
/** By this page's own clock, when `desk` was told: an offer's time runs from it. */
export const toldAtMs = signal(0)

let live: LiveClient | undefined

// Both are the same release's schema, over a channel that only our own centre answers.
const isDesk = (value: unknown): value is DeskView =>
  typeof value === 'object' && value !== null && 'availability' in value && 'current' in value
const take = (value: unknown) => {
  if (!isDesk(value)) return
  toldAtMs.value = performance.now()
  desk.value = value
}

/** Returns the way to close it. */
export const openDeskLine = (): (() => void) => {
  const client = createLiveClient({
    connect: () => openSocket(new WebSocket(`${location.origin.replace('http', 'ws')}/console/api/live`)),
    clock: systemClock,
    random: Math.random,
    newId: () => crypto.randomUUID(),
  })
  live = client
  let stopAsking = () => {}
  const watchSession = () => {
    stopAsking = systemClock.setTimer(ASK_SESSION_AFTER_MS, () => {
      void resume(true)
      watchSession()
    })
  }
  client.onEvent((event) => {
    if (typeof event === 'object' && event !== null && 'desk' in event) take(event.desk)
  })
  client.onLine((now) => {
    online.value = now
    stopAsking()
    if (now) void client.ask({ type: 'look' } satisfies LawyerAsk).then((answer) => answer.ok && take(answer.value))
    else watchSession()
  })
  return () => {
    stopAsking()
    client.close()
    live = undefined
    desk.value = null
    online.value = false
  }
}

/** `gone`: what it was about is over, or went to somebody else. Waits over a cut line until it is answered. */
export type Asked = 'done' | 'gone' | 'closed'
export const ask = async (wanted: LawyerAsk): Promise<Asked> => {
  if (live === undefined) return 'closed'
  const answer = await live.ask(wanted)
  if (answer.ok) take(answer.value)
  return answer.ok ? 'done' : answer.error.kind === 'refused' ? 'gone' : 'closed'
}

const isColleagues = (value: unknown): value is Colleagues => Array.isArray(value)
/** Who is free to join this call now; nobody where that cannot be asked. */
export const askColleagues = async (consultationId: ConsultationId, role: GuestRole): Promise<Colleagues> => {
  const answer = await live?.ask({ type: 'colleagues', consultationId, role } satisfies LawyerAsk)
  return answer?.ok === true && isColleagues(answer.value) ? answer.value : []
}

const isChat = (value: unknown): value is readonly KeptChatLine[] => Array.isArray(value)
/** What was written in this call so far; nothing where it is over. */
export const askChat = async (consultationId: ConsultationId): Promise<readonly KeptChatLine[]> => {
  const answer = await live?.ask({ type: 'read-chat', consultationId } satisfies LawyerAsk)
  return answer?.ok === true && isChat(answer.value) ? answer.value : []
}

/** The call stands still: perhaps the line does too. */
export const probeLine = (): void => live?.probe()

/** Signals of one call: bound to it by its token, heard from its parties only. */
export const signalsOf = (ticket: {
  readonly consultationId: string
  readonly token: string
  readonly self: string
}): SignalPath => ({
  send: (to, payload) => {
    const { consultationId, token, self } = ticket
    return live?.tell({ consultationId, from: self, to, token, payload }) ?? false
  },
  onSignal: (listener) =>
    live?.onTold((body) => {
      if (typeof body !== 'object' || body === null) return
      const [consultationId, from, payload] = ['consultationId', 'from', 'payload'].map((key): unknown =>
        Reflect.get(body, key),
      )
      if (consultationId === ticket.consultationId && typeof from === 'string' && typeof payload === 'string')
        listener(from, payload)
    }) ?? (() => {}),
  onLine: (listener) => live?.onLine(listener) ?? (() => {}),
})
