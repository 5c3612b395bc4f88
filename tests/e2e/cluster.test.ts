/** Two server processes behind a balancer, over one PostgreSQL and NATS: killed and restarted one after the other. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildApplication } from '../../admin/server/testing/applications.ts'
import { enrolTerminal } from '../../admin/server/testing/signing-terminal.ts'
import { type Cluster, startCluster } from '../../scripts/system/cluster.ts'
import { clusterFaults } from '../faults/cluster/cluster-faults.ts'
import { audit, newLedger, submit } from '../faults/intake/ledger.ts'

it('loses no application, no place in the queue and no call when one of the two is killed', async () => {
  const report = await clusterFaults({ kills: 2, say: () => undefined })
  expect(report).toMatchObject({ injected: 2, lost: 0, repeated: 0, lostPlaces: 0, holds: true })
  expect(report.acknowledged).toBeGreaterThan(50)
})

describe('a restart of the two, one after the other', () => {
  let cluster: Cluster
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lutong-rolling-'))
    const started = await startCluster({
      ...{ dataFolder: join(folder, 'centre'), logFolder: folder, port: 0, processes: 2 },
    })
    if (!started.ok) throw new Error(JSON.stringify(started.error))
    cluster = started.value
  })
  afterAll(async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('turns nobody away: every request is answered the first time', async () => {
    const { enrolmentCode } = z.object({ enrolmentCode: z.string() }).parse(cluster.ready)
    const terminal = await enrolTerminal(() => cluster.url, enrolmentCode, Date.now)
    const ledger = newLedger()
    const stop = new AbortController()
    let unanswered = 0
    const sender = async () => {
      while (!stop.signal.aborted) {
        const application = buildApplication(terminal)
        if (!(await submit(ledger, { id: application.id, application, terminal }))) unanswered += 1
      }
    }
    const senders = Promise.all([sender(), sender()])
    for (const index of [0, 1]) {
      expect(await cluster.end(index)).toBe(0)
      expect(await cluster.startAgain(index)).toEqual({ ok: true, value: null })
    }
    stop.abort()
    await senders
    expect(unanswered).toBe(0)
    expect(await audit(ledger)).toEqual({ lost: 0, repeatedNumbers: 0, missingNumbers: 0 })
    expect(ledger.acknowledged.size).toBeGreaterThan(0)
  })
})
