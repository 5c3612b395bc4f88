/** A slip was printed without a line; when its application has come, its number leads to the case. */
import { CaseQueryAnswer, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { ApplicationId, provisionalNumberOf } from '@lutong/core/ids.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import { CaseListView, CaseView } from './views.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  clerk = await signInAs(running, 'clerk')
})
afterAll(() => running.end())

const build = () => {
  const application = buildApplication(terminal)
  return { ...application, provisionalNumber: provisionalNumberOf(ApplicationId.parse(application.id)) }
}
const submit = async (application: ReturnType<typeof build>) =>
  IntakeAnswer.parse(await (await terminal.submit(application)).json()).receipt.body
const verifyPage = async (query: string) => (await fetch(`${running.centre.url}/verify${query}`)).text()

it('is told at any terminal, in the console and on the page for checking, and not before it has come', async () => {
  const application = build()
  const { provisionalNumber } = application
  const query = { by: 'provisional', provisionalNumber }
  const asked = async () => CaseQueryAnswer.parse(await (await terminal.ask(query)).json()).cases
  const found = async () =>
    CaseListView.parse(await (await clerk.ask('GET', `/cases?text=${provisionalNumber}`)).json())
  expect(await asked()).toEqual([])
  expect((await found()).total).toBe(0)
  expect(await verifyPage(`?n=${provisionalNumber}`)).toContain('中心还没有收到这个暂存号')

  const { caseNumber, digest } = await submit(application)
  expect((await asked()).map((one) => one.caseNumber)).toEqual([caseNumber])
  expect((await found()).cases.map((one) => one.caseNumber)).toEqual([caseNumber])
  const seen = CaseView.parse(await (await clerk.ask('GET', `/cases/${caseNumber}`)).json())
  expect(seen.provisionalNumber).toBe(provisionalNumber)
  for (const address of [`?n=${provisionalNumber}`, `?n=${provisionalNumber}&h=${digest}`]) {
    const page = await verifyPage(address)
    expect(page).toContain(caseNumber)
    expect(page).toContain('有了正式编号')
  }
  expect(await verifyPage(`?n=${provisionalNumber}&h=${'0'.repeat(64)}`)).not.toContain(caseNumber)
})

it('lets its holder act on the case, and nobody else', async () => {
  const application = build()
  const { caseNumber } = await submit(application)
  const act = (provisionalNumber: string) =>
    terminal.post('/v1/case-acts', {
      actId: ApplicationId.parse(buildApplication(terminal).id),
      caseNumber,
      proof: { by: 'provisional', provisionalNumber },
      act: { kind: 'withdraw' },
    })
  expect((await act('L-000000000000')).status).toBe(404)
  expect((await act(application.provisionalNumber)).status).toBe(200)
})

it('must be that of the application’s own id', async () => {
  const response = await terminal.submit({ ...build(), provisionalNumber: 'L-000000000000' })
  expect(response.status).toBe(400)
})

it('cannot be guessed: a terminal that tries many is stopped', async () => {
  const other = await running.newTerminal()
  const statuses = []
  for (let n = 0; n < 25; n += 1) {
    const provisionalNumber = `L-${String(n).padStart(12, '0')}`
    statuses.push((await other.ask({ by: 'provisional', provisionalNumber })).status)
  }
  expect(statuses.at(-1)).toBe(429)
})
