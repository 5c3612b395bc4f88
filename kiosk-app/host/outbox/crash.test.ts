/** Power cuts between any two steps: however often, the centre ends with exactly one case and all its files. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock } from '@lutong/core/clock.ts'
import { Application } from '@lutong/core/contracts/intake.ts'
import { sampleF2 } from '@lutong/core/forms/sample.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CentreLink } from '../centre-link/centre-link.ts'
import { createSealer, sha256Hex } from '../secrets/terminal-keys.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { createFakeCentre, type FakeCentre, TERMINAL_ID, type Weather } from '../testing/fake-centre.ts'
import { NOON_MS } from '../testing/host-rig.ts'
import { openOutboxStore, type OutboxStore } from './outbox-store.ts'
import { createOutbox } from './outbox.ts'

const sealer = createSealer(Buffer.alloc(32, 5))

const papers = ['first paper', 'second paper'].map((text) => Buffer.from(`%PDF-1.7 ${text}`))
const blobs = () => new Map<Sha256Hex, Uint8Array>(papers.map((paper) => [sha256Hex(paper), Buffer.from(paper)]))
const application = (): Application =>
  Application.parse({
    schemaVersion: 1,
    id: newUuidV7(NOON_MS),
    terminalId: TERMINAL_ID,
    regionCode: '331081',
    channel: 'terminal',
    itemCode: 'GF05001',
    catalogueVersion: 'test',
    language: 'zh-CN',
    identification: { method: 'typed', enteredAtMs: NOON_MS },
    forms: [{ formCode: 'F2', data: sampleF2 }],
    materials: papers.map((paper) => ({
      materialCode: 'evidence',
      sha256: sha256Hex(paper),
      mediaType: 'application/pdf',
      sizeBytes: paper.length,
    })),
    signature: null,
    createdAtTerminalMs: NOON_MS,
  })

/** The power goes at the n-th touch of store or centre: what was asked of it then, and all after, never happens. */
const createPower = (touches: number) => {
  let left = touches
  return {
    get isOut() {
      return left <= 0
    },
    use: () => {
      left -= 1
      if (left < 0) throw new Error('no power')
    },
  }
}
const throughPower = (store: OutboxStore, centre: CentreLink, use: () => void) => {
  const dies = <A extends readonly unknown[], R>(act: (...args: A) => R) => {
    return (...args: A): R => {
      use()
      return act(...args)
    }
  }
  return {
    store: {
      ...store,
      writeIntent: dies(store.writeIntent),
      recordReceipt: dies(store.recordReceipt),
      recordSettled: dies(store.recordSettled),
    },
    centre: {
      actOnCase: dies(centre.actOnCase),
      saveVisit: dies(centre.saveVisit),
      putApplication: dies(centre.putApplication),
      putBlob: dies(centre.putBlob),
    },
  }
}

/** Until nothing is left to happen without time passing. */
const settle = async () => {
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve()
}

interface Life {
  readonly touches: number
  readonly weather: readonly Weather[]
}

const live = async (path: string, centre: FakeCentre, life: Life, submit: Application | undefined) => {
  const clock = createTestClock(NOON_MS)
  const opened = openOutboxStore(path, sealer, NOON_MS)
  if (!opened.ok) throw new Error(opened.error)
  const power = createPower(life.touches)
  const powered = throughPower(opened.value, centre.link, power.use)
  let request = 0
  centre.setWeather(() => life.weather[request++] ?? 'fine')
  const outbox = createOutbox({ ...powered, clock, log: () => {}, random: () => 0.5 })
  let promised = false
  try {
    if (submit !== undefined) promised = outbox.submit(submit, blobs()).ok
  } catch {
    promised = false
  }
  await settle()
  for (let tries = 0; tries < 4 && !power.isOut; tries += 1) {
    clock.advance(10 * 60_000)
    await settle()
  }
  outbox.close()
  await settle()
  const left = opened.value.openCount()
  opened.value.close()
  return { promised, left }
}

const weather = fc.constantFrom<Weather>('fine', 'request-lost', 'answer-lost', 'overloaded', 'chokes')
const life: fc.Arbitrary<Life> = fc.record({
  touches: fc.integer({ min: 0, max: 9 }),
  weather: fc.array(weather, { maxLength: 6 }),
})

describe('an application that was promised to be kept', () => {
  it('becomes exactly one case with all its papers, whenever the power goes and whatever is lost on the line', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 4 }), async (lives) => {
        const folder = mkdtempSync(join(tmpdir(), 'lutong-crash-'))
        try {
          const centre = createFakeCentre()
          const path = join(folder, 'outbox.db')
          const sent = application()
          let promised = false
          for (const [index, one] of lives.entries())
            promised = (await live(path, centre, one, index === 0 ? sent : undefined)).promised || promised
          const last = await live(path, centre, { touches: 1_000, weather: [] }, undefined)
          expect(last.left).toBe(0)
          expect(centre.cases.size).toBe(promised ? 1 : 0)
          if (promised) for (const sha256 of blobs().keys()) expect(centre.blobs.has(sha256)).toBe(true)
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      }),
      { numRuns: 60 },
    )
  })
})
