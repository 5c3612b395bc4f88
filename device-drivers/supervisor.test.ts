import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CounterSet } from './contract/counters.ts'
import { type Device, type DeviceFault, fault } from './contract/device.ts'
import { createStatusCell } from './contract/status-cell.ts'
import { type HealthEvent, superviseDevice } from './supervisor.ts'

let clock: TestClock
let tries: number
let next: () => Promise<Result<Device, DeviceFault>>
let told: HealthEvent['type'][]
beforeEach(() => {
  clock = createTestClock(0)
  tries = 0
  told = []
})
const settled = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}
const device = (counters?: CounterSet) => {
  const cell = createStatusCell({ state: 'ready' })
  let closed = 0
  const made: Device = {
    get status() {
      return cell.get()
    },
    identity: { attachment: 'in-memory', profile: 'test', model: 'one', firmware: null, serialNumber: null },
    counters: counters?.counts ?? {},
    subscribe: cell.subscribe,
    checkHealth: async () => ok({ checks: [] }),
    close: async () => {
      closed += 1
    },
  }
  return { made, cell, closed: () => closed }
}
const supervise = async () => {
  const supervised = superviseDevice((counters) => {
    tries += 1
    counters.add('presses')
    return next()
  }, clock)
  supervised.onHealth(({ type }) => told.push(type))
  await settled()
  return supervised
}

describe('a supervised device', () => {
  it('that is not there is asked again after 1, 2, 4 … 30 s, and told of once', async () => {
    next = async () => err(fault('NO_DEVICE'))
    const supervised = await supervise()
    expect(supervised.status).toEqual({ state: 'absent' })
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const before = tries
      clock.advance(pauseMs - 1)
      await settled()
      expect(tries).toBe(before)
      clock.advance(1)
      await settled()
      expect(tries).toBe(before + 1)
    }
    expect(told.filter((type) => type === 'opening-failed')).toHaveLength(1)
  })

  it('that is lost is closed, told of, and opened again', async () => {
    const first = device()
    next = async () => ok(first.made)
    const supervised = await supervise()
    expect(supervised.current).toBe(first.made)
    const second = device()
    next = async () => ok(second.made)
    first.cell.set({ state: 'absent' })
    await settled()
    expect(supervised.current).toBeUndefined()
    expect(first.closed()).toBe(1)
    clock.advance(1_000)
    await settled()
    expect(supervised.current).toBe(second.made)
    expect(supervised.status).toEqual({ state: 'ready' })
    expect(told).toEqual(['came', 'lost', 'came'])
    expect(supervised.counters).toEqual({ presses: 2 })
    expect(supervised.identity?.model).toBe('one')
  })

  it('tells a fault, a warning and the recovery', async () => {
    const { made, cell } = device()
    next = async () => ok(made)
    const supervised = await supervise()
    cell.set({ state: 'ready', warning: 'PAPER_LOW' })
    cell.set({ state: 'faulted', fault: fault('PAPER_OUT') })
    cell.set({ state: 'ready' })
    cell.set({ state: 'busy' })
    cell.set({ state: 'ready' })
    expect(told).toEqual(['came', 'warned', 'faulted', 'recovered'])
    await supervised.close()
    expect(supervised.status).toEqual({ state: 'closed' })
  })

  it('whose driver throws is a faulted device, never an error of the visit', async () => {
    next = () => Promise.reject(new Error('a bug'))
    const supervised = await supervise()
    expect(supervised.status).toEqual({ state: 'faulted', fault: fault('HARDWARE', 'driver') })
    clock.advance(1_000)
    expect(tries).toBe(2)
  })

  it('whose opening never ends is given up, and closed when it opens after all', async () => {
    const late = device()
    let arrive = () => {}
    next = () => new Promise((resolve) => (arrive = () => resolve(ok(late.made))))
    const supervised = await supervise()
    clock.advance(10_000)
    await settled()
    expect(supervised.status).toEqual({ state: 'absent' })
    arrive()
    await settled()
    expect(late.closed()).toBe(1)
    expect(supervised.current).toBeUndefined()
  })
})
