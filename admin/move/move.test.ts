/** A centre that grew on the embedded engine, carried to a real PostgreSQL and opened there. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { systemClock } from '@lutong/core/clock.ts'
import { IntakeAnswer, type SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createCentre } from '../server/centre.ts'
import { buildApplication, pngBytes } from '../server/testing/applications.ts'
import { startCentreProcess } from '../server/testing/centre-process.ts'
import { connectTerminal, consultationRequest, newConsultationId } from '../server/testing/live-ends.ts'
import { enrolTerminal, sha256, type SigningTerminal } from '../server/testing/signing-terminal.ts'
import { freshDatabase } from '../store/testing/fresh-database.ts'
import { type S3TestServer, startS3Server } from '../store/testing/s3-server.ts'
import { isRecordWhole, move } from './move.ts'
import { MOVED_FILE } from './moved-file.ts'

const CREDENTIALS = { accessKeyId: 'practice', secretAccessKey: 'a-secret-of-the-test', region: 'cn-east-1' }
const APPLICATIONS = 24

let dataFolder: string
let databaseUrl: string
let url: string
let terminal: SigningTerminal
let centre: ChildProcess | undefined
let receipts: Map<ReturnType<typeof buildApplication>, SignedReceipt>
let papers: Uint8Array[]

const start = async (to: { databaseUrl?: string; env?: Record<string, string> } = {}) => {
  const started = await startCentreProcess(dataFolder, to)
  centre = started.process
  ;({ url } = started)
  return started
}
const stop = () =>
  new Promise<void>((resolve) => {
    if (centre === undefined) return resolve()
    centre.once('exit', () => resolve())
    centre.kill('SIGTERM')
    centre = undefined
  })
const submit = async (application: ReturnType<typeof buildApplication>): Promise<SignedReceipt> =>
  IntakeAnswer.parse(await (await terminal.submit(application)).json()).receipt
const serialOf = ({ body }: SignedReceipt) => Number(body.caseNumber.slice(-6))
const scriptOf = new URL('../../scripts/move.ts', import.meta.url).pathname
const command = async (args: readonly string[], env: Record<string, string> = {}): Promise<unknown[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, [scriptOf, '--data', dataFolder, ...args, '--json'], {
    env: { ...process.env, ...env },
  })
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}
const ask = async <T extends object>(statement: string): Promise<T[]> => {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<T>(statement)).rows
  } finally {
    await client.end()
  }
}
const isEmpty = async () => {
  const [there] = await ask<{ cases: string | null }>("select to_regclass('cases')::text as cases")
  return there?.cases === null || (await ask('select from cases')).length === 0
}

beforeEach(async () => {
  const database = await freshDatabase()
  if (database === undefined) throw new Error('this test is for the project "postgres"')
  databaseUrl = database.url
  dataFolder = mkdtempSync(join(tmpdir(), 'lutong-move-'))
  receipts = new Map()
  papers = [pngBytes('one'), pngBytes('two')]
  const { enrolmentCode } = await start()
  terminal = await enrolTerminal(() => url, enrolmentCode ?? '', Date.now)
  const applications = Array.from({ length: APPLICATIONS }, () => buildApplication(terminal))
  await Promise.all(applications.map(async (application) => receipts.set(application, await submit(application))))
  for (const paper of papers) expect((await terminal.handIn(paper)).status).toBe(201)
  const host = connectTerminal(() => url, terminal, systemClock)
  await host.ask({ type: 'request', consultationId: newConsultationId(), request: consultationRequest() })
  host.live.close()
}, 180_000)
afterEach(async () => {
  await stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

describe('a township that is carried to PostgreSQL', () => {
  it('gives the same receipts there, the next number follows, and it is not opened in two places', async () => {
    await stop()
    const [report] = (await command(['--to', databaseUrl])) as [
      { holds: boolean; brokenTraces: string[]; tables: { name: string; rows: number }[] },
    ]
    expect(report).toMatchObject({ name: 'move', holds: true, brokenTraces: [], wasThere: false })
    const rows = new Map(report.tables.map((table) => [table.name, table.rows]))
    expect(rows.get('cases')).toBe(APPLICATIONS)
    expect(rows.get('consultation_trace')).toBeGreaterThan(0)
    expect(await isRecordWhole(dataFolder)).toBe(true)
    expect(readdirSync(dataFolder).filter((name) => name.startsWith('moving-'))).toEqual([])

    await start({ databaseUrl })
    for (const [application, receipt] of receipts) expect(await submit(application)).toEqual(receipt)
    const next = await submit(buildApplication(terminal))
    expect(serialOf(next)).toBe(APPLICATIONS + 1)
    for (const paper of papers) expect((await terminal.send('HEAD', `/v1/blobs/${sha256(paper)}`)).status).toBe(200)
    const found = await terminal.ask({ by: 'id-card', idNumber: samplePerson.idNumber })
    expect(((await found.json()) as { cases: unknown[] }).cases.length).toBeGreaterThan(1)
    await stop()

    const old = await createCentre({ dataFolder, clock: systemClock, log: () => {}, host: '127.0.0.1', port: 0 })
    expect(old).toEqual({ ok: false, error: 'database-moved' })
    const wish = { dataFolder, databaseUrl, nowMs: 1, isTrial: false }
    expect(await move(wish)).toEqual({ ok: false, error: { kind: 'already-moved' } })
  })

  it('is there whole or not at all when it is killed on the way, and goes when it is asked again', async () => {
    await stop()
    const moving = spawn(process.execPath, [scriptOf, '--data', dataFolder, '--to', databaseUrl], { stdio: 'ignore' })
    const ended = new Promise<void>((resolve) => moving.once('exit', () => resolve()))
    await vi.waitFor(
      async () => {
        const busy = await ask(
          "select from pg_stat_activity where application_name = 'lutong-move' and query like 'insert%' and datname = current_database()",
        )
        expect(busy).toHaveLength(1)
      },
      { timeout: 30_000, interval: 1 },
    )
    moving.kill('SIGKILL')
    await ended
    await vi.waitFor(async () => {
      expect(
        await ask(
          "select from pg_stat_activity where application_name = 'lutong-move' and datname = current_database()",
        ),
      ).toEqual([])
    })
    expect(existsSync(join(dataFolder, MOVED_FILE))).toBe(false)
    expect(await isEmpty()).toBe(true)
    expect(await command(['--to', 'env'], { DATABASE_URL: databaseUrl })).toMatchObject([
      { holds: true, wasThere: false },
    ])
    // All was there but the record: asked again, it is compared and the record is written.
    rmSync(join(dataFolder, MOVED_FILE))
    expect(await command(['--to', databaseUrl])).toMatchObject([{ holds: true, wasThere: true }])
    await start({ databaseUrl })
    for (const [application, receipt] of receipts) expect(await submit(application)).toEqual(receipt)
  })

  it('is not carried while it runs, but for a trial, which leaves it as it was', async () => {
    const wish = { dataFolder, databaseUrl, nowMs: 1 }
    expect(await move({ ...wish, isTrial: false })).toEqual({ ok: false, error: { kind: 'centre-runs' } })
    expect(await isEmpty()).toBe(true)
    expect(await move({ ...wish, isTrial: true })).toMatchObject({ ok: true, value: { brokenTraces: [] } })
    expect(existsSync(join(dataFolder, MOVED_FILE))).toBe(false)
    expect(serialOf(await submit(buildApplication(terminal)))).toBe(APPLICATIONS + 1)
  })

  it('refuses a database that holds something, ours or another’s, and writes nothing there', async () => {
    await stop()
    const wish = { dataFolder, databaseUrl, nowMs: 1, isTrial: false }
    await ask('create table somebodys (id integer)')
    expect(await move(wish)).toMatchObject({ error: { kind: 'target-not-empty', tables: ['somebodys'] } })
    expect(await isEmpty()).toBe(true)
    await ask('drop table somebodys')
    expect(await move({ ...wish, isTrial: true })).toMatchObject({ ok: true })
    await ask('update number_series set last_serial = last_serial + 1')
    expect(await move(wish)).toMatchObject({ error: { kind: 'target-not-empty' } })
    expect(await move({ ...wish, databaseUrl: databaseUrl.replace(/host=[^&]*/, 'host=/nowhere') })).toEqual({
      ok: false,
      error: { kind: 'target-unreachable' },
    })
  })

  it('names a trace whose chain does not hold', async () => {
    await stop()
    const database = new DatabaseSync(join(dataFolder, 'centre.sqlite'))
    database.exec('drop trigger consultation_trace_no_update')
    database.exec("update consultation_trace set actor = 'somebody else' where seq = 1")
    database.close()
    const report = await move({ dataFolder, databaseUrl, nowMs: 1, isTrial: false })
    expect(report.ok ? report.value.brokenTraces.length : 0).toBe(1)
  })
})

