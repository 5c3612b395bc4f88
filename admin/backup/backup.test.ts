/** A real centre with applications and files, backed up while terminals submit, and opened again in a second place. */
import { type ChildProcess, execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { IntakeAnswer, type SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { sampleF2, samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApplication, pngBytes } from '../server/testing/applications.ts'
import { startCentreProcess } from '../server/testing/centre-process.ts'
import { enrolTerminal, sha256, type SigningTerminal } from '../server/testing/signing-terminal.ts'
import { blobPath } from '../store/directory-blob-store.ts'
import { type BackupReport, backUp } from './backup.ts'
import { backupName, manifestPath } from './format.ts'
import { prune } from './prune.ts'
import { restore } from './restore.ts'

const folders: string[] = []
const newFolder = (name: string): string => {
  const folder = mkdtempSync(join(tmpdir(), `lutong-${name}-`))
  folders.push(folder)
  return folder
}
const running = new Set<ChildProcess>()
const start = async (dataFolder: string, port = 0) => {
  const centre = await startCentreProcess(dataFolder, { port })
  running.add(centre.process)
  return centre
}
const stop = (process: ChildProcess) =>
  new Promise<void>((resolve) => {
    running.delete(process)
    process.once('exit', () => resolve())
    process.kill('SIGTERM')
  })

const INVENTED = { name: samplePerson.name, idNumber: samplePerson.idNumber, facts: sampleF2.facts }
let dataFolder: string
let keyFile: string
let url: string
let terminal: SigningTerminal
const receipts = new Map<string, SignedReceipt>()
const applications: ReturnType<typeof buildApplication>[] = []
const papers = ['one', 'two', 'three'].map(pngBytes)
const firstPaper = sha256(papers[0] ?? new Uint8Array())
const submit = async (application: ReturnType<typeof buildApplication>): Promise<SignedReceipt> =>
  IntakeAnswer.parse(await (await terminal.submit(application)).json()).receipt
const backUpNow = async (folder: string, nowMs = Date.now()): Promise<BackupReport> => {
  const outcome = await backUp({ dataFolder, folder, nowMs })
  if (!outcome.ok) throw new Error(`no backup: ${outcome.error}`)
  return outcome.value
}

/** As an operator does it: a process of its own, so that the load goes on beside it. */
const command = async (name: 'backup' | 'restore', ...args: string[]): Promise<unknown> => {
  const script = new URL(`../../scripts/${name}.ts`, import.meta.url).pathname
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args, '--json'])
  return JSON.parse(stdout)
}

