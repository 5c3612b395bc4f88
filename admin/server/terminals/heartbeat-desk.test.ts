import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomUUIDv7 } from 'node:crypto'
import { createTestClock } from '@lutong/core/clock.ts'
import type { Heartbeat } from '@lutong/core/contracts/terminal-auth.ts'
import { TerminalId } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CentreStore } from '../../store/centre-store.ts'
import { openPostgresStore } from '../../store/postgres/open.ts'
import { openSqliteStore } from '../../store/sqlite/open.ts'
import { freshDatabase } from '../../store/testing/fresh-database.ts'
import type { RecordedHeartbeat } from '../../store/terminal-store.ts'
import { createFigures } from '../metrics/figures.ts'
import { openKeyRing } from '../secrets/key-ring.ts'
import { NOON_MS, PLACE } from '../testing/running-centre.ts'
import { createHeartbeatDesk, WRITTEN_WITHIN_MS } from './heartbeat-desk.ts'

let folder: string
let store: CentreStore
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-beats-'))
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  const database = await freshDatabase()
  const { vault } = ring.value
  store = await (database === undefined ? openSqliteStore(folder, vault) : openPostgresStore(database.url, vault))
})
afterEach(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const newTerminal = async (): Promise<TerminalId> => {
  const id = TerminalId.parse(randomUUIDv7())
  await store.addEnrolmentCode(id, PLACE, NOON_MS + 1)
  await store.enrol(id, id, 'a2V5', NOON_MS)
  return id
}
const beatOf = (openIntents: number): Heartbeat => ({
  softwareVersion: '1.0.0',
  catalogueVersion: '2026-11',
  openIntents,
  inSession: false,
  devices: [{ device: 'receipt-printer', state: 'ready', fault: null }],
})
const stands = async (id: TerminalId) => {
  const terminal = await store.findTerminal(id)
  return { atMs: terminal?.lastSeenAtMs, openIntents: terminal?.lastHeartbeat?.openIntents }
}

describe('heartbeats in the store', () => {
  it('are recorded for many terminals at once', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, newTerminal))
    const batch = ids.map((id, nth) => ({ id, heartbeat: beatOf(nth), atMs: NOON_MS + nth }))
    expect(await store.recordHeartbeats(batch)).toEqual([])
    for (const [nth, id] of ids.entries()) expect(await stands(id)).toEqual({ atMs: NOON_MS + nth, openIntents: nth })
  })

  it('an older one changes nothing, the same moment does', async () => {
    const id = await newTerminal()
    await store.recordHeartbeats([{ id, heartbeat: beatOf(2), atMs: NOON_MS + 2 }])
    await store.recordHeartbeats([{ id, heartbeat: beatOf(1), atMs: NOON_MS + 1 }])
    expect(await stands(id)).toEqual({ atMs: NOON_MS + 2, openIntents: 2 })
    await store.recordHeartbeats([{ id, heartbeat: beatOf(3), atMs: NOON_MS + 2 }])
    expect(await stands(id)).toEqual({ atMs: NOON_MS + 2, openIntents: 3 })
  })

  it('of one that was revoked nothing is recorded, and it is named; of a stranger nothing is known', async () => {
    const [kept, gone] = [await newTerminal(), await newTerminal()]
    await store.revokeTerminal(gone)
    const stranger = TerminalId.parse(randomUUIDv7())
    const batch = [gone, stranger, kept].map((id) => ({ id, heartbeat: beatOf(1), atMs: NOON_MS }))
    expect(await store.recordHeartbeats(batch)).toEqual([gone])
    expect(await stands(gone)).toEqual({ atMs: null, openIntents: undefined })
    expect(await stands(kept)).toEqual({ atMs: NOON_MS, openIntents: 1 })
  })
})