describe('files that are carried to a bucket', () => {
  let s3: S3TestServer
  beforeEach(async () => {
    s3 = await startS3Server('papers', CREDENTIALS)
  })
  afterEach(() => s3.close())
  const settings = () => ({
    S3_ENDPOINT: s3.endpoint,
    S3_BUCKET: 'papers',
    S3_REGION: CREDENTIALS.region,
    S3_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
    S3_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
  })

  it('are the same sealed bytes there, again changes nothing, and the centre reads them from it', async () => {
    await stop()
    expect(await command(['--to', databaseUrl, '--blobs', 's3'], settings())).toMatchObject([
      { name: 'move', holds: true },
      { name: 'move-files', files: papers.length, carried: papers.length, lost: [], differ: [], holds: true },
    ])
    const again = await command(['--blobs', 's3'], { ...settings(), DATABASE_URL: databaseUrl })
    expect(again).toMatchObject([{ files: papers.length, carried: 0, holds: true }])
    rmSync(join(dataFolder, 'blobs'), { recursive: true })
    await start({ databaseUrl, env: settings() })
    const paper = pngBytes('three')
    expect((await terminal.handIn(paper)).status).toBe(201)
    expect(s3.objects.size).toBe(papers.length + 1)
  })

  it('are named where the folder has lost or damaged them', async () => {
    await stop()
    const [first] = papers.map(sha256)
    const path = join(dataFolder, 'blobs', (first ?? '').slice(0, 2), first ?? '')
    const bytes = readFileSync(path)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(path, bytes)
    await expect(command(['--blobs', 's3'], settings())).rejects.toThrow(first)
  })
})
