/**
 * Border: terminal ↔ centre over the standing line, a WebSocket opened by a signed `GET` as any request is. What is told
 * here is what `POST /v1/terminals/heartbeat` tells, at less cost and the moment it changes. One message, one text frame.
 */
import { z } from 'zod'
import { Heartbeat, HeartbeatAnswer } from './terminal-auth.ts'

export const TERMINAL_LINE_PATH = '/v1/terminals/line'

/** A terminal says how every device is in less than 4 KB. A larger frame ends the line (close code 1009). */
export const MAX_LINE_MESSAGE_BYTES = 16 * 1024

export const LINE_TIMINGS = {
  /** The centre pings so often (RFC 6455 §5.5.2); a terminal that hears nothing for `silentMs` has lost its line. */
  pingMs: 3_000,
  silentMs: 8_000,
} as const

export const ToldByTerminal = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('heartbeat'), heartbeat: Heartbeat }),
])
export type ToldByTerminal = z.infer<typeof ToldByTerminal>

/** A terminal passes over types it does not know: a newer centre may say more. */
export const ToldToTerminal = z.discriminatedUnion('type', [
  /** To each heartbeat; of several within a second the later ones have one answer together, at the second's end. */
  HeartbeatAnswer.extend({ type: z.literal('answer') }),
  /** To a message that is none; the line stays, and the next one is heard. */
  z.object({ type: z.literal('refused'), reason: z.literal('malformed') }),
])
export type ToldToTerminal = z.infer<typeof ToldToTerminal>
