/** Each device as staff see it: who it is, how it is, what its self-test found. */
import type { AttendantPage } from '@lutong/core/contracts/attendant.ts'
import type { Device, HealthReport } from '@lutong/device-drivers/contract/device.ts'
import { NEXT_STEPS } from '@lutong/device-drivers/contract/next-step.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'

/** One device's self-test. */
const SELF_TEST_MS = 6_000

type Report = Extract<AttendantPage, { page: 'devices' }>['devices'][number]

export type NamedDevice = readonly [Report['device'], SupervisedDevice<Device>]

export interface DeviceReports {
  readonly testing: boolean
  view(): readonly Report[]
  test(): Promise<void>
  forget(): void
}

/** `leftAlone`: does something while nobody asks the reader for a card; it does one thing at a time. */
export const createDeviceReports = (
  devices: readonly NamedDevice[],
  leftAlone: <T>(work: () => Promise<T>) => Promise<T>,
  onChange: () => void,
): DeviceReports => {
  let testing = false
  let found = new Map<Report['device'], HealthReport['checks']>()

  const report = ([device, supervised]: NamedDevice): Report => {
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
      checks: found.get(device)?.map((check) => ({ ...check })) ?? null,
    }
  }

  return {
    get testing() {
      return testing
    },
    view: () => devices.map(report),
    test: async () => {
      if (testing) return
      testing = true
      onChange()
      const now = new Map<Report['device'], HealthReport['checks']>()
      await Promise.all(
        devices.map(async ([name, { current }]) => {
          const check = async () => current?.checkHealth('internal', { deadlineMs: SELF_TEST_MS })
          const tested = await (name === 'id-card-reader' ? leftAlone(check) : check())
          if (tested === undefined) return
          now.set(
            name,
            tested.ok ? tested.value.checks : [{ name: 'answer', passed: false, detail: tested.error.code }],
          )
        }),
      )
      testing = false
      found = now
      onChange()
    },
    forget: () => {
      found = new Map()
    },
  }
}
