/** Not taken in, sent up, given longer, standing still: each by rule, once, and told to the citizen by letter. */
import { randomUUIDv7 } from 'node:crypto'
import { CaseQueryAnswer, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApplication, formsFor } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { signInNamed, type StaffDesk } from '../testing/staff-desk.ts'
import { CaseListView, CaseView } from './views.ts'

const DAY_MS = 86_400_000
let running: RunningCentre
let terminal: SigningTerminal
let desks: Record<'clerk' | 'supervisor' | 'county' | 'city', StaffDesk>
const signIn = async () => {
  desks = {
    clerk: await signInNamed(running, 'clerk'),
    supervisor: await signInNamed(running, 'supervisor'),
    county: await signInNamed(running, 'county'),
    city: await signInNamed(running, 'city'),
  }
}
const daysPass = async (days: number) => {
  running.clock.skip(days * DAY_MS)
  await signIn()
}
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  await signIn()
})
afterAll(() => running.end())

const submit = async (itemCode: string, forms = formsFor(itemCode)) => {
  const answer = await terminal.submit(buildApplication(terminal, { itemCode, forms }))
  return IntakeAnswer.parse(await answer.json()).receipt.body
}
type Receipt = Awaited<ReturnType<typeof submit>>
const act = (desk: StaffDesk, { caseNumber }: Receipt, one: object, actId = randomUUIDv7()) =>
  desk.ask('POST', `/cases/${caseNumber}/acts`, { actId, act: one })
const move = async (
  desk: StaffDesk,
  { caseNumber }: Receipt,
  from: string,
  to: string,
  outcome: string | null = null,
) => (await desk.ask('POST', `/cases/${caseNumber}/moves`, { from, to, outcome, reason: null })).status
const view = async (desk: StaffDesk, { caseNumber }: Receipt) =>
  CaseView.parse(await (await desk.ask('GET', `/cases/${caseNumber}`)).json())
const mine = async ({ caseNumber, slipCode }: Receipt) => {
  running.clock.advance(0)
  const answer = await terminal.ask({ by: 'slip', caseNumber, slipCode })
  return CaseQueryAnswer.parse(await answer.json()).cases[0]!
}
const letterKinds = async (receipt: Receipt) => (await mine(receipt)).dossier.documents.map(({ kind }) => kind)
const errorsOf = async (answer: Response): Promise<unknown> => {
  const { errors }: { errors?: { code: string }[] } = JSON.parse(await answer.text())
  return errors?.map(({ code }) => code)
}

describe('a refusal to take it in', () => {
  it('is by a reason from the list, says where to go instead, and is a letter', async () => {
    const receipt = await submit('GF06002')
    const refusal = { kind: 'not-accept', reason: 'other-body', words: '单位注册在外县。', goTo: '' }
    const bare = await act(desks.clerk, receipt, refusal)
    expect([bare.status, await errorsOf(bare)]).toEqual([400, ['refusal-needs-way-on']])
    expect(await move(desks.clerk, receipt, 'applied', 'not-accepted')).toBe(403)
    const actId = randomUUIDv7()
    const whole = { ...refusal, goTo: '邻县劳动人事争议仲裁委员会，人民路 9 号，0571-00000099' }
    expect((await act(desks.clerk, receipt, whole, actId)).status).toBe(204)
    // The second press is the same act.
    expect((await act(desks.clerk, receipt, whole, actId)).status).toBe(204)
    expect((await act(desks.clerk, receipt, whole)).status).toBe(409)
    const told = await mine(receipt)
    expect(told).toMatchObject({
      stage: 'not-accepted',
      due: null,
      dossier: { notAccepted: { reason: 'other-body', goTo: whole.goTo } },
    })
    const [letter] = told.dossier.documents
    expect(told.dossier.documents).toHaveLength(1)
    expect(letter?.kind).toBe('not-accepted-notice')
    const proof = { by: 'slip', slipCode: receipt.slipCode }
    const answer = await terminal.post('/v1/case-documents', {
      caseNumber: receipt.caseNumber,
      proof,
      sha256: letter?.sha256,
    })
    const { pdfBase64 }: { pdfBase64: string } = JSON.parse(await answer.text())
    expect(sha256(Buffer.from(pdfBase64, 'base64'))).toBe(letter?.sha256)
  })

  it('comes too late once it was taken in', async () => {
    const receipt = await submit('GF05001')
    await move(desks.clerk, receipt, 'applied', 'accepted')
    const late = await act(desks.clerk, receipt, { kind: 'not-accept', reason: 'no-standing', words: '', goTo: '' })
    expect(late.status).toBe(409)
    expect(await letterKinds(receipt)).toEqual([])
  })
})

