/** What a visit leaves behind that was handed in, and one that was put aside, with each build; the other endings are `npm run security -- residue`. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { lookForResidue } from './residue/residue.ts'

const canMakeNamespaces = spawnSync('unshare', ['--mount', '--net', '--pid', '--fork', 'true']).status === 0
if (!canMakeNamespaces)
  process.stdout.write('What a visit leaves is not looked for: it needs root, for namespaces of its own.\n')

describe.runIf(canMakeNamespaces)('a visit that is over', () => {
  it('leaves nothing of its citizen in heaps, disk, logs and clipboard', async () => {
    const rows = await lookForResidue(() => {}, ['submitted', 'put-aside'])
    expect(rows.filter(({ holds }) => !holds)).toEqual([])
    expect(rows.length).toBeGreaterThanOrEqual(5)
  })
})
