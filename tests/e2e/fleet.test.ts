/** A fleet as `npm run fleet` starts it: real lines to a real centre, and what happens to it is in the console's list. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { post } from '../../admin/server/testing/staff-desk.ts'
import { type RunningProcess, startProcess } from '../../scripts/system/process.ts'

const Ready = z.object({ url: z.url(), accounts: z.array(z.object({ name: z.string(), password: z.string() })) })
const Listed = z.object({
  terminals: z.array(z.object({ state: z.string(), faults: z.array(z.object({ fault: z.string() })) })),
})
const TERMINALS = 40

let folder: string
let fleet: RunningProcess | undefined
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lutong-fleet-'))))
afterEach(async () => {
  await fleet?.stop()
  rmSync(folder, { recursive: true, force: true })
})

it('forty terminals are online in the console’s list, and their troubles are seen there', async () => {
  const started = await startProcess({
    name: 'fleet',
    file: 'scripts/fleet.ts',
    args: ['--terminals', String(TERMINALS), '--every', '2', '--port', '0', '--data', join(folder, 'data')],
    logFile: join(folder, 'fleet.log'),
    readyTimeoutMs: 90_000,
  })
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  fleet = started.value
  const { accounts, url } = Ready.parse(fleet.ready)
  const admin = accounts.find(({ name }) => name === 'admin')
  const signedIn = await post(url, '/session', { name: admin?.name, password: admin?.password })
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const seen = new Set<string>()
  await vi.waitFor(
    async () => {
      const answer = await fetch(`${url}/console/api/terminals`, { headers: { cookie } })
      const { terminals } = Listed.parse(await answer.json())
      for (const { faults } of terminals) for (const { fault } of faults) seen.add(fault)
      expect(terminals.filter(({ state }) => state === 'online').length).toBe(TERMINALS)
      expect([...seen].toSorted()).toEqual(['DISCONNECTED', 'PAPER_OUT'])
    },
    { timeout: 90_000, interval: 500 },
  )
})