describe('a time limit', () => {
  it('is extended by the rule of its service: so much, so often, by the supervisor, before it is over, in writing', async () => {
    const receipt = await submit('GF06002')
    await move(desks.clerk, receipt, 'applied', 'accepted')
    const before = (await mine(receipt)).due!
    const longer = { kind: 'extend-limit', what: 'decide', n: 15, reason: '案情复杂，要向两家单位调取材料' }
    expect((await act(desks.clerk, receipt, longer)).status).toBe(403)
    const tooLong = await act(desks.supervisor, receipt, { ...longer, n: 16 })
    expect([tooLong.status, await errorsOf(tooLong)]).toEqual([409, ['beyond-the-rule']])
    const actId = randomUUIDv7()
    expect((await act(desks.supervisor, receipt, longer, actId)).status).toBe(204)
    expect((await act(desks.supervisor, receipt, longer, actId)).status).toBe(204)
    const told = await mine(receipt)
    expect(told.due!.atMs - before.atMs).toBeGreaterThanOrEqual(13 * DAY_MS)
    expect(told.dossier.extensions).toMatchObject([
      { what: 'decide', n: 15, unit: 'calendar', beforeMs: before.atMs, afterMs: told.due!.atMs },
    ])
    expect(await letterKinds(receipt)).toEqual(['extension-notice'])
    expect((await act(desks.supervisor, receipt, { ...longer, n: 1 })).status).toBe(409)
    const seen = await view(desks.supervisor, receipt)
    expect(seen.limits).toMatchObject([{ what: 'decide', extendedBy: 15, mayAdd: 0, source: '劳动争议调解仲裁法 43' }])
  })

  it('is not extended where no rule allows it, nor once it is over', async () => {
    const aid = await submit('GF02001')
    const longer = { kind: 'extend-limit', what: 'decide', n: 1, reason: '忙不过来' }
    expect((await act(desks.supervisor, aid, longer)).status).toBe(409)
    const late = await submit('GF07001')
    await move(desks.clerk, late, 'applied', 'accepted')
    await daysPass(64)
    expect((await act(desks.supervisor, late, longer)).status).toBe(409)
  })

  it('stands still by rule and goes on where it stood', async () => {
    const receipt = await submit('GF12003')
    await move(desks.clerk, receipt, 'applied', 'accepted')
    const before = (await mine(receipt)).due!
    const stop = (reason: string) => act(desks.supervisor, receipt, { kind: 'pause-limit', reason, note: '等交警认定' })
    expect((await stop('force-majeure')).status).toBe(409)
    expect((await stop('pending-conclusion')).status).toBe(204)
    expect((await stop('pending-conclusion')).status).toBe(409)
    const paused = await mine(receipt)
    expect(paused.due).toBeNull()
    expect(paused.dossier.pauses).toMatchObject([{ reason: 'pending-conclusion', note: '', toMs: null }])
    expect(paused.dossier.documents.map(({ kind }) => kind)).toEqual(['pause-notice'])
    await daysPass(20)
    expect((await act(desks.clerk, receipt, { kind: 'resume-limit' })).status).toBe(204)
    expect((await act(desks.clerk, receipt, { kind: 'resume-limit' })).status).toBe(409)
    const after = (await mine(receipt)).due!
    expect(after.atMs - before.atMs).toBeGreaterThanOrEqual(20 * DAY_MS)
    expect(after.atMs - before.atMs).toBeLessThanOrEqual(25 * DAY_MS)
  })

  it('reminds staff of what the law says when papers do not come', async () => {
    const receipt = await submit('GF02001')
    await act(desks.clerk, receipt, { kind: 'ask-supplement', papers: [{ name: '收入证明', why: '' }] })
    const hints = async () => (await view(desks.clerk, receipt)).hints.map(({ source }) => source)
    expect(await hints()).not.toContain('法律援助法 43')
    await daysPass(20)
    expect(await hints()).toContain('法律援助法 43')
    const criminal = await submit('GF02002', formsFor('GF02002').slice(0, 1))
    expect((await view(desks.clerk, criminal)).hints.map(({ source }) => source)).toEqual(['法律援助法 25, 36'])
  })
})