describe('the desk of heartbeats', () => {
  const start = (record?: (batch: readonly RecordedHeartbeat[]) => Promise<readonly TerminalId[]>) => {
    const clock = createTestClock(NOON_MS)
    const figures = createFigures()
    const logged: string[] = []
    const statements: number[] = []
    const recordHeartbeats = async (batch: readonly RecordedHeartbeat[]) => {
      statements.push(batch.length)
      return (record ?? store.recordHeartbeats)(batch)
    }
    const desk = createHeartbeatDesk({
      clock,
      figures,
      log: (event, fields) => void logged.push(JSON.stringify({ event, ...fields })),
      store: { ...store, recordHeartbeats },
    })
    return { clock, desk, figures, logged, statements }
  }

  it('writes many tellings of one terminal as one row, within a second and by itself', async () => {
    const id = await newTerminal()
    const { clock, desk, figures, statements } = start()
    for (let nth = 1; nth <= 50; nth++) {
      clock.advance(10)
      desk.tell(id, beatOf(nth))
    }
    expect(statements).toEqual([])
    clock.advance(WRITTEN_WITHIN_MS)
    await vi.waitFor(async () => expect(await stands(id)).toEqual({ atMs: NOON_MS + 500, openIntents: 50 }))
    await desk.settled()
    expect(statements).toEqual([1])
    expect(figures.heartbeats).toEqual({ told: 50, rows: 1 })
  })

  it('writes in time though no timer is looked at for all the telling', async () => {
    const id = await newTerminal()
    const { clock, desk, statements } = start()
    // The clock goes on and fires nothing, as in a process that hears without a pause.
    let nowMs = NOON_MS
    clock.nowMs = () => nowMs
    for (let nth = 1; nth <= 30; nth++) {
      desk.tell(id, beatOf(nth))
      nowMs += 100
    }
    await vi.waitFor(() => expect(statements.length).toBeGreaterThan(0))
  })

  it('lets a reader wait for what was told before, and writes nothing where nothing was', async () => {
    const id = await newTerminal()
    const { desk, statements } = start()
    desk.tell(id, beatOf(7))
    await desk.settled()
    expect(await stands(id)).toEqual({ atMs: NOON_MS, openIntents: 7 })
    await desk.settled()
    expect(statements).toEqual([1])
  })

  it('puts at most a thousand rows into a statement', async () => {
    const { desk, statements } = start(async () => [])
    for (let nth = 0; nth < 2_500; nth++) desk.tell(TerminalId.parse(randomUUIDv7()), beatOf(nth))
    await desk.settled()
    expect(statements).toEqual([1_000, 1_000, 500])
  })

  it('keeps what could not be written, tries again by itself, and never puts it before what is newer', async () => {
    const [one, other] = [await newTerminal(), await newTerminal()]
    let broken = true
    const { clock, desk, logged, statements } = start(async (batch) => {
      if (broken) throw new Error(`no room for ${JSON.stringify(batch)}`)
      return store.recordHeartbeats(batch)
    })
    desk.tell(one, beatOf(1))
    desk.tell(other, beatOf(1))
    await desk.settled()
    clock.advance(1)
    desk.tell(one, beatOf(2))
    broken = false
    clock.advance(10 * WRITTEN_WITHIN_MS)
    await vi.waitFor(async () => expect(await stands(one)).toEqual({ atMs: NOON_MS + 1, openIntents: 2 }))
    expect(await stands(other)).toEqual({ atMs: NOON_MS, openIntents: 1 })
    expect(statements).toEqual([2, 2])
    expect(logged).toEqual([JSON.stringify({ event: 'heartbeat.unwritten', terminals: 2, error: 'Error' })])
  })

  it('names those that were revoked meanwhile', async () => {
    const id = await newTerminal()
    const { desk } = start()
    const named: TerminalId[] = []
    desk.onRevoked((one) => named.push(one))
    await store.revokeTerminal(id)
    desk.tell(id, beatOf(1))
    await desk.settled()
    expect(named).toEqual([id])
  })

  it('writes the last ones when it closes', async () => {
    const id = await newTerminal()
    const { desk } = start()
    desk.tell(id, beatOf(9))
    await desk.close()
    expect(await stands(id)).toEqual({ atMs: NOON_MS, openIntents: 9 })
  })
})
