/** One request, one reply. A late reply never answers the next request: after a miss the line is drained to silence. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import { pause } from '../contract/operation-queue.ts'
import { type ByteTransport, writeWithin } from '../transport/byte-transport.ts'
import { createFrameParser, encodeRequest, type FrameEvent } from './frame.ts'

export interface Exchange {
  /** The reply's body, or DISCONNECTED, TIMEOUT, CHECKSUM. */
  ask(command: Uint8Array, timeoutMs: number): Promise<Result<Uint8Array, DeviceFault>>
  readonly gone: boolean
  stop(): void
}

/** The longest a noisy line is drained. */
const LONGEST_DRAIN_MS = 800

export const createExchange = (line: ByteTransport, clock: Clock, drainMs: number, onGone: () => void): Exchange => {
  const parser = createFrameParser()
  let gone = false
  let answer: ((result: Result<Uint8Array, DeviceFault>) => void) | undefined
  let heardAtMs = 0
  let spoiled = false

  const take = (event: FrameEvent) => {
    if (event.type === 'discarded') return
    if (event.type === 'frame') {
      if (answer === undefined) event.body.fill(0)
      answer?.(ok(event.body))
    } else spoiled = true
  }
  const stopBytes = line.onBytes((bytes) => {
    heardAtMs = clock.nowMs()
    for (const event of parser.push(bytes)) take(event)
    // A spoiled frame is told only when no good one stands behind it in the same bytes.
    if (spoiled) answer?.(err(fault('CHECKSUM')))
  })
  const stopClosed = line.onClosed(() => {
    gone = true
    answer?.(err(fault('DISCONNECTED')))
    onGone()
  })

  const drain = async () => {
    const startMs = clock.nowMs()
    heardAtMs = startMs
    const silentMs = () => clock.nowMs() - heardAtMs
    // A line that never falls silent is not waited for.
    while (silentMs() < drainMs && clock.nowMs() - startMs < LONGEST_DRAIN_MS) await pause(clock, drainMs - silentMs())
    parser.reset()
  }

  const ask: Exchange['ask'] = async (command, timeoutMs) => {
    if (gone) return err(fault('DISCONNECTED'))
    spoiled = false
    const result = await new Promise<Result<Uint8Array, DeviceFault>>((resolve) => {
      const settle = (reply: Result<Uint8Array, DeviceFault>) => {
        cancel()
        answer = undefined
        resolve(reply)
      }
      const cancel = clock.setTimer(timeoutMs, () => settle(err(fault('TIMEOUT'))))
      answer = settle
      const send = async () => {
        const written = await writeWithin(line, encodeRequest(command), timeoutMs, clock)
        if (!written.ok) settle(written)
      }
      void send()
    })
    if (!result.ok && result.error.code !== 'DISCONNECTED') await drain()
    return gone && !result.ok ? err(fault('DISCONNECTED')) : result
  }

  return {
    ask,
    get gone() {
      return gone
    },
    stop: () => {
      gone = true
      stopBytes()
      stopClosed()
      parser.reset()
    },
  }
}
