/** A complaint: registered, investigated, reviewed by another, answered; kept from whom it is about (R18). */
import { randomUUIDv7 } from 'node:crypto'
import { CaseActAnswer } from '@lutong/core/contracts/case-acts.ts'
import { CaseQueryAnswer, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInNamed, type StaffDesk } from '../testing/staff-desk.ts'
import { CaseListView } from './views.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
let supervisor: StaffDesk
let county: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  clerk = await signInNamed(running, 'clerk')
  supervisor = await signInNamed(running, 'supervisor')
  county = await signInNamed(running, 'county')
})
afterAll(() => running.end())

const submit = async (content: string) => {
  const data = { kind: 'complaint', about: 'staff', content, name: '李试样', phone: '13800000000' }
  const application = buildApplication(terminal, {
    itemCode: 'GF10002',
    signature: null,
    forms: [{ formCode: 'S1', data }],
  })
  return IntakeAnswer.parse(await (await terminal.submit(application)).json()).receipt.body
}
type Receipt = Awaited<ReturnType<typeof submit>>
const PLAIN = '窗口的人让我跑了三趟，每次说的都不一样。'
const act = async (desk: StaffDesk, { caseNumber }: Receipt, one: object, actId = randomUUIDv7()) =>
  (await desk.ask('POST', `/cases/${caseNumber}/acts`, { actId, act: one })).status
const status = async (desk: StaffDesk, { caseNumber }: Receipt) =>
  (await desk.ask('GET', `/cases/${caseNumber}`)).status
const numbers = async (desk: StaffDesk, query = '') =>
  CaseListView.parse(await (await desk.ask('GET', `/cases${query}`)).json()).cases.map(({ caseNumber }) => caseNumber)
const mine = async ({ caseNumber, slipCode }: Receipt) =>
  CaseQueryAnswer.parse(await (await terminal.ask({ by: 'slip', caseNumber, slipCode })).json()).cases[0]!
const accounts = async (): Promise<{ accounts: { id: string; name: string }[] }> =>
  JSON.parse(await (await supervisor.ask('GET', '/accounts')).text())
const idOf = async (name: string) => (await accounts()).accounts.find((one) => one.name === name)!.id

const FOUND = { kind: 'investigate-complaint', findings: '调取了排队记录，情况属实。', measures: '补训一次' }
const AGREED = { kind: 'review-complaint', agrees: true, note: '' }
const ANSWER = { kind: 'answer-complaint', text: '您说的情况属实，向您致歉。我们已改为一次说全。' }

