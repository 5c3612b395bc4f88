import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sampleF2, samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestClock } from '@lutong/core/clock.ts'
import { createCentre } from './centre.ts'
import { buildApplication, pngBytes } from './testing/applications.ts'
import { restingFiles } from './testing/resting-files.ts'
import { NOON_MS, type RunningCentre, startCentre } from './testing/running-centre.ts'
import { sha256, type SigningTerminal } from './testing/signing-terminal.ts'
import { post, signInAs, type StaffDesk } from './testing/staff-desk.ts'

/** What nobody may find on the disk or in a log after a whole case was worked on. */
const CANARY = 'CANARY-in-a-picture'
const REASON = '理由里的秘密金丝雀'
/** A password that slipped into the field of the name. */
const MISTYPED = 'Mistyped-Secret-7719'
const PRIVATE = [
  samplePerson.name,
  samplePerson.idNumber,
  samplePerson.phone,
  samplePerson.residence,
  sampleF2.facts,
  CANARY,
  REASON,
  MISTYPED,
]

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  clerk = await signInAs(running, 'clerk')
  const picture = pngBytes(CANARY)
  const response = await terminal.submit(buildApplication(terminal, { signature: picture }))
  await terminal.handIn(picture)
  const { receipt } = (await response.json()) as { receipt: { body: { caseNumber: string; slipCode: string } } }
  const { caseNumber, slipCode } = receipt.body
  PRIVATE.push(slipCode)
  await terminal.ask({ by: 'id-card', idNumber: samplePerson.idNumber })
  await terminal.ask({ by: 'slip', caseNumber, slipCode })
  await clerk.ask('GET', `/cases/${caseNumber}`)
  await clerk.ask('GET', `/cases/${caseNumber}/files/${sha256(picture)}`)
  await clerk.ask('POST', `/cases/${caseNumber}/moves`, {
    from: 'applied',
    to: 'not-accepted',
    outcome: null,
    reason: REASON,
  })
  const broken = buildApplication(terminal, {
    forms: [{ formCode: 'F2', data: { ...sampleF2, applicant: { ...samplePerson, sex: samplePerson.name } } }],
  })
  expect((await terminal.submit(broken)).status).toBe(400)
  expect((await post(running.centre.url, '/session', { name: MISTYPED, password: 'x' })).status).toBe(401)
})
afterAll(() => running.end())

describe('a person’s data', () => {
  it('lies in no file of the data folders in the clear, the write-ahead log included', async () => {
    let journals = 0
    for (const { bytes, path } of restingFiles(await running.restingFolders())) {
      if (/centre\.sqlite-wal$|\/pg_wal\//.test(path)) journals += 1
      for (const secret of PRIVATE) expect(bytes.includes(Buffer.from(secret, 'utf8')), path).toBe(false)
    }
    expect(journals).toBeGreaterThan(0)
  })

  it('is in no line of the log', () => {
    const log = running.logged.join('\n')
    expect(log).toContain('intake.received')
    for (const secret of PRIVATE) expect(log).not.toContain(secret)
  })

  it('is kept by keys and files that only their owner reads', () => {
    for (const name of ['keys.json', 'practice-accounts.json'])
      expect(statSync(join(running.dataFolder, name)).mode & 0o077).toBe(0)
    expect(statSync(running.dataFolder).mode & 0o077).toBe(0)
  })
})

describe('a data folder without its keys', () => {
  it('is not opened with new ones', async () => {
    await running.restart()
    rmSync(join(running.dataFolder, 'keys.json'))
    const opened = await createCentre({
      dataFolder: running.dataFolder,
      databaseUrl: running.databaseUrl,
      clock: createTestClock(NOON_MS),
      log: () => {},
      host: '127.0.0.1',
      port: 0,
    })
    expect(opened).toEqual({ ok: false, error: 'keys-missing' })
  })
})