beforeAll(async () => {
  dataFolder = newFolder('backup-centre')
  keyFile = join(dataFolder, 'keys.json')
  const centre = await start(dataFolder)
  ;({ url } = centre)
  terminal = await enrolTerminal(() => url, centre.enrolmentCode ?? '', Date.now)
  for (const paper of papers) expect((await terminal.handIn(paper)).status).toBe(201)
  for (let count = 0; count < 10; count += 1) {
    const application = buildApplication(terminal)
    applications.push(application)
    receipts.set(application.id, await submit(application))
  }
})
afterAll(() => {
  for (const process of running) process.kill('SIGKILL')
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('a centre that is backed up while terminals submit', () => {
  it('gives the same receipts and has the same files in a second place', async () => {
    const folder = newFolder('backups')
    // Two that go on submitting until the backup is there; what was answered before it began must be in it.
    const load = new AbortController()
    let during = 0
    const work = async () => {
      while (!load.signal.aborted) {
        await submit(buildApplication(terminal))
        during += 1
      }
    }
    const working = [work(), work()]
    const report = await command('backup', '--data', dataFolder, '--to', folder)
    load.abort()
    await Promise.all(working)
    expect(during).toBeGreaterThan(0)
    expect(report).toMatchObject({ name: 'backup', files: 3, newFiles: 3, lostBefore: [], holds: true })

    const target = join(newFolder('second'), 'centre')
    const restored = await command('restore', '--from', folder, '--to', target, '--keys', keyFile)
    expect(restored).toMatchObject({ name: 'restore', files: 3, lostBefore: [], passedOver: [], holds: true })

    const second = await start(target)
    const firstUrl = url
    ;({ url } = second)
    try {
      for (const application of applications) expect(await submit(application)).toEqual(receipts.get(application.id))
      for (const paper of papers) expect((await terminal.send('HEAD', `/v1/blobs/${sha256(paper)}`)).status).toBe(200)
    } finally {
      url = firstUrl
      await stop(second.process)
    }
  })

  it('copies a file once, however many backups have it, and no backup holds the keys or a word of a citizen', async () => {
    const folder = newFolder('backups')
    const first = await backUpNow(folder)
    await submit(buildApplication(terminal))
    await terminal.handIn(pngBytes('four'))
    expect(await backUpNow(folder, Date.now() + 1)).toMatchObject({ files: first.files + 1, newFiles: 1 })
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map(({ name }) => name)).not.toContain('keys.json')
    const secrets = [JSON.parse(readFileSync(keyFile, 'utf8')).sealing[0].key, ...Object.values(INVENTED)]
    for (const { name, parentPath } of files)
      for (const secret of secrets) expect(readFileSync(join(parentPath, name)).includes(secret)).toBe(false)
  })
})

describe('a backup that is not as it was', () => {
  let folder: string
  let target: string
  let name: string
  beforeEach(async () => {
    folder = newFolder('backups')
    target = join(newFolder('second'), 'centre')
    ;({ name } = await backUpNow(folder))
  })
  const spoil = (path: string) => {
    const bytes = readFileSync(path)
    const last = bytes.length - 1
    bytes[last] = (bytes[last] ?? 0) ^ 1
    writeFileSync(path, bytes)
  }

  it('names a damaged file, and makes no centre of the rest', async () => {
    spoil(blobPath(join(folder, 'blobs'), firstPaper))
    expect(await restore({ folder, target, keyFile, nowMs: Date.now() })).toEqual({
      ok: false,
      error: { kind: 'differs', name, differences: { database: [], damaged: [firstPaper], missing: [] } },
    })
    expect(existsSync(join(target, 'keys.json'))).toBe(false)
    await expect(start(target)).rejects.toThrow('ended before it was ready')
  })

  it('names a file that is gone', async () => {
    rmSync(blobPath(join(folder, 'blobs'), firstPaper))
    expect(await restore({ folder, target, keyFile, nowMs: Date.now() })).toMatchObject({
      error: { kind: 'differs', differences: { database: [], damaged: [], missing: [firstPaper] } },
    })
  })

  it('sees a database in which one bit is another', async () => {
    spoil(join(folder, name, 'centre.sqlite'))
    expect(await restore({ folder, target, keyFile, nowMs: Date.now() })).toMatchObject({
      error: { kind: 'differs', differences: { database: ['file'] } },
    })
  })

  it('is passed over where it was cut off, for the one before it', async () => {
    const later = await backUpNow(folder, Date.now() + 1)
    rmSync(manifestPath(join(folder, later.name)))
    expect(await restore({ folder, target, keyFile, nowMs: Date.now() })).toMatchObject({
      ok: true,
      value: { name, passedOver: [later.name] },
    })
  })

  it('is none where every one was cut off, and nothing is written', async () => {
    rmSync(manifestPath(join(folder, name)))
    expect(await restore({ folder, target, keyFile, nowMs: Date.now() })).toEqual({
      ok: false,
      error: { kind: 'no-whole-backup', cutOff: [name] },
    })
    expect(existsSync(target)).toBe(false)
  })

  it('is refused where its manifest was changed, or the keys are another centre’s', async () => {
    const manifest = JSON.parse(readFileSync(manifestPath(join(folder, name)), 'utf8'))
    writeFileSync(manifestPath(join(folder, name)), JSON.stringify({ ...manifest, madeAtMs: 0 }))
    expect(await restore({ folder, target, keyFile, nowMs: Date.now() })).toMatchObject({
      error: { kind: 'keys-differ' },
    })
  })

  it('goes to an empty place only', async () => {
    const full = newFolder('full')
    writeFileSync(join(full, 'something'), 'mine')
    expect(await restore({ folder, target: full, keyFile, nowMs: Date.now() })).toMatchObject({
      error: { kind: 'target-not-empty' },
    })
    expect(readdirSync(full)).toEqual(['something'])
  })

  it('says that it needs the keys, and writes nothing without them', async () => {
    const nowhere = join(newFolder('keys'), 'keys.json')
    expect(await restore({ folder, target, keyFile: nowhere, nowMs: Date.now() })).toMatchObject({
      error: { kind: 'keys-missing' },
    })
    expect(existsSync(target)).toBe(false)
  })
})

describe('a folder of backups', () => {
  /** A centre that has erased one of its files since the newest backup. */
  const secondPlaceWithout = async (folder: string) => {
    const place = join(newFolder('second'), 'centre')
    await restore({ folder, target: place, keyFile, nowMs: Date.now() })
    const database = new DatabaseSync(join(place, 'centre.sqlite'))
    database.prepare('delete from blobs where sha256 = ?').run(firstPaper)
    database.close()
    rmSync(blobPath(join(place, 'blobs'), firstPaper))
    return { place, erased: firstPaper }
  }

  it('is never a centre’s own folder', async () => {
    expect(await backUp({ dataFolder, folder: dataFolder, nowMs: Date.now() })).toMatchObject({
      error: 'target-is-a-centre',
    })
  })

  it('lets old ones go, with the files that only they had', async () => {
    const folder = newFolder('backups')
    const nowMs = Date.now()
    await backUpNow(folder, nowMs)
    await backUpNow(folder, nowMs + 1)
    const { erased, place } = await secondPlaceWithout(folder)
    await backUp({ dataFolder: place, folder, nowMs: nowMs + 2 })
    expect(existsSync(blobPath(join(folder, 'blobs'), erased))).toBe(true)
    expect(await prune(folder, 1)).toEqual({
      removedBackups: [backupName(nowMs + 1), backupName(nowMs)],
      removedFiles: 1,
    })
    expect(existsSync(blobPath(join(folder, 'blobs'), erased))).toBe(false)
    expect(
      await restore({ folder, target: join(newFolder('third'), 'centre'), keyFile, nowMs: Date.now() }),
    ).toMatchObject({
      ok: true,
      value: { name: backupName(nowMs + 2) },
    })
  })

  it('says what the centre itself has lost, and gives it back where an earlier backup has it', async () => {
    const folder = newFolder('backups')
    await backUpNow(folder)
    const target = join(newFolder('second'), 'centre')
    await restore({ folder, target, keyFile, nowMs: Date.now() })
    rmSync(blobPath(join(target, 'blobs'), firstPaper))
    const nowMs = Date.now() + 1
    expect(await backUp({ dataFolder: target, folder, nowMs })).toMatchObject({ value: { lostBefore: [] } })
    const empty = newFolder('backups')
    expect(await backUp({ dataFolder: target, folder: empty, nowMs })).toMatchObject({
      value: { lostBefore: [firstPaper] },
    })
  })
})
