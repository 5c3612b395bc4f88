/** Paper exactly once, with process, printer and line killed at random points of jobs; `npm run faults -- print` has more. */
import { describe, expect, it } from 'vitest'
import { printFaults } from './print/print-faults.ts'

describe('a slip', () => {
  it('comes out once or is flagged as unknown, wherever process, printer or line are killed', async () => {
    // Another each time; told where it finds something, so that it can be gone through again.
    const seed = Date.now() % 1_000_000
    const report = await printFaults({ points: 15, seed, say: () => {} })
    expect(report, `seed ${seed}`).toMatchObject({ twice: [], lost: [], untrue: [] })
    expect(report.confirmed, `seed ${seed}`).toBeGreaterThan(0)
  })
})
