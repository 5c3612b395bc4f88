import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { ok } from '@lutong/core/result.ts'
import type { Device } from '@lutong/device-drivers/contract/device.ts'
import { fault } from '@lutong/device-drivers/contract/device.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { deviceBase, supervisedBase } from '../testing/fake-devices.ts'
import { type Attendant, ATTENDANT_TIMINGS, createAttendant } from './attendant.ts'

const PIN = '482915'
let clock: TestClock
let attendant: Attendant
let changes: number
const logged: string[] = []
let unknown: { id: string; paper: 'slip'; copy: number; atMs: number }[] = []
let settled: [string, boolean][] = []
const reader: Device = {
  ...deviceBase,
  checkHealth: async () => ok({ checks: [{ name: 'sam-status', passed: true, detail: null }] }),
}
const build = (pin: string | undefined) =>
  createAttendant({
    journal: {
      unknown: () => unknown,
      settle: (id, cameOut) => {
        settled.push([id, cameOut])
        unknown = unknown.filter((one) => one.id !== id)
      },
      account: () => [{ service: 'GF01001', slips: 4, pages: 8 }],
    },
    pin,
    clock,
    log: (event) => void logged.push(event),
    onChange: () => (changes += 1),
    devices: [
      [
        'id-card-reader',
        {
          ...supervisedBase,
          counters: { cardsRead: 3 },
          identity: { ...deviceBase.identity, serialNumber: '05.03-1' },
          current: reader,
          status: { state: 'ready' },
        },
      ],
      [
        'receipt-printer',
        { ...supervisedBase, current: undefined, status: { state: 'faulted', fault: fault('PAPER_OUT') } },
      ],
      ['document-printer', { ...supervisedBase, current: undefined, status: { state: 'absent' } }],
    ],
  })
const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
beforeEach(() => {
  clock = createTestClock(0)
  changes = 0
  logged.length = 0
  attendant = build(PIN)
})
const openMenu = async () => {
  attendant.command({ type: 'open-attendant' })
  attendant.command({ type: 'attendant-pin', pin: PIN })
  await turns()
}

describe('the attendant’s menu', () => {
  it('has no door where no PIN is set', () => {
    const closed = build(undefined)
    expect(closed.offered).toBe(false)
    expect(closed.command({ type: 'open-attendant' })).toBe(false)
    expect(closed.view).toBeNull()
  })

  it('shows papers nobody knows of, and takes staff’s word for them only while it is open', async () => {
    unknown = [{ id: 'p1', paper: 'slip', copy: 1, atMs: 5 }]
    settled = []
    attendant.command({ type: 'attendant-print-settled', id: 'p1', cameOut: true })
    expect(settled).toEqual([])
    await openMenu()
    expect(attendant.view).toMatchObject({ unknownPrints: [{ id: 'p1' }], paper: [{ pages: 8 }] })
    attendant.command({ type: 'attendant-print-settled', id: 'p1', cameOut: false })
    expect(settled).toEqual([['p1', false]])
    expect(attendant.view).toMatchObject({ unknownPrints: [] })
  })

  it('tells each device, its test and what to do', async () => {
    await openMenu()
    expect(attendant.view).toMatchObject({
      state: 'open',
      testing: false,
      devices: [
        {
          device: 'id-card-reader',
          staffStep: 'none',
          serialNumber: '05.03-1',
          counters: { cardsRead: 3 },
          checks: [{ name: 'sam-status', passed: true }],
        },
        { device: 'receipt-printer', fault: 'PAPER_OUT', staffStep: 'load-paper', checks: null },
        { device: 'document-printer', fault: 'NO_DEVICE', staffStep: 'check-cable-and-power' },
      ],
    })
    expect(changes).toBeGreaterThan(0)
  })

  it('stays shut for a wrong PIN, and for ten minutes after five of them, even for the right one', async () => {
    attendant.command({ type: 'open-attendant' })
    for (let tried = 0; tried < 5; tried += 1) attendant.command({ type: 'attendant-pin', pin: '000000' })
    expect(attendant.view).toEqual({ state: 'pin', problem: 'locked' })
    attendant.command({ type: 'attendant-pin', pin: PIN })
    expect(attendant.view).toEqual({ state: 'pin', problem: 'locked' })
    clock.advance(ATTENDANT_TIMINGS.lockedMs)
    await openMenu()
    expect(attendant.view).toMatchObject({ state: 'open' })
    expect(logged.filter((event) => event === 'attendant.refused')).toHaveLength(5)
  })

  it('closes by itself, and asks for the PIN again', async () => {
    await openMenu()
    clock.advance(ATTENDANT_TIMINGS.idleMs)
    expect(attendant.view).toBeNull()
    attendant.command({ type: 'attendant-self-test' })
    expect(attendant.view).toBeNull()
    attendant.command({ type: 'open-attendant' })
    expect(attendant.view).toEqual({ state: 'pin', problem: null })
  })
})
