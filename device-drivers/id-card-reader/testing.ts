/** Lines to the simulated module for tests: a real pty, and 64-byte reports as HID-A cuts them. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import { ok } from '@lutong/core/result.ts'
import { createCounters } from '../contract/counters.ts'
import type { IdCardReader } from '../contract/id-card-reader.ts'
import { Card, PRESETS } from '../simulators/id-card-reader/card.ts'
import { createModule } from '../simulators/id-card-reader/module.ts'
import { startIdCardReaderSimulator } from '../simulators/id-card-reader/simulator.ts'
import { createLineEvents, type OpenTransport, plainLine } from '../transport/byte-transport.ts'
import { serialTransport } from '../transport/serial.ts'
import { openIdCardReader } from './driver.ts'
import { hidSdt, type IdCardReaderProfile, serialSdt } from './profiles.ts'

type Module = ReturnType<typeof createModule>
type Besides = Parameters<Module['place']>[1]
export interface ReaderRig {
  readonly reader: IdCardReader
  readonly counters: ReturnType<typeof createCounters>
  place(card: keyof typeof PRESETS | Card, besides?: Besides): Promise<void>
  takeAway(): Promise<void>
  order(kind: Parameters<Module['order']>[0], times: number, status?: number): Promise<void>
  unplug(): Promise<void>
  stop(): Promise<void>
}

const REPORT_BYTES = 64
const cardOf = (card: keyof typeof PRESETS | Card): Card =>
  typeof card === 'string' ? Card.parse(PRESETS[card]) : card

const open = async (line: OpenTransport, profile: IdCardReaderProfile) => {
  const counters = createCounters()
  const opened = await openIdCardReader({ open: line, profile, clock: systemClock, counters })
  if (!opened.ok) throw new Error(opened.error.code)
  return { reader: opened.value, counters }
}

/** The module behind reports of 64 bytes, the last one filled with zeros; no kernel in between. */
export const reportLine = () => {
  const module = createModule()
  const events = createLineEvents()
  const openLine: OpenTransport = async () =>
    ok({
      info: { ...plainLine('hid'), model: 'HID reader', firmware: '1.00' },
      write: async (bytes) => {
        const answers = module.receive(bytes)
        // Reports are cut here: pieces that a serial line would bring apart are one answer to them.
        const reply = Buffer.concat(answers.map((answer) => answer.bytes))
        if (answers.length > 0)
          systemClock.setTimer(answers[0]?.afterMs ?? 0, () => {
            for (let at = 0; at < reply.length; at += REPORT_BYTES) {
              const report = new Uint8Array(REPORT_BYTES)
              report.set(reply.subarray(at, at + REPORT_BYTES))
              if (!events.isClosed()) events.bytes(report)
            }
          })
        return ok(null)
      },
      onBytes: events.onBytes,
      onClosed: events.onClosed,
      close: async () => events.ended(),
    })
  return { module, openLine, unplug: events.ended }
}

export const startReportRig = async (profile: IdCardReaderProfile = hidSdt): Promise<ReaderRig> => {
  const { module, openLine, unplug } = reportLine()
  const { reader, counters } = await open(openLine, profile)
  return {
    reader,
    counters,
    place: async (card, besides) => module.place(cardOf(card), besides),
    takeAway: async () => module.takeAway(),
    order: async (kind, times, status) => module.order(kind, times, status),
    unplug: async () => unplug(),
    stop: () => reader.close(),
  }
}

export const startSerialRig = async (profile: IdCardReaderProfile = serialSdt): Promise<ReaderRig> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-reader-'))
  const simulator = await startIdCardReaderSimulator({ line: join(folder, 'line'), controlPort: 0, baudRate: 115_200 })
  const control = async (path: string, method: string, body?: unknown) => {
    const answer = await fetch(`http://127.0.0.1:${simulator.controlPort}/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`control ${path}: ${answer.status}`)
  }
  const { reader, counters } = await open(serialTransport(simulator.line, serialSdt.baudRate), profile)
  return {
    reader,
    counters,
    place: (card, besides = {}) => control('card', 'POST', { card: cardOf(card), ...besides }),
    takeAway: () => control('card', 'DELETE'),
    order: (kind, times, status = 0) => control('fault', 'POST', { kind, times, status }),
    unplug: () => control('fault', 'POST', { kind: 'unplug' }),
    stop: async () => {
      await reader.close()
      await simulator.stop()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Settles when the reader is in that state. */
export const untilState = (reader: IdCardReader, state: string): Promise<void> =>
  new Promise((resolve) => {
    if (reader.status.state === state) return resolve()
    const stop = reader.subscribe((status) => {
      if (status.state !== state) return
      stop()
      resolve()
    })
  })
