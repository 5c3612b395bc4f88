/** A few of the break-out list with each build; the whole of it is `npm run security -- breakout`. */
import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { tryToBreakOut } from './breakout/breakout.ts'

/** Touch, scripts, keys, other programs: one or two of each kind. Crashes, held to seconds, want a machine to themselves. */
const SOME = ['program', '36', '41', '46', '8', '14', '54', '55']
const canMakeNamespaces = spawnSync('unshare', ['--mount', '--net', '--pid', '--fork', 'true']).status === 0
if (!canMakeNamespaces)
  process.stdout.write('The break-out list is skipped: it needs root, for namespaces of its own.\n')

describe.runIf(canMakeNamespaces)('whoever tries to leave our screen', () => {
  it('ends on it', async () => {
    const rows = await tryToBreakOut(() => {}, SOME)
    expect(rows.filter(({ holds }) => !holds)).toEqual([])
    expect(rows.length).toBeGreaterThanOrEqual(SOME.length)
  })
})
