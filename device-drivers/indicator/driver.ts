/**
 * Lamps, alarm, presence sensor and help button on one relay board (Modbus RTU). The board has no flashing of its own:
 * the driver makes it. When the line closes all lamps go off; a board with a watchdog does so when the process dies.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import { type FlashRate, type Indicator, type IndicatorEvent, type Light, LIGHTS } from '../contract/indicator.ts'
import { createOperationQueue } from '../contract/operation-queue.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import { type OpenTransport, writeWithin } from '../transport/byte-transport.ts'
import { answerTo, readInputs, writeCoil } from './modbus.ts'

export interface IndicatorProfile {
  readonly name: string
  readonly address: number
  readonly coils: Readonly<Record<Light, number>>
  readonly inputs: { readonly presence: number; readonly help: number; readonly count: number }
  /** Inputs are read this often: it is the heartbeat too. */
  readonly lookEveryMs: number
  readonly answerMs: number
  /** How many looks in a row must agree before a change is told. */
  readonly steadyLooks: number
}
export const relayBoard = {
  name: 'modbus-relay-board',
  baudRate: 9_600,
  address: 1,
  coils: { reader: 0, receipt: 1, status: 2, alarm: 3 },
  inputs: { presence: 0, help: 1, count: 2 },
  lookEveryMs: 100,
  answerMs: 300,
  steadyLooks: 3,
} as const satisfies IndicatorProfile & { baudRate: number }

/** Half a period; XFS4IoT names the rates and leaves their speed to the terminal. */
const HALF_PERIOD_MS: Readonly<Record<FlashRate, number | null>> = {
  off: null,
  slow: 1_000,
  medium: 500,
  quick: 250,
  continuous: null,
}
/** Tries of one request: a board on a long wire next to a motor misses one now and then. */
const TRIES = 3

/** Tells a change only when it lasts. */
const createDebounced = (steadyLooks: number) => {
  let told = false
  let differing = 0
  return (seen: boolean): boolean | undefined => {
    differing = seen === told ? 0 : differing + 1
    if (differing < steadyLooks) return undefined
    told = seen
    differing = 0
    return seen
  }
}

export const openIndicator = async (parts: {
  readonly open: OpenTransport
  readonly profile: IndicatorProfile
  readonly clock: Clock
  readonly counters: CounterSet
}): Promise<Result<Indicator, DeviceFault>> => {
  const { clock, counters, profile } = parts
  const opened = await parts.open()
  if (!opened.ok) return opened
  const line = opened.value
  const status = createStatusCell({ state: 'connecting' })
  const queue = createOperationQueue(clock)
  const listeners = new Set<(event: IndicatorEvent) => void>()
  const flashing = new Map<Light, () => void>()
  const presence = createDebounced(profile.steadyLooks)
  const help = createDebounced(profile.steadyLooks)
  let gone = false
  let received: number[] = []
  let wake = () => {}
  let stopLooking = () => {}

  const stopBytes = line.onBytes((bytes) => {
    received.push(...bytes)
    wake()
  })
  const stopFlashing = () => {
    for (const stop of flashing.values()) stop()
    flashing.clear()
  }
  const lost = () => {
    gone = true
    stopLooking()
    stopFlashing()
    wake()
    status.tell({ type: 'lost' })
  }
  const stopClosed = line.onClosed(lost)

  const exchange = async (request: Uint8Array): Promise<Result<Uint8Array, DeviceFault>> => {
    if (gone) return err(fault('DISCONNECTED'))
    received = []
    const written = await writeWithin(line, request, profile.answerMs, clock)
    if (!written.ok) return written
    return new Promise((resolve) => {
      const settle = (result: Result<Uint8Array, DeviceFault>) => {
        cancel()
        wake = () => {}
        resolve(result)
      }
      const cancel = clock.setTimer(profile.answerMs, () => settle(err(fault('TIMEOUT'))))
      wake = () => {
        if (gone) return settle(err(fault('DISCONNECTED')))
        const answer = answerTo(request, Uint8Array.from(received))
        if (answer.ok) return settle(answer)
        if (answer.error === 'incomplete') return
        settle(err(fault(answer.error === 'checksum' ? 'CHECKSUM' : 'PROTOCOL', answer.error)))
      }
      wake()
    })
  }
  /** Writing a coil or reading inputs twice does no harm: it may be tried again. */
  const persist = async (request: Uint8Array): Promise<Result<Uint8Array, DeviceFault>> => {
    let last: Result<Uint8Array, DeviceFault> = err(fault('TIMEOUT'))
    for (let tried = 0; tried < TRIES; tried += 1) {
      last = await exchange(request)
      if (last.ok || last.error.code === 'DISCONNECTED') return last
    }
    if (!gone && !last.ok && last.error.code === 'TIMEOUT') {
      lost()
      await line.close()
    }
    return gone ? err(fault('DISCONNECTED')) : last
  }
  const write = (light: Light, on: boolean) => persist(writeCoil(profile.address, profile.coils[light], on))

  const look = async () => {
    const answer = await persist(readInputs(profile.address, profile.inputs.count))
    if (!answer.ok) return
    const bits = answer.value[1] ?? 0
    const present = presence(((bits >> profile.inputs.presence) & 1) === 1)
    const pressed = help(((bits >> profile.inputs.help) & 1) === 1)
    if (pressed === true) counters.add('presses')
    for (const listener of listeners) {
      if (present !== undefined) listener({ type: 'presence', present })
      if (pressed === true) listener({ type: 'help-pressed' })
    }
  }
  const planLook = () => {
    stopLooking = clock.setTimer(profile.lookEveryMs, () => void lookInTurn())
  }
  const lookInTurn = async () => {
    await queue.housekeep(look)
    if (!gone) planLook()
  }
  const flash = (light: Light, halfMs: number, on: boolean) => {
    flashing.set(
      light,
      clock.setTimer(halfMs, () => {
        void queue.housekeep(async () => void (await write(light, !on)))
        flash(light, halfMs, !on)
      }),
    )
  }

  const first = await persist(readInputs(profile.address, profile.inputs.count))
  if (!first.ok) {
    stopBytes()
    stopClosed()
    await line.close()
    return err(fault('NO_DEVICE', first.error.code))
  }
  status.tell({ type: 'told', condition: { fault: null } })
  planLook()

  return ok({
    get status() {
      return status.get()
    },
    identity: { ...line.info, profile: profile.name },
    counters: counters.counts,
    subscribe: status.subscribe,
    onEvent: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set: (light, rate, options) =>
      queue.run(options, async () => {
        flashing.get(light)?.()
        flashing.delete(light)
        const result = await write(light, rate !== 'off')
        if (!result.ok) return result
        counters.add('switches')
        const halfMs = HALF_PERIOD_MS[rate]
        if (halfMs !== null) flash(light, halfMs, true)
        return ok(null)
      }),
    checkHealth: (_level, options) =>
      queue.run(options, async () => {
        const answer = await persist(readInputs(profile.address, profile.inputs.count))
        return answer.ok ? ok({ checks: [{ name: 'inputs', passed: true, detail: null }] }) : answer
      }),
    close: async () => {
      stopLooking()
      stopFlashing()
      if (!gone)
        for (const light of LIGHTS)
          await queue.housekeep(
            async () => void (await exchange(writeCoil(profile.address, profile.coils[light], false))),
          )
      gone = true
      status.tell({ type: 'closed' })
      stopBytes()
      stopClosed()
      await line.close()
    },
  })
}
