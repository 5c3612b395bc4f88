/** The jack on a real pseudo terminal, and its bytes in any cut. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { awakeMs } from '@lutong/core/awake-time.ts'
import { systemClock } from '@lutong/core/clock.ts'
import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { startHeadphoneJackSimulator } from '../simulators/headphone-jack/simulator.ts'
import { openHeadphoneJack } from './driver.ts'
import { createSwitchReader } from './switch-events.ts'

const event = (type: number, code: number, value: number): Buffer => {
  const bytes = Buffer.alloc(24)
  bytes.writeUInt16LE(type, 16)
  bytes.writeUInt16LE(code, 18)
  bytes.writeInt32LE(value, 20)
  return bytes
}

it('tells within two seconds that headphones were put in, and that the whole jack is gone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-jack-'))
  const line = join(folder, 'jack')
  const simulator = await startHeadphoneJackSimulator({ line, controlPort: 0 })
  const jack = openHeadphoneJack(line, systemClock)
  const plug = (plugged: boolean) =>
    fetch(`http://127.0.0.1:${simulator.controlPort}/plug`, { method: 'POST', body: JSON.stringify({ plugged }) })
  expect(jack.plugged).toBe(false)
  const until = (plugged: boolean) =>
    vi.waitFor(() => expect(jack.plugged).toBe(plugged), { timeout: 15_000, interval: 20 })
  await plug(true)
  expect(await awakeMs(until(true))).toBeLessThan(2_000)
  await simulator.stop()
  expect(await awakeMs(until(false))).toBeLessThan(2_000)
  jack.close()
  rmSync(folder, { recursive: true })
})

it('reads the last state whatever the cut, and nothing from other switches', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1, max: 60 }),
      (states, cut) => {
        const bytes = Buffer.concat(
          states.flatMap((state) => [event(5, 0, 1), event(5, 2, Number(state)), event(0, 0, 0)]),
        )
        const read = createSwitchReader()
        let last: boolean | undefined
        for (let at = 0; at < bytes.length; at += cut) last = read(bytes.subarray(at, at + cut)) ?? last
        expect(last).toBe(states.at(-1))
      },
    ),
  )
  expect(createSwitchReader()(event(5, 4, 1))).toBeUndefined()
})
