/** Batches, their one line, and the table of days in the manual. */
import { readFileSync } from 'node:fs'
import { createTestClock } from '@lutong/core/clock.ts'
import { expect, it, vi } from 'vitest'
import { KEPT_KINDS, type KeptKind } from '../../store/retention-store.ts'
import { loneTurns } from '../cluster/turns.ts'
import { PLACE, startCentre } from '../testing/running-centre.ts'
import { RETENTION } from './retention-rules.ts'
import { RETENTION_TIMINGS, startRetentionSweep } from './retention-sweep.ts'

const DAY_MS = 24 * 3_600_000
const { batch, betweenMs } = RETENTION_TIMINGS

it('takes a batch of each kind, leaves room, goes on until nothing is left, and says it once, in counts', async () => {
  const beginMs = 1_795_000_000_000
  const clock = createTestClock(beginMs)
  const daysBack: Partial<Record<KeptKind, number>> = {}
  const left: Partial<Record<KeptKind, number>> = { outbox: 2 * batch + 7, helpCalls: 3 }
  const asked: string[] = []
  const lines: unknown[] = []
  const sweep = startRetentionSweep({
    clock,
    turns: loneTurns,
    log: (event, fields) => void lines.push({ event, ...fields }),
    store: {
      removeKept: (kind, startedByMs, limit) => {
        daysBack[kind] ??= (beginMs - startedByMs) / DAY_MS
        const removed = Math.min(limit, left[kind] ?? 0)
        left[kind] = (left[kind] ?? 0) - removed
        if (kind === 'outbox') asked.push(kind)
        return Promise.resolve(removed)
      },
    },
  })
  await vi.waitFor(() => expect(Object.keys(daysBack)).toHaveLength(KEPT_KINDS.length))
  expect(daysBack).toEqual(Object.fromEntries(KEPT_KINDS.map((kind) => [kind, RETENTION[kind].days])))
  expect([asked.length, lines]).toEqual([1, []])
  await vi.waitFor(() => {
    clock.advance(betweenMs)
    expect(lines).toEqual([{ event: 'retention.removed', helpCalls: 3, outbox: 2 * batch + 7 }])
  })
  expect(asked).toHaveLength(3)
  // A second look finds nothing, and says nothing.
  await vi.waitFor(() => {
    clock.advance(RETENTION_TIMINGS.lookMs)
    expect(asked.length).toBeGreaterThan(3)
  })
  await sweep.stop()
  expect(lines).toHaveLength(1)
})

it('a centre does it by itself', async () => {
  const running = await startCentre()
  const removed = () => running.logged.filter((line) => line.includes('retention.removed'))
  try {
    await running.centre.createEnrolmentCode(PLACE)
    running.clock.skip(15 * 60_000 + RETENTION.enrolmentCodes.days * DAY_MS)
    // The next one looks as it begins.
    await running.restart()
    await vi.waitFor(() => expect(removed()).toEqual(['{"event":"retention.removed","enrolmentCodes":1}']))
  } finally {
    await running.end()
  }
})

it('the manual names every kind with its days', () => {
  const manual = readFileSync(new URL('../../../docs/operating.md', import.meta.url), 'utf8')
  for (const kind of KEPT_KINDS) {
    const { days, from, why } = RETENTION[kind]
    expect(manual).toMatch(new RegExp(`\\| \`${kind}\` \\| [^|]+ \\| ${days} \\| `))
    expect(manual).toContain(` | ${from} | ${why} |`)
  }
})
