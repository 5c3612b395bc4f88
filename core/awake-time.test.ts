import { describe, expect, it } from 'vitest'
import { awakeMs } from './awake-time.ts'

const after = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms))
/** Nothing else of this process runs meanwhile, as on a machine that has other work. */
const standStill = (ms: number) => {
  const untilMs = performance.now() + ms
  while (performance.now() < untilMs);
}

describe('time while a process could run', () => {
  it('is what its own timers count', async () => {
    const ms = await awakeMs(after(200))
    expect(ms).toBeGreaterThan(0)
    expect(ms).toBeLessThanOrEqual(200)
  })

  it('leaves out what the machine kept from it', async () => {
    const held = async () => {
      await after(50)
      standStill(400)
      await after(50)
    }
    expect(await awakeMs(held())).toBeLessThanOrEqual(150)
  })

  it('ends with what it measures, also where that fails', async () => {
    await expect(awakeMs(Promise.reject(new Error('no')))).rejects.toThrow('no')
  })
})
