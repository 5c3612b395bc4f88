/** Opens the live channel to the centre: the terminal proves itself with every opening, as with every request. */
import { randomUUID } from 'node:crypto'
import type { Clock } from '@lutong/core/clock.ts'
import { createLiveClient, type LiveClient } from '@lutong/video-consult/signalling/client.ts'
import { openSocket } from '@lutong/video-consult/signalling/web-socket.ts'
import { WebSocket } from 'ws'
import type { TerminalKeys } from '../secrets/terminal-keys.ts'
import { authorizationOf } from './signed-fetch.ts'

const LIVE_PATH = '/v1/live'
/** One frame of the channel; a larger one is no frame of ours. */
const MAX_FRAME_BYTES = 256 * 1024

export const liveConnector = (parts: {
  readonly centreUrl: string
  readonly keys: TerminalKeys
  readonly clock: Clock
}): (() => LiveClient) => {
  const url = new URL(LIVE_PATH, parts.centreUrl)
  url.protocol = url.protocol.replace('http', 'ws')
  return () =>
    createLiveClient({
      connect: () =>
        openSocket(
          new WebSocket(url, {
            headers: { authorization: authorizationOf(parts, { method: 'GET', path: LIVE_PATH }, new Uint8Array(0)) },
            maxPayload: MAX_FRAME_BYTES,
            followRedirects: false,
            // As a browser does: what an answer led to is done before the next message is heard, and never overtakes it.
            allowSynchronousEvents: false,
          }),
        ),
      clock: parts.clock,
      random: Math.random,
      newId: randomUUID,
    })
}
