/** Back on the same step with what was typed. Within three seconds: that is a figure, of `npm run faults -- crash`. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { crashFaults } from './crash/crash-faults.ts'
import { CRASHED } from './crash/crash-report.ts'

const canMakeNamespaces = spawnSync('unshare', ['--mount', '--net', '--pid', '--fork', 'true']).status === 0
if (!canMakeNamespaces)
  process.stdout.write('Crashes of the shell are skipped: they need root, for namespaces of their own.\n')

describe.runIf(canMakeNamespaces)('page, browser and host, killed in the middle of a form', () => {
  it('are back on the same step, with what was typed', async () => {
    const crashes = await crashFaults(1, () => {})
    expect(crashes.map(({ what }) => what)).toEqual([...CRASHED])
    expect(crashes.filter(({ kept, sameStep }) => !kept || !sameStep)).toEqual([])
  })
})
