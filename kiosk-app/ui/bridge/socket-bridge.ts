/** The bridge of the Chromium shell: a WebSocket on loopback; the host's cookie opens it. */
import type { Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import { asHostMessage, BEAT_EVERY_MS, type Bridge, payloadOf, type UploadBody } from './bridge.ts'
import { createReplies } from './replies.ts'

/** 250 ms, then doubled up to 5 s: a restarted host is found soon, and a dead one is not hammered. */
export const reconnectDelayMs = (attempt: number): number => Math.min(5_000, 250 * 2 ** Math.min(attempt, 10))

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
  /** The visit is over: the browser's own stores are to be cleared too. */
  readonly onVisitOver: () => void
}

const uploadPath = (body: UploadBody): string =>
  body.kind === 'material'
    ? `/upload?kind=material&materialCode=${encodeURIComponent(body.materialCode)}`
    : '/upload?kind=signature'

const parse = (data: unknown): unknown => {
  if (typeof data !== 'string') return undefined
  try {
    return JSON.parse(data)
  } catch {
    return undefined
  }
}

export const createSocketBridge = ({ connect, post, onVisitOver }: SocketBridgeOptions): Bridge => {
  const replies = createReplies()
  let socket: SocketLike | undefined
  let attached = false
  let attempt = 0
  let inVisit = false
  let closed = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let listener: (snapshot: Snapshot | null) => void = () => {}

  const open = () => {
    const opened = connect()
    socket = opened
    opened.addEventListener('open', () => {
      attached = true
      attempt = 0
    })
    opened.addEventListener('message', (event) => {
      const message = asHostMessage(parse(event.data))
      if (message?.type === 'snapshot') {
        if (inVisit && !message.snapshot.inSession) onVisitOver()
        inVisit = message.snapshot.inSession
        listener(message.snapshot)
      } else if (message?.type === 'reply') replies.settle(message.id, message.accepted)
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

  const beat = setInterval(() => {
    if (attached) socket?.send(JSON.stringify({ type: 'beat' }))
  }, BEAT_EVERY_MS)

  return {
    send: (command) =>
      attached
        ? replies.ask((id) => socket?.send(JSON.stringify({ type: 'command', id, command })))
        : Promise.resolve(false),
    upload: (body) => post(uploadPath(body), payloadOf(body)),
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

/** Over the page's own origin. */
export const loopbackSocketBridge = (origin: string): Bridge =>
  createSocketBridge({
    connect: () => new WebSocket(`${origin.replace(/^http/, 'ws')}/bridge`),
    // Its answer carries `Clear-Site-Data`; a host that is gone has nothing to clear either.
    onVisitOver: () => void fetch('/cleared', { method: 'POST' }).catch(() => false),
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
