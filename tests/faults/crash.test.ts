/** Back on the same step within three seconds, with what was typed; figures of many are `npm run faults -- crash`. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { crashFaults } from './crash/crash-faults.ts'
import { CRASHED, isAsPromised } from './crash/crash-report.ts'

const canMakeNamespaces = spawnSync('unshare', ['--mount', '--net', '--pid', '--fork', 'true']).status === 0
if (!canMakeNamespaces)
  process.stdout.write('Crashes of the shell are skipped: they need root, for namespaces of their own.\n')

describe.runIf(canMakeNamespaces)('page, browser and host, killed in the middle of a form', () => {
  it('are back on the same step in time, with what was typed', async () => {
    const crashes = await crashFaults(1, () => {})
    expect(crashes.map(({ what }) => what)).toEqual([...CRASHED])
    expect(crashes.filter((one) => !isAsPromised(one))).toEqual([])
  })
})