describe('a complaint', () => {
  it('is registered, investigated, reviewed by another and answered; the citizen sees each step and takes the answer', async () => {
    const receipt = await submit(PLAIN)
    expect(await act(clerk, receipt, FOUND)).toBe(409)
    expect(await act(clerk, receipt, { kind: 'register-complaint', about: [] })).toBe(204)
    expect(await act(clerk, receipt, { kind: 'register-complaint', about: [] })).toBe(409)
    expect(await act(supervisor, receipt, ANSWER)).toBe(409)
    expect(await act(supervisor, receipt, FOUND)).toBe(204)
    expect((await mine(receipt)).stage).toBe('under-review')
    // Four eyes: whoever investigated does not review, whatever the role.
    expect(await act(supervisor, receipt, AGREED)).toBe(409)
    expect(await act(clerk, receipt, AGREED)).toBe(403)
    const city = await signInNamed(running, 'city')
    expect(await act(city, receipt, { ...AGREED, agrees: false })).toBe(400)
    expect(await act(city, receipt, { ...AGREED, agrees: false, note: '没有问当事人' })).toBe(204)
    expect(await act(supervisor, receipt, ANSWER)).toBe(409)
    expect(await act(clerk, receipt, FOUND)).toBe(204)
    expect(await act(supervisor, receipt, AGREED)).toBe(204)
    const actId = randomUUIDv7()
    expect(await act(supervisor, receipt, ANSWER, actId)).toBe(204)
    expect(await act(supervisor, receipt, ANSWER, actId)).toBe(204)

    const told = await mine(receipt)
    expect(told.stage).toBe('decided')
    expect(told.due).toBeNull()
    expect(told.dossier.complaint).toMatchObject({ answer: { text: ANSWER.text }, file: null })
    expect(JSON.stringify(told)).not.toMatch(/排队记录|补训|supervisor|clerk/)
    expect(told.dossier.documents.map(({ kind }) => kind)).toEqual(['complaint-notice', 'complaint-answer'])
    const confirmed = await terminal.post('/v1/case-acts', {
      actId: randomUUIDv7(),
      caseNumber: receipt.caseNumber,
      proof: { by: 'slip', slipCode: receipt.slipCode },
      act: { kind: 'confirm-receipt', sha256: told.dossier.documents[1]?.sha256 },
    })
    const { progress } = CaseActAnswer.parse(await confirmed.json())
    expect(progress.dossier.documents.map((one) => one.confirmed)).toEqual([false, true])
  })

  it('is not moved by the ordinary steps, and has its limits', async () => {
    const receipt = await submit(PLAIN)
    const bare = { from: 'applied', to: 'accepted', outcome: null, reason: null }
    expect((await clerk.ask('POST', `/cases/${receipt.caseNumber}/moves`, bare)).status).toBe(403)
    expect((await mine(receipt)).due?.what).toBe('accept')
    await act(clerk, receipt, { kind: 'register-complaint', about: [] })
    expect((await mine(receipt)).due?.what).toBe('decide')
  })

  it('is kept from the person it is about: in lists, by number, in acts, moves and files', async () => {
    const receipt = await submit(PLAIN)
    expect(await status(county, receipt)).toBe(200)
    expect(await act(supervisor, receipt, { kind: 'register-complaint', about: [await idOf('county')] })).toBe(204)
    expect(await status(county, receipt)).toBe(404)
    expect(await numbers(county)).not.toContain(receipt.caseNumber)
    expect(await numbers(county, '?list=complaints')).not.toContain(receipt.caseNumber)
    expect(await numbers(clerk, '?list=complaints')).toContain(receipt.caseNumber)
    expect(await act(county, receipt, FOUND)).toBe(404)
    const away = { from: 'accepted', to: 'withdrawn', outcome: null, reason: '不办了' }
    expect((await county.ask('POST', `/cases/${receipt.caseNumber}/moves`, away)).status).toBe(404)
    expect((await county.ask('GET', `/cases/${receipt.caseNumber}/files/${'0'.repeat(64)}`)).status).toBe(404)
    const poor = { kind: 'rate', level: 1, tags: [] }
    await terminal.post('/v1/case-acts', {
      actId: randomUUIDv7(),
      caseNumber: receipt.caseNumber,
      proof: { by: 'slip', slipCode: receipt.slipCode },
      act: poor,
    })
    expect(await (await county.ask('GET', '/feedback')).text()).not.toContain(receipt.caseNumber)
    expect(await (await clerk.ask('GET', '/feedback')).text()).toContain(receipt.caseNumber)
  })

  it('that names an account is kept from it before anybody has read it', async () => {
    const receipt = await submit('办事员 county 当面骂人，还把我的材料退了回来。')
    expect(await status(county, receipt)).toBe(404)
    expect(await status(clerk, receipt)).toBe(200)
  })

  it('of a telephone call or a letter is registered in the same procedure, once', async () => {
    const id = randomUUIDv7()
    const body = { id, regionCode: '331081', channel: 'hotline', kind: 'complaint', about: 'hotline', content: PLAIN }
    const [first, again] = [await clerk.ask('POST', '/complaints', body), await clerk.ask('POST', '/complaints', body)]
    expect([first.status, again.status]).toEqual([201, 200])
    const told: { caseNumber: string; slipCode: string } = JSON.parse(await first.text())
    expect(JSON.parse(await again.text())).toEqual(told)
    expect(await numbers(clerk, '?list=complaints')).toContain(told.caseNumber)
    const answer = await terminal.ask({ by: 'slip', ...told })
    expect(CaseQueryAnswer.parse(await answer.json()).cases[0]).toMatchObject({ stage: 'applied', itemCode: 'GF10002' })
    expect(
      (await county.ask('POST', '/complaints', { ...body, id: randomUUIDv7(), regionCode: '330106' })).status,
    ).toBe(403)
  })

  it('leaves a trace of every step', async () => {
    const receipt = await submit(PLAIN)
    await act(clerk, receipt, { kind: 'register-complaint', about: [] })
    await act(clerk, receipt, FOUND)
    await act(supervisor, receipt, AGREED)
    await act(supervisor, receipt, ANSWER)
    const trace: { steps: { kind: string; actor: string }[] } = JSON.parse(
      await (await supervisor.ask('GET', `/cases/${receipt.caseNumber}/trace`)).text(),
    )
    expect(trace.steps.map(({ actor, kind }) => `${kind} ${actor}`)).toEqual([
      'complaint-registered clerk',
      'document-issued clerk',
      'complaint-investigated clerk',
      'complaint-reviewed supervisor',
      'complaint-answered supervisor',
      'document-issued supervisor',
    ])
  })
})
