/** Closed cases go when their days are over: what a person is and said is gone, the number stays; on both engines. */
import { CaseQueryAnswer, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { auditTrail } from '../../store/testing/audit-trail.ts'
import { ERASURE_TIMINGS } from '../sweeping/erasure-sweep.ts'
import { buildApplication, pngBytes } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs } from '../testing/staff-desk.ts'
import { OverviewView } from './console-overview.ts'

const DAY_MS = 24 * 3_600_000
/** The machine may be busy with much else. */
const SOON = { timeout: 20_000, interval: 100 }
const SHARED = pngBytes('named by two cases')
const OWN = pngBytes('named by one that goes and one that comes later')
const ALONE = pngBytes('named by a case that goes')
const LOOSE = pngBytes('named by none')

let running: RunningCentre
let terminal: SigningTerminal
let held: string
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
})
afterAll(() => running.end())

const handInCase = async (signature: Uint8Array, itemCode = 'GF05001') => {
  await terminal.handIn(signature)
  const answer = await terminal.submit(buildApplication(terminal, { signature, itemCode }))
  return IntakeAnswer.parse(await answer.json()).receipt.body.caseNumber
}
const ofPerson = async () => {
  const answer = await terminal.ask({ by: 'id-card', idNumber: samplePerson.idNumber })
  return CaseQueryAnswer.parse(await answer.json()).cases.map(({ caseNumber }) => caseNumber)
}
const isThere = async (file: Uint8Array) => (await terminal.send('HEAD', `/v1/blobs/${sha256(file)}`)).status === 200
const close = async (caseNumber: string) => {
  const clerk = await signInAs(running, 'clerk')
  const move = { from: 'applied', to: 'withdrawn', outcome: null, reason: '不属于本中心' }
  expect((await clerk.ask('POST', `/cases/${caseNumber}/moves`, move)).status).toBe(204)
}

it('nothing goes until an administrator names the days; then what is closed and over, and nothing beside it', async () => {
  const [over, open] = [await handInCase(OWN), await handInCase(SHARED)]
  held = await handInCase(SHARED)
  const gone = await handInCase(SHARED)
  const alone = await handInCase(ALONE)
  await terminal.handIn(LOOSE)
  for (const caseNumber of [over, held, gone, alone]) await close(caseNumber)
  const hold = { reason: '法院调取中' }
  const supervisor = await signInAs(running, 'supervisor')
  expect((await supervisor.ask('PUT', `/cases/${held}/hold`, hold)).status).toBe(204)

  expect(await (await supervisor.ask('GET', `/cases/${held}/hold`)).json()).toMatchObject({
    held: hold,
    keptDays: null,
  })

  running.clock.skip(400 * DAY_MS)
  await running.restart()
  await vi.waitFor(async () => expect(await isThere(LOOSE)).toBe(false), SOON)
  expect(await isThere(OWN)).toBe(true)
  expect(await ofPerson()).toHaveLength(5)

  const young = await handInCase(OWN)
  await close(young)
  const admin = await signInAs(running, 'admin')
  expect(await (await admin.ask('GET', '/case-retention')).json()).toEqual({ keptDays: null })
  for (const keptDays of [0, 364, 36_501])
    expect((await admin.ask('PUT', '/case-retention', { keptDays })).status, String(keptDays)).toBe(400)
  const clerk = await signInAs(running, 'clerk')
  expect((await clerk.ask('PUT', '/case-retention', { keptDays: 365 })).status).toBe(403)
  expect((await clerk.ask('PUT', `/cases/${open}/hold`, hold)).status).toBe(403)
  expect((await admin.ask('PUT', '/case-retention', { keptDays: 365 })).status).toBe(204)

  await vi.waitFor(
    () =>
      expect(running.logged).toContainEqual(JSON.stringify({ event: 'erasure.done', cases: 3, talks: 0, files: 1 })),
    SOON,
  )
  expect((await ofPerson()).toSorted()).toEqual([held, open, young].toSorted())
  expect((await clerk.ask('GET', `/cases/${over}`)).status).toBe(404)
  const asked = async (query: string) => (await fetch(`${running.centre.url}/verify?${query}`)).text()
  const hash = '0'.repeat(64)
  for (const query of [`n=${over}&h=${hash}`, `d=${over}-1&h=${hash}`])
    expect(await asked(query)).toContain('按保存期限删除')
  expect(await asked(`n=${open}&h=${hash}`)).not.toContain('按保存期限删除')
  // Others name two of the files of those that went.
  expect([await isThere(OWN), await isThere(SHARED), await isThere(ALONE)]).toEqual([true, true, false])
  const trail = (await auditTrail(running)).filter(({ action }) => action === 'case.reduced')
  expect(trail.map(({ subject }) => subject).toSorted()).toEqual([over, gone, alone].toSorted())
  const overview = OverviewView.parse(await (await clerk.ask('GET', '/overview')).json())
  expect(overview.stages.find(({ stage }) => stage === 'withdrawn')?.count).toBe(5)
})

it('one that is let go of goes with the next look, its file with it, and its number is not given again', async () => {
  const supervisor = await signInAs(running, 'supervisor')
  const before = await ofPerson()
  for (const caseNumber of before) await supervisor.ask('PUT', `/cases/${caseNumber}/hold`, { reason: null })
  running.logged.length = 0
  running.clock.advance(ERASURE_TIMINGS.lookMs)
  await vi.waitFor(() => expect(running.logged.join()).toContain('"erasure.done","cases":1'), SOON)
  expect(await ofPerson()).not.toContain(held)
  const next = await handInCase(pngBytes('another'))
  expect(before).not.toContain(next)
})
