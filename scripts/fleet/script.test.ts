import { Heartbeat } from '@lutong/core/contracts/terminal-auth.ts'
import { expect, it } from 'vitest'
import { randomFrom } from '../../tests/faults/random.ts'
import { heartbeatOf, nextStep } from './script.ts'

const played = (seed: number) => {
  const random = randomFrom(seed)
  return Array.from({ length: 2_000 }, () => nextStep(random, 60_000))
}

it('plays the same for the same seed, and otherwise for another', () => {
  expect(played(7)).toEqual(played(7))
  expect(played(7)).not.toEqual(played(8))
})

it('is mostly well, and now and then everything that can happen', () => {
  const steps = played(1)
  const share = (state: string) => steps.filter((step) => step.state === state).length / steps.length
  expect(share('well')).toBeGreaterThan(0.5)
  for (const state of ['visited', 'paper-out', 'reader-gone', 'offline']) expect(share(state)).toBeGreaterThan(0.02)
  for (const { lastsMs } of steps) {
    expect(lastsMs).toBeGreaterThanOrEqual(30_000)
    expect(lastsMs).toBeLessThanOrEqual(90_000)
  }
})

it('tells what a host could tell', () => {
  for (const state of ['well', 'visited', 'paper-out', 'reader-gone', 'offline'] as const)
    expect(Heartbeat.safeParse(heartbeatOf(state, 3)).success).toBe(true)
  expect(heartbeatOf('paper-out', 1).devices.filter(({ fault }) => fault !== null)).toEqual([
    { device: 'receiptPrinter', state: 'faulted', fault: 'PAPER_OUT' },
  ])
})