describe('a case sent up', () => {
  const up = { kind: 'refer-up', reason: 'conflict-of-interest', note: '承办人是当事人的亲戚' }
  const referrals = async (desk: StaffDesk) =>
    CaseListView.parse(await (await desk.ask('GET', '/cases?list=referrals')).json()).cases.map(
      ({ caseNumber }) => caseNumber,
    )

  it('arrives at the desk above with its file, once, and the citizen is told', async () => {
    const receipt = await submit('GF05001')
    const actId = randomUUIDv7()
    const both = await Promise.all([act(desks.county, receipt, up), act(desks.county, receipt, up, actId)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409])
    expect(await referrals(desks.city)).toContain(receipt.caseNumber)
    expect(await referrals(desks.county)).not.toContain(receipt.caseNumber)
    const told = await mine(receipt)
    expect(told.dossier.referral).toMatchObject({ from: 'county', to: 'city', note: '', takenAtMs: null })
    expect(told.dossier.documents.map(({ kind }) => kind)).toEqual(['referral-notice'])
    expect((await view(desks.city, receipt)).forms.length).toBeGreaterThan(0)
    // The desk below cannot take for the one above.
    expect((await act(desks.county, receipt, { kind: 'take-referral' })).status).toBe(403)
    const takeId = randomUUIDv7()
    expect((await act(desks.city, receipt, { kind: 'take-referral' }, takeId)).status).toBe(204)
    expect((await act(desks.city, receipt, { kind: 'take-referral' }, takeId)).status).toBe(204)
    expect((await act(desks.city, receipt, { kind: 'take-referral' })).status).toBe(409)
    expect(await referrals(desks.city)).not.toContain(receipt.caseNumber)
    expect(await move(desks.county, receipt, 'applied', 'accepted')).toBe(403)
    // It is not the county's work any more, which may still read it and says why.
    await desks.county.ask('POST', `/cases/${receipt.caseNumber}/readings`, { ground: 'citizen-asks' })
    expect((await view(desks.county, receipt)).isHere).toBe(false)
    expect(await move(desks.city, receipt, 'applied', 'accepted')).toBe(204)
    expect((await act(desks.city, receipt, { ...up, reason: 'complex' })).status).toBe(204)
    expect((await mine(receipt)).dossier.referral).toMatchObject({ from: 'city', to: 'province' })
    expect(await letterKinds(receipt)).toEqual(['referral-notice', 'referral-notice'])
  })

  it('goes no further than the province, and not once it is decided', async () => {
    const receipt = await submit('GF05001')
    for (const _ of ['city', 'province']) {
      expect((await act(desks.supervisor, receipt, up)).status).toBe(204)
      expect((await act(desks.supervisor, receipt, { kind: 'take-referral' })).status).toBe(204)
    }
    expect((await act(desks.supervisor, receipt, up)).status).toBe(409)
    const decided = await submit('GF05001')
    await move(desks.clerk, decided, 'applied', 'accepted')
    await move(desks.clerk, decided, 'accepted', 'under-review')
    await move(desks.supervisor, decided, 'under-review', 'decided', 'granted')
    expect((await act(desks.county, decided, up)).status).toBe(409)
  })
})
