/** The reader as a program: a pty pair made by socat, the module on one end, the terminal's driver on the other. */
import { setTimeout as after } from 'node:timers/promises'
import { z } from 'zod'
import { done, notFound, openControlDoor } from '../control/control-door.ts'
import { openPtyLine, type OpenWire, type PtyLine } from '../pty-line.ts'
import { Card, PRESET_NAMES, PRESETS } from './card.ts'
import { createModule, FAULT_KINDS } from './module.ts'

/** 8N1: ten bits a byte. */
const BITS_A_BYTE = 10
const PIECE_BYTES = 64

const Besides = {
  newestAddress: z.string().max(35).optional(),
  fingerprintBytes: z.union([z.literal(0), z.literal(512), z.literal(1024)]).optional(),
}
const PlaceCard = z.union([
  z.strictObject({ preset: z.literal(PRESET_NAMES), ...Besides }),
  z.strictObject({ card: Card, ...Besides }),
  Card,
])
const OrderFault = z.strictObject({
  kind: z.union([z.enum(FAULT_KINDS), z.literal('unplug')]),
  /** The status word of `status` and `every-status`. */
  status: z.int().min(0).max(255).default(0),
  times: z.int().positive().default(1_000),
})

export interface IdCardReaderSimulator {
  readonly line: string
  readonly controlPort: number
  stop(): Promise<void>
}

/** What lies on the chip besides, where it was given. */
const given = ({ newestAddress, fingerprintBytes }: z.infer<z.ZodObject<typeof Besides>>) => ({
  ...(newestAddress === undefined ? {} : { newestAddress }),
  ...(fingerprintBytes === undefined ? {} : { fingerprintBytes }),
})

export const startIdCardReaderSimulator = async (options: {
  readonly line: string
  readonly controlPort: number
  /** 0: as fast as the machine can. */
  readonly baudRate: number
  /** Another line than a pseudo terminal at `line`: the device's end of a USB gadget. */
  readonly wire?: OpenWire
}): Promise<IdCardReaderSimulator> => {
  const module = createModule()
  let line: PtyLine | undefined

  const plugIn = async () => {
    const wireMs = (byteCount: number) =>
      options.baudRate > 0 ? (byteCount * BITS_A_BYTE * 1_000) / options.baudRate : 0
    /** When the last byte on the wire has passed it. */
    let freeAtMs = 0
    let sending: Promise<void> = Promise.resolve()
    const send = async (bytes: Uint8Array) => {
      // Each piece is due by the clock, not by the piece before: a timer's lateness must not add up.
      const startMs = Math.max(performance.now(), freeAtMs)
      for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
        const piece = bytes.slice(at, at + PIECE_BYTES)
        freeAtMs = startMs + wireMs(at + piece.length)
        const dueInMs = freeAtMs - performance.now()
        if (dueInMs > 0) await after(dueInMs)
        own.write(piece)
      }
    }
    const wire: OpenWire = options.wire ?? ((take) => openPtyLine(options.line, take))
    const own = await wire((bytes) => {
      // The request itself takes its time on the wire.
      freeAtMs = Math.max(freeAtMs, performance.now() + wireMs(bytes.length))
      for (const answer of module.receive(bytes)) {
        if (answer.afterMs === 0) sending = sending.then(() => send(answer.bytes))
        else void after(answer.afterMs).then(() => send(answer.bytes))
      }
    })
    line = own
  }
  const unplug = async () => {
    const pulled = line
    line = undefined
    await pulled?.unplug()
  }

  await plugIn()
  const door = await openControlDoor(options.controlPort, async ({ method, path, body }) => {
    if (path === '/state' && method === 'GET')
      return { status: 200, json: { ...module.state(), plugged: line !== undefined } }
    if (path === '/card' && method === 'POST') {
      const wanted = PlaceCard.parse(body)
      if ('preset' in wanted) module.place(Card.parse(PRESETS[wanted.preset]), given(wanted))
      else if ('card' in wanted) module.place(wanted.card, given(wanted))
      else module.place(wanted)
      return done
    }
    if (path === '/card' && method === 'DELETE') {
      module.takeAway()
      return done
    }
    if (path === '/fault' && method === 'POST') {
      const wanted = OrderFault.parse(body)
      if (wanted.kind === 'unplug') await unplug()
      else module.order(wanted.kind, wanted.times, wanted.status)
      return done
    }
    if (path === '/fault' && method === 'DELETE') {
      module.clearFaults()
      if (line === undefined) await plugIn()
      return done
    }
    return notFound
  })
  return {
    line: options.line,
    controlPort: door.port,
    stop: async () => {
      await door.stop()
      await unplug()
    },
  }
}
