/** The bridge of the Chromium shell: a WebSocket on loopback; the host's cookie opens it. */
import type { Snapshot, SpeakRequest } from '@lutong/core/contracts/host-rpc.ts'
import { asHostMessage, BEAT_EVERY_MS, type Bridge, payloadOf, targetOf, type UploadBody } from './bridge.ts'
import { createReplies } from './replies.ts'

/** Eight knocks a quarter of a second apart, for a host that is being restarted; then rarer, up to 5 s. */
export const reconnectDelayMs = (attempt: number): number =>
  Math.min(5_000, 250 * 2 ** Math.min(Math.max(0, attempt - 8), 10))

/** The host has a newer page: this one is to stay away, or the two would throw each other out for ever. */
const TAKEN_OVER = 4001

/** What is used of a WebSocket, so that a test can stand in for the network. */
export interface SocketLike {
  send(data: string): void
  close(): void
  addEventListener(type: 'open', listener: () => void): void
  addEventListener(type: 'close', listener: (event: { readonly code: number }) => void): void
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
}

export interface SocketBridgeOptions {
  readonly connect: () => SocketLike
  /** Posts an upload; true where the host took it. */
  readonly post: (path: string, body: Blob) => Promise<boolean>
  /** Asks for speech; `null` where there is none. */
  readonly fetchSpeech: (request: SpeakRequest) => Promise<ArrayBuffer | null>
  readonly fetchPicture: (path: string) => Promise<Blob | null>
  /** Whether the page has the screen's attention, and word of each change. */
  readonly isInFront: () => boolean
  readonly onFrontChange: (changed: () => void) => void
  /** The visit is over: the browser's own stores are to be cleared too. */
  readonly onVisitOver: () => void
  /** Nobody is at the terminal, and the page's policy is another one from now on. */
  readonly onLoadAgain: () => void
}

const uploadPath = (body: UploadBody): string =>
  `/upload?${new URLSearchParams(Object.entries(targetOf(body)).map(([name, value]) => [name, String(value)])).toString()}`

const parse = (data: unknown): unknown => {
  if (typeof data !== 'string') return undefined
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

export const createSocketBridge = ({
  connect,
  post,
  fetchSpeech,
  fetchPicture,
  isInFront,
  onFrontChange,
  onVisitOver,
  onLoadAgain,
}: SocketBridgeOptions): Bridge => {
  const replies = createReplies(false)
  let socket: SocketLike | undefined
  let attached = false
  let attempt = 0
  let inVisit = false
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let listener: (snapshot: Snapshot | null) => void = () => {}
  const hearSignals = new Set<(from: string, payload: string) => void>()

  const open = () => {
    const opened = connect()
    socket = opened
    opened.addEventListener('open', () => {
      attached = true
      attempt = 0
      sendBeat()
    })
    opened.addEventListener('message', (event) => {
      const message = asHostMessage(parse(event.data))
      if (message?.type === 'snapshot') {
        if (inVisit && !message.snapshot.inSession) onVisitOver()
        inVisit = message.snapshot.inSession
        listener(message.snapshot)
      } else if (message?.type === 'reply') replies.settle(message.id, message.accepted)
      else if (message?.type === 'call-signal') for (const hear of hearSignals) hear(message.from, message.payload)
      else if (message?.type === 'load-again') onLoadAgain()
    })
    opened.addEventListener('close', ({ code }) => {
      if (closed) return
      attached = false
      replies.abandonAll()
      listener(null)
      if (code === TAKEN_OVER) return
      retry = setTimeout(open, reconnectDelayMs(attempt++))
    })
  }

  const sendBeat = () => {
    if (attached) socket?.send(JSON.stringify({ type: 'beat', inFront: isInFront() }))
  }
  const beat = setInterval(sendBeat, BEAT_EVERY_MS)
  onFrontChange(sendBeat)

  return {
    send: (command) =>
      attached
        ? replies.ask((id) => socket?.send(JSON.stringify({ type: 'command', id, command })))
        : Promise.resolve(false),
    upload: (body) => post(uploadPath(body), payloadOf(body)),
    speak: fetchSpeech,
    picture: (materialId) => fetchPicture(`/picture?id=${encodeURIComponent(materialId)}`),
    onCallSignal: (hear) => {
      hearSignals.add(hear)
      return () => void hearSignals.delete(hear)
    },
    onSnapshot: (next) => {
      listener = next
      listener(null)
      if (socket === undefined) open()
    },
    close: () => {
      closed = true
      clearInterval(beat)
      clearTimeout(retry)
      replies.abandonAll()
      socket?.close()
    },
  }
}

/** A bar of the browser's own takes its room from the page. One pixel may be lost to rounding. */
const fillsScreen = ({ innerHeight, innerWidth, screen }: Window): boolean =>
  innerHeight >= screen.height - 1 && innerWidth >= screen.width - 1

/** Over the page's own origin. */
export const loopbackSocketBridge = (origin: string): Bridge =>
  createSocketBridge({
    connect: () => new WebSocket(`${origin.replace(/^http/, 'ws')}/bridge`),
    isInFront: () => document.hasFocus() && document.visibilityState === 'visible' && fillsScreen(window),
    onFrontChange: (changed) => {
      for (const type of ['focus', 'blur', 'resize']) window.addEventListener(type, changed)
      document.addEventListener('visibilitychange', changed)
    },
    // Its answer carries `Clear-Site-Data`; a host that is gone has nothing to clear either.
    onVisitOver: () => void fetch('/cleared', { method: 'POST' }).catch(() => false),
    onLoadAgain: () => location.reload(),
    fetchSpeech: async (request) => {
      try {
        const response = await fetch('/speech', {
          method: 'POST',
          body: JSON.stringify(request),
          headers: { 'Content-Type': 'application/json' },
        })
        return response.status === 200 ? await response.arrayBuffer() : null
      } catch {
        // The link is gone: the screen says so itself.
        return null
      }
    },
    fetchPicture: async (path) => {
      const response = await fetch(path).catch(() => null)
      return response?.ok === true ? response.blob() : null
    },
    post: async (path, body) => {
      try {
        const response = await fetch(path, { method: 'POST', body, headers: { 'Content-Type': body.type } })
        const answer: unknown = await response.json()
        return typeof answer === 'object' && answer !== null && 'accepted' in answer && answer.accepted === true
      } catch {
        // The link is gone or the host refused the shape of it; the screen stays where it is and can be tried again.
        return false
      }
    },
  })
