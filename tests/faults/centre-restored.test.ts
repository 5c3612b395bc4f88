/** The centre's disk is lost after the backup: the terminal gives everything again, under the numbers of its slips. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { backUp } from '../../admin/backup/backup.ts'
import { explainGaps } from '../../admin/backup/explain-gaps.ts'
import { restore } from '../../admin/backup/restore.ts'
import { readKeyRing } from '../../admin/server/secrets/key-ring.ts'
import { openSqliteNumbers } from '../../admin/store/sqlite/open.ts'
import { paperPng } from '../../scripts/system/ink.ts'
import { walkVisit } from '../../scripts/system/walk-visit.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

let running: RunningSystem
let aside: string
beforeAll(async () => {
  aside = mkdtempSync(join(tmpdir(), 'lutong-backup-'))
  running = await runSystem({ ippPrinter: false })
})
afterAll(async () => {
  await running?.stop()
  rmSync(aside, { recursive: true, force: true })
})

/** A whole visit, until the centre has everything of it; its number. */
const visit = async (code: string): Promise<string> => {
  const client = await running.connect()
  try {
    const [outcome] = await walkVisit({
      client,
      code,
      placeCard: () => running.reader('POST', 'card', { preset: 'worker' }),
      takeCardAway: () => running.reader('DELETE', 'card'),
      photo: paperPng(),
    })
    await client.until(({ screen }) => screen.name === 'welcome' && screen.openIntents === 0, 60_000)
    return outcome?.caseNumber ?? ''
  } finally {
    client.close()
  }
}

const CaseRow = z.object({ id: z.string(), receipt: z.instanceof(Uint8Array), files: z.int(), waits: z.int() })

/** What the centre has, by number: the receipt and how many files; read off its disk. */
const casesOf = (folder: string) => {
  const ring = readKeyRing(join(folder, 'keys.json'))
  if (!ring.ok) throw new Error(ring.error)
  const database = new DatabaseSync(join(folder, 'centre.sqlite'), { readOnly: true })
  try {
    const rows = database
      .prepare(
        `SELECT application_id AS id, receipt_sealed AS receipt, awaiting_materials AS waits,
           (SELECT count(*) FROM case_files WHERE case_files.case_number = cases.case_number) AS files
         FROM cases ORDER BY case_number`,
      )
      .all()
    return rows.map((row) => {
      const { id, receipt, ...rest } = CaseRow.parse(row)
      const text = Buffer.from(ring.value.vault.open(`cases.receipt:${id}`, receipt)).toString('utf8')
      return { ...rest, receipt: SignedReceipt.parse(JSON.parse(text)) }
    })
  } finally {
    database.close()
  }
}

/** Four whole visits, one after the other. */
const LIMIT_MS = 300_000

it(
  'a lost disk costs no application and no number: all are there once, with the receipts of before',
  async () => {
    const centreFolder = join(running.dataFolder, 'centre')
    const keyFile = join(aside, 'keys.json')
    copyFileSync(join(centreFolder, 'keys.json'), keyFile)
    const backups = join(aside, 'backups')

    const kept = await visit('GF05001')
    expect((await backUp({ dataFolder: centreFolder, folder: backups, nowMs: Date.now() })).ok).toBe(true)
    const lost = [await visit('GF05001'), await visit('GF02003')]
    const before = casesOf(centreFolder)
    expect(before.map(({ receipt }) => receipt.body.caseNumber)).toEqual([kept, ...lost].toSorted())

    await running.system.kill('centre')
    rmSync(centreFolder, { recursive: true })
    const put = await restore({ folder: backups, target: centreFolder, keyFile, nowMs: Date.now() })
    expect(put.ok).toBe(true)
    expect(casesOf(centreFolder)).toHaveLength(1)
    expect((await running.system.startCentre()).ok).toBe(true)

    // By itself, as soon as the terminal hears of the other epoch.
    await expect.poll(() => casesOf(centreFolder), { timeout: 90_000, interval: 500 }).toEqual(before)

    const next = await visit('GF05001')
    expect([kept, ...lost]).not.toContain(next)
    expect(Number(next.slice(16))).toBeGreaterThan(100_000)
    const numbers = openSqliteNumbers(centreFolder)
    const gaps = explainGaps(await numbers.gaps(), await numbers.restores())
    await numbers.close()
    expect(gaps.map(({ first, why }) => ({ first, why }))).toEqual([{ first: 4, why: 'set-aside' }])
  },
  LIMIT_MS,
)
