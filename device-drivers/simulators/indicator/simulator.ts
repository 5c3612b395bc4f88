/** A Modbus RTU relay board: coils for lamps, inputs for presence and help. Written from the Modbus specification. */
import { z } from 'zod'
import { done, notFound, openControlDoor } from '../control/control-door.ts'
import { openPtyLine, type PtyLine } from '../pty-line.ts'

const COILS = 4
const ILLEGAL_FUNCTION = 1
const ILLEGAL_ADDRESS = 2
const REQUEST_BYTES = 8
const OWN_ADDRESS = 1

const Inputs = z.strictObject({ presence: z.boolean().optional(), help: z.boolean().optional() })
const OrderFault = z.strictObject({
  kind: z.enum(['silence', 'bad-crc', 'exception', 'unplug']),
  times: z.int().positive().default(1_000),
})

/** CRC of the Modbus appendix, by shifting the message as it says there. */
const withCrc = (body: readonly number[]): Uint8Array => {
  let register = 0xffff
  for (const byte of body) {
    register ^= byte
    for (let shift = 0; shift < 8; shift += 1) {
      const carry = register % 2
      register = Math.floor(register / 2)
      if (carry === 1) register ^= 0xa001
    }
  }
  return Uint8Array.of(...body, register % 256, Math.floor(register / 256))
}

export interface IndicatorSimulator {
  readonly line: string
  readonly controlPort: number
  readonly coils: readonly boolean[]
  stop(): Promise<void>
}

export const startIndicatorSimulator = async (options: {
  readonly line: string
  readonly controlPort: number
}): Promise<IndicatorSimulator> => {
  const coils = Array.from({ length: COILS }, () => false)
  let inputs = { presence: false, help: false }
  let ordered: 'silence' | 'bad-crc' | 'exception' | undefined
  let times = 0
  let pending: number[] = []
  let line: PtyLine | undefined

  const answer = (request: readonly number[]): readonly number[] => {
    const [address = 0, kind = 0, high = 0, low = 0, value = 0] = request
    if (kind === 5) {
      const coil = high * 256 + low
      if (coil >= COILS) return [address, 0x85, ILLEGAL_ADDRESS]
      coils[coil] = value === 0xff
      return request.slice(0, 6)
    }
    if (kind === 2) return [address, 2, 1, (inputs.presence ? 1 : 0) + (inputs.help ? 2 : 0)]
    return [address, kind + 0x80, ILLEGAL_FUNCTION]
  }
  const take = (bytes: Uint8Array) => {
    pending.push(...bytes)
    while (pending.length >= REQUEST_BYTES) {
      const request = pending.slice(0, REQUEST_BYTES)
      const isWhole = withCrc(request.slice(0, 6)).every((byte, at) => byte === request[at])
      if (!isWhole || request[0] !== OWN_ADDRESS) {
        pending = pending.slice(1)
        continue
      }
      pending = pending.slice(REQUEST_BYTES)
      const spoil = times > 0 ? ordered : undefined
      times -= spoil === undefined ? 0 : 1
      if (spoil === 'silence') continue
      const reply = withCrc(spoil === 'exception' ? [OWN_ADDRESS, (request[1] ?? 0) + 0x80, 4] : answer(request))
      if (spoil === 'bad-crc') reply[reply.length - 1] = (reply.at(-1) ?? 0) ^ 0xff
      line?.write(reply)
    }
  }
  const plugIn = async () => {
    line = await openPtyLine(options.line, take)
  }
  const unplug = async () => {
    const pulled = line
    line = undefined
    await pulled?.unplug()
  }
  await plugIn()
  const door = await openControlDoor(options.controlPort, async ({ method, path, body }) => {
    if (path === '/state' && method === 'GET') return { status: 200, json: { coils, ...inputs } }
    if (path === '/inputs' && method === 'POST') {
      const wanted = Inputs.parse(body)
      inputs = { presence: wanted.presence ?? inputs.presence, help: wanted.help ?? inputs.help }
      return done
    }
    if (path === '/fault' && method === 'POST') {
      const wanted = OrderFault.parse(body)
      if (wanted.kind === 'unplug') await unplug()
      else [ordered, times] = [wanted.kind, wanted.times]
      return done
    }
    if (path === '/fault' && method === 'DELETE') {
      times = 0
      if (line === undefined) await plugIn()
      return done
    }
    return notFound
  })
  return {
    line: options.line,
    controlPort: door.port,
    coils,
    stop: async () => {
      await door.stop()
      await unplug()
    },
  }
}
