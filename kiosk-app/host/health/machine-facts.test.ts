import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock } from '@lutong/core/clock.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { warmestC, watchMachine } from './machine-facts.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-machine-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const zone = (name: string, text?: string) => {
  mkdirSync(join(folder, name))
  if (text !== undefined) writeFileSync(join(folder, name, 'temp'), text)
}

it('takes the warmest of the feelers that work', async () => {
  zone('thermal_zone0', '41500\n')
  zone('thermal_zone1', '58250\n')
  zone('thermal_zone2', '-274000\n')
  zone('thermal_zone3')
  zone('cooling_device0', '99000\n')
  expect(await warmestC(folder)).toBe(58)
})

it('says nothing where there is no feeler', async () => {
  expect(await warmestC(join(folder, 'nowhere'))).toBeNull()
  zone('thermal_zone0', 'nonsense')
  expect(await warmestC(folder)).toBeNull()
})

it('knows the room on the disk, and asks again by itself', async () => {
  const clock = createTestClock(0)
  const machine = watchMachine(folder, clock)
  await vi.waitFor(() => expect(machine.now.disk?.totalMb).toBeGreaterThan(0))
  rmSync(folder, { recursive: true })
  // The next timer is set once the first answer is there.
  await vi.waitFor(() => {
    clock.advance(60_000)
    expect(machine.now.disk).toBeNull()
  })
  machine.close()
})
