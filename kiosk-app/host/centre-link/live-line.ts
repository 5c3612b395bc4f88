/** Opens sockets to the centre: the terminal proves itself with every opening, as with every request. */
import { randomUUID } from 'node:crypto'
import { MAX_LINE_MESSAGE_BYTES, TERMINAL_LINE_PATH } from '@lutong/core/contracts/terminal-line.ts'
import { createLiveClient, type LiveClient } from '@lutong/video-consult/signalling/client.ts'
import { openSocket } from '@lutong/video-consult/signalling/web-socket.ts'
import { WebSocket } from 'ws'
import type { LineSocket } from './beating.ts'
import { authorizationOf, type Signing } from './signed-fetch.ts'

const LIVE_PATH = '/v1/live'
/** One frame of the channel; a larger one is no frame of ours. */
const MAX_FRAME_BYTES = 256 * 1024
/** A line that does not open within this is tried again later; a request has told meanwhile. */
const OPEN_WITHIN_MS = 8_000

type LineParts = Signing & { readonly centreUrl: string }

const signedSocket = (parts: LineParts, path: string, maxPayload: number): WebSocket => {
  const url = new URL(path, parts.centreUrl)
  url.protocol = url.protocol.replace('http', 'ws')
  return new WebSocket(url, {
    headers: { authorization: authorizationOf(parts, { method: 'GET', path }, new Uint8Array(0)) },
    maxPayload,
    followRedirects: false,
    handshakeTimeout: OPEN_WITHIN_MS,
    perMessageDeflate: false,
    // As a browser does: what an answer led to is done before the next message is heard, and never overtakes it.
    allowSynchronousEvents: false,
  })
}

/** The channel of consultations. */
export const liveConnector = (parts: LineParts): (() => LiveClient) => {
  return () =>
    createLiveClient({
      connect: () => openSocket(signedSocket(parts, LIVE_PATH, MAX_FRAME_BYTES)),
      clock: parts.clock,
      random: Math.random,
      newId: randomUUID,
    })
}

const lineSocketOf = (socket: WebSocket): LineSocket => ({
  send: (text) => socket.send(text),
  ping: () => socket.ping(),
  close: () => socket.terminate(),
  onText: (listener) =>
    socket.addEventListener('message', ({ data }) => {
      if (typeof data === 'string') listener(data)
    }),
  onHeard: (listener) => {
    for (const sign of ['ping', 'pong', 'message']) socket.on(sign, listener)
  },
  onClose: (listener) => void socket.on('close', listener),
})

/** The terminal's standing line; resolves once it is open, rejects where it cannot be opened. */
export const openTerminalLine = (parts: LineParts): Promise<LineSocket> =>
  new Promise((resolve, reject) => {
    const socket = signedSocket(parts, TERMINAL_LINE_PATH, MAX_LINE_MESSAGE_BYTES)
    socket.once('open', () => resolve(lineSocketOf(socket)))
    // Stays: one that breaks later is closed by what follows.
    socket.on('error', reject)
  })
