/** What people say comes to staff, and out again only as they let it; figures of fewer than five stay untold. */
import { randomUUIDv7 } from 'node:crypto'
import { PublishedResults } from '@lutong/core/content/published-results.ts'
import { SignedManifest } from '@lutong/core/contracts/content-package.ts'
import { IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { RESULTS_EVERY_MS } from './results-desk.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
  clerk = await signInAs(running, 'clerk')
})
afterAll(() => running.end())

const submit = async () => {
  const answer = await terminal.submit(buildApplication(terminal, { itemCode: 'GF05001' }))
  return IntakeAnswer.parse(await answer.json()).receipt.body
}
type Receipt = Awaited<ReturnType<typeof submit>>
const say = async ({ caseNumber, slipCode }: Receipt, act: object) => {
  const answer = await terminal.post('/v1/case-acts', {
    actId: randomUUIDv7(),
    caseNumber,
    proof: { by: 'slip', slipCode },
    act,
  })
  expect(answer.status).toBe(200)
}
const staff = ({ caseNumber }: Receipt, act: object) =>
  clerk.ask('POST', `/cases/${caseNumber}/acts`, { actId: randomUUIDv7(), act })
const BEAT = { softwareVersion: '0.1.0', catalogueVersion: 'x', openIntents: 0, inSession: false, devices: [] }
/** What a terminal finds after its next heartbeat: the part of the signed list, by its hash. */
const published = async () => {
  await terminal.post('/v1/terminals/heartbeat', BEAT)
  const { body } = SignedManifest.parse(await (await terminal.send('GET', '/v1/content/manifest')).json())
  const part = body.parts.find(({ kind }) => kind === 'results')
  if (part === undefined) return undefined
  const bytes = Buffer.from(await (await terminal.send('GET', `/v1/content/parts/${part.sha256}`)).arrayBuffer())
  expect(sha256(bytes)).toBe(part.sha256)
  return { version: body.contentVersion, ...PublishedResults.parse(JSON.parse(bytes.toString())) }
}
const waiting = async (): Promise<unknown> => (await clerk.ask('GET', '/feedback')).json()

describe('feedback', () => {
  it('of few people is not published; of five it is', async () => {
    const receipts = [await submit(), await submit(), await submit(), await submit()]
    expect(await published()).toBeUndefined()
    receipts.push(await submit())
    for (const [index, receipt] of receipts.entries()) await say(receipt, { kind: 'rate', level: index + 1, tags: [] })
    // Worked out at most once a day, and dated.
    expect(await published()).toBeUndefined()
    running.clock.advance(RESULTS_EVERY_MS)
    clerk = await signInAs(running, 'clerk')
    const figures = { received: 5, decided: null, medianDays: null, satisfied: { share: 0.6, opinions: 5 } }
    expect((await published())?.items).toEqual([
      {
        itemCode: 'GF05001',
        ...figures,
        institutions: [{ name: '青石县公共法律服务中心（练习）', ...figures }],
      },
    ])
  })

  it('that is poor is a task until somebody has asked', async () => {
    const receipt = await submit()
    await say(receipt, { kind: 'rate', level: 1, tags: ['slow'] })
    const line = expect.objectContaining({ caseNumber: receipt.caseNumber, kind: 'poor-rating' })
    expect(await waiting()).toMatchObject({ waiting: expect.arrayContaining([line]) })
    expect((await staff(receipt, { kind: 'follow-up', note: '已打电话，下次先约时间' })).status).toBe(204)
    expect(await waiting()).toMatchObject({ waiting: expect.not.arrayContaining([line]) })
    expect((await staff(receipt, { kind: 'follow-up', note: '再问一次' })).status).toBe(409)
  })

  it('in words is shown only as staff let it be read', async () => {
    const [shown, hidden] = [await submit(), await submit()]
    await say(shown, { kind: 'share-experience', text: '调解员李某某来了两趟，地界说清楚了。' })
    await say(hidden, { kind: 'share-experience', text: '隔壁张三的电话是 13800000000，找他。' })
    await staff(shown, { kind: 'moderate-experience', shown: true, text: '调解员来了两趟，地界说清楚了。', why: '' })
    await staff(hidden, { kind: 'moderate-experience', shown: false, text: '', why: '写了别人的电话' })
    running.clock.advance(RESULTS_EVERY_MS)
    const first = await published()
    expect(first?.experiences).toEqual([
      { itemCode: 'GF05001', text: '调解员来了两趟，地界说清楚了。', month: '2026-11' },
    ])
    // Nothing new is no new version; and what was published is there after a restart, whatever the software brings.
    running.clock.advance(RESULTS_EVERY_MS)
    expect(await published()).toEqual(first)
    await running.restart()
    expect(await published()).toEqual(first)
  })
})
