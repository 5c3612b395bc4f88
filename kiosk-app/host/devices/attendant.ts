/**
 * The attendant's menu: what hangs on this terminal, whether it works, and what to do. It opens by PIN, outside of a
 * visit only, shows nothing of any citizen, and closes by itself.
 */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import type { Clock } from '@lutong/core/clock.ts'
import type { AttendantView, Command } from '@lutong/core/contracts/host-rpc.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { Device, HealthReport } from '@lutong/device-drivers/contract/device.ts'
import { NEXT_STEPS } from '@lutong/device-drivers/contract/next-step.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'

export const ATTENDANT_TIMINGS = {
  /** Nobody touches the menu: it closes. */
  idleMs: 120_000,
  /** After too many wrong PINs nobody gets in for this long. */
  lockedMs: 600_000,
  /** One device's self-test. */
  selfTestMs: 6_000,
} as const
const TRIES = 5
const PIN_KEY_BYTES = 32

type OpenView = Extract<AttendantView, { state: 'open' }>
type DeviceName = OpenView['devices'][number]['device']
export interface Attendant {
  /** False where no PIN is set: then there is no door. */
  readonly offered: boolean
  readonly view: AttendantView | null
  /** True when the command is the attendant's, whether or not it could be followed. */
  command(command: Command): boolean
  close(): void
}

/** The journal of prints, as far as staff see it. */
export interface PaperJournal {
  unknown(): OpenView['unknownPrints']
  settle(id: string, cameOut: boolean): void
  account(): OpenView['paper']
}

export interface AttendantParts {
  readonly devices: readonly (readonly [DeviceName, SupervisedDevice<Device>])[]
  readonly journal: PaperJournal
  readonly pin: string | undefined
  readonly clock: Clock
  readonly log: Log
  readonly onChange: () => void
}

export const createAttendant = ({ clock, devices, journal, log, onChange, pin }: AttendantParts): Attendant => {
  // The PIN itself is not kept: a picture of the memory must not open every terminal with the same PIN.
  const salt = randomBytes(16)
  const keyOf = (digits: string) => scryptSync(digits, salt, PIN_KEY_BYTES)
  const key = pin === undefined ? undefined : keyOf(pin)
  let place: 'closed' | 'pin' | 'open' = 'closed'
  let wrong = 0
  let problem: 'wrong' | 'locked' | null = null
  let lockedUntilMs = 0
  let testing = false
  let reports = new Map<DeviceName, HealthReport['checks']>()
  let stopIdle = () => {}

  const close = () => {
    stopIdle()
    if (place === 'closed') return
    place = 'closed'
    problem = null
    reports = new Map()
    onChange()
  }
  const stayOpen = () => {
    stopIdle()
    stopIdle = clock.setTimer(ATTENDANT_TIMINGS.idleMs, close)
  }
  const enter = (digits: string) => {
    if (key === undefined || place !== 'pin') return
    if (clock.nowMs() < lockedUntilMs) problem = 'locked'
    else if (timingSafeEqual(keyOf(digits), key)) {
      wrong = 0
      problem = null
      place = 'open'
      log('attendant.opened')
      void test()
    } else {
      wrong += 1
      problem = 'wrong'
      log('attendant.refused')
      if (wrong >= TRIES) {
        wrong = 0
        problem = 'locked'
        lockedUntilMs = clock.nowMs() + ATTENDANT_TIMINGS.lockedMs
      }
    }
    onChange()
  }
  const test = async () => {
    if (testing) return
    testing = true
    onChange()
    const found = new Map<DeviceName, HealthReport['checks']>()
    await Promise.all(
      devices.map(async ([name, { current }]) => {
        const report = await current?.checkHealth('internal', { deadlineMs: ATTENDANT_TIMINGS.selfTestMs })
        if (report === undefined) return
        found.set(
          name,
          report.ok ? report.value.checks : [{ name: 'answer', passed: false, detail: report.error.code }],
        )
      }),
    )
    testing = false
    if (place === 'open') reports = found
    onChange()
  }
  const deviceReport = ([device, supervised]: AttendantParts['devices'][number]) => {
    const { counters, identity, status } = supervised
    const fault = status.state === 'faulted' ? status.fault.code : status.state === 'absent' ? 'NO_DEVICE' : null
    const warned = status.state === 'ready' && status.warning !== undefined
    return {
      device,
      state: status.state,
      fault,
      staffStep: fault === null ? (warned ? 'load-paper' : 'none') : NEXT_STEPS[fault].staff,
      attachment: identity?.attachment ?? null,
      model: identity?.model ?? null,
      firmware: identity?.firmware ?? null,
      serialNumber: identity?.serialNumber ?? null,
      counters: { ...counters },
      checks: reports.get(device)?.map((check) => ({ ...check })) ?? null,
    } as const
  }

  return {
    offered: key !== undefined,
    get view(): AttendantView | null {
      if (place === 'closed') return null
      if (place === 'pin') return { state: 'pin', problem }
      return {
        state: 'open',
        testing,
        devices: devices.map(deviceReport),
        unknownPrints: journal.unknown(),
        paper: journal.account(),
      }
    },
    command: (command) => {
      if (command.type === 'close-attendant') {
        close()
        return true
      }
      if (command.type === 'open-attendant') {
        if (key === undefined) return false
        if (place === 'closed') place = 'pin'
      } else if (command.type === 'attendant-pin') enter(command.pin)
      else if (command.type === 'attendant-self-test') {
        if (place === 'open') void test()
      } else if (command.type === 'attendant-print-settled') {
        if (place === 'open') journal.settle(command.id, command.cameOut)
      } else return false
      if (place !== 'closed') stayOpen()
      onChange()
      return true
    },
    close,
  }
}
