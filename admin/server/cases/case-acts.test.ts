/** What citizens and staff do to a case beside its stages: once, completely, and only where it fits. */
import { randomUUIDv7 } from 'node:crypto'
import { CaseActAnswer, type CitizenAct } from '@lutong/core/contracts/case-acts.ts'
import { CaseQueryAnswer, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildApplication, pngBytes } from '../testing/applications.ts'
import { restingFiles } from '../testing/resting-files.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
let supervisor: StaffDesk
/** Days pass in these tests; sessions do not last that long. */
const signIn = async () => {
  clerk = await signInAs(running, 'clerk')
  supervisor = await signInAs(running, 'supervisor')
}
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
})
beforeEach(signIn)
afterAll(() => running.end())

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

const submit = async (itemCode = 'GF02003') => {
  const signature = itemCode === 'GF01001' || itemCode === 'GF01004' ? { signature: null } : {}
  const response = await terminal.submit(buildApplication(terminal, { itemCode, ...signature }))
  return IntakeAnswer.parse(await response.json()).receipt.body
}
type Receipt = Awaited<ReturnType<typeof submit>>

const act = (receipt: Receipt, one: CitizenAct, actId = randomUUIDv7(), slipCode = receipt.slipCode) =>
  terminal.post('/v1/case-acts', {
    actId,
    caseNumber: receipt.caseNumber,
    proof: { by: 'slip', slipCode },
    act: one,
  })
const done = async (response: Response) => {
  expect(response.status).toBe(200)
  return CaseActAnswer.parse(await response.json())
}
const staffAct = (desk: StaffDesk, { caseNumber }: Receipt, one: object, actId = randomUUIDv7()) =>
  desk.ask('POST', `/cases/${caseNumber}/acts`, { actId, act: one })
const move = (desk: StaffDesk, { caseNumber }: Receipt, from: string, to: string, outcome: string | null = null) =>
  desk.ask('POST', `/cases/${caseNumber}/moves`, { from, to, outcome, reason: null })
const mine = async ({ caseNumber, slipCode }: Receipt) => {
  const answer = await terminal.post('/v1/case-queries', { by: 'slip', caseNumber, slipCode })
  return CaseQueryAnswer.parse(await answer.json()).cases[0]!
}
const PAPERS = [
  { name: '考勤表', why: '证明干了多少天' },
  { name: '工资条', why: '证明说好多少钱' },
]

describe('taking it back', () => {
  it('undoes what was just submitted, once, and the second press gives the same answer', async () => {
    const receipt = await submit()
    const actId = randomUUIDv7()
    const first = await done(await act(receipt, { kind: 'withdraw' }, actId))
    expect(first.progress.stage).toBe('withdrawn')
    const again = await done(await act(receipt, { kind: 'withdraw' }, actId))
    expect(again.progress.history).toEqual(first.progress.history)
    expect((await act(receipt, { kind: 'withdraw' })).status).toBe(409)
  })

  it('is the applicant’s alone: a wrong slip code and a case that is not there look the same', async () => {
    const receipt = await submit()
    const wrong = await act(receipt, { kind: 'withdraw' }, randomUUIDv7(), 'ZZZZZZZZ')
    const nowhere = await act(
      { ...receipt, caseNumber: '331081-20200101-000001' as Receipt['caseNumber'] },
      { kind: 'withdraw' },
    )
    expect([wrong.status, nowhere.status]).toEqual([404, 404])
    expect((await mine(receipt)).stage).toBe('applied')
  })

  it('keeps when an undo was pressed, however late the line brought it, and shows it to staff', async () => {
    const receipt = await submit()
    const pressedAtMs = running.clock.nowMs() - 3 * 60 * MINUTE_MS
    expect((await done(await act(receipt, { kind: 'undo', pressedAtMs }))).progress.stage).toBe('withdrawn')
    const view = await (await clerk.ask('GET', `/cases/${receipt.caseNumber}`)).json()
    expect(view).toMatchObject({ dossier: { withdrawn: { pressedAtMs, atMs: running.clock.nowMs() } } })
  })

  it('goes by card as well', async () => {
    const receipt = await submit('GF05001')
    const answer = await terminal.post('/v1/case-acts', {
      actId: randomUUIDv7(),
      caseNumber: receipt.caseNumber,
      proof: { by: 'id-card', idNumber: samplePerson.idNumber },
      act: { kind: 'withdraw' },
    })
    expect((await done(answer)).progress.stage).toBe('withdrawn')
  })

  it('is too late once it is decided', async () => {
    const receipt = await submit()
    await move(clerk, receipt, 'applied', 'accepted')
    await move(clerk, receipt, 'accepted', 'under-review')
    await move(supervisor, receipt, 'under-review', 'decided', 'granted')
    expect((await act(receipt, { kind: 'withdraw' })).status).toBe(409)
  })
})

describe('a refusal', () => {
  it('is not issued without a reason', async () => {
    const receipt = await submit()
    await move(clerk, receipt, 'applied', 'accepted')
    await move(clerk, receipt, 'accepted', 'under-review')
    await supervisor.ask('POST', `/cases/${receipt.caseNumber}/moves`, {
      from: 'under-review',
      to: 'decided',
      outcome: 'refused',
      reason: '不在援助范围内',
    })
    const bare = await staffAct(supervisor, receipt, { kind: 'issue-decision', reasons: [] })
    expect(bare.status).toBe(400)
    expect(await bare.json()).toMatchObject({ errors: [{ code: 'refusal-needs-reason' }] })
    const told = await staffAct(supervisor, receipt, { kind: 'issue-decision', reasons: ['不在援助范围内。'] })
    expect(told.status).toBe(204)
    expect((await mine(receipt)).dossier.documents.map((one) => one.kind)).toEqual(['decision'])
  })
})

describe('a supplement', () => {
  it('is asked for once and completely, stops the clock, and starts it again where it stood', async () => {
    const receipt = await submit()
    await move(clerk, receipt, 'applied', 'accepted')
    const before = (await mine(receipt)).due!
    running.clock.skip(2 * DAY_MS)
    await signIn()
    expect((await staffAct(clerk, receipt, { kind: 'ask-supplement', papers: PAPERS })).status).toBe(204)
    const asked = await mine(receipt)
    expect(asked.due).toBeNull()
    expect(asked.dossier.supplement?.papers.map((one) => one.name)).toEqual(['考勤表', '工资条'])
    expect(asked.dossier.documents.map((one) => one.kind)).toEqual(['supplement-notice'])
    const second = await staffAct(clerk, receipt, { kind: 'ask-supplement', papers: PAPERS })
    expect(second.status).toBe(409)
    expect(await second.json()).toMatchObject({ errors: [{ path: 'act', code: 'supplement-told-once' }] })

    running.clock.skip(3 * DAY_MS)
    const paper = pngBytes('supplement')
    const material = {
      materialCode: 'supplement-1',
      sha256: sha256(paper),
      mediaType: 'image/png',
      sizeBytes: paper.length,
    }
    const given = await done(await act(receipt, { kind: 'give-supplement', materials: [material] } as CitizenAct))
    expect(given.missingBlobs).toEqual([material.sha256])
    expect(given.progress.awaitingMaterials).toBe(true)
    // Three days of waiting do not count; whole days and rest days move the last day at most a little further.
    expect(given.progress.due!.atMs).toBeGreaterThanOrEqual(before.atMs + 3 * DAY_MS)
    expect(given.progress.due!.atMs).toBeLessThanOrEqual(before.atMs + 6 * DAY_MS)
    await terminal.handIn(pngBytes('signature'))
    await terminal.handIn(paper)
    expect((await mine(receipt)).awaitingMaterials).toBe(false)
    expect((await act(receipt, { kind: 'give-supplement', materials: [material] } as CitizenAct)).status).toBe(409)
  })
})

describe('a question', () => {
  it('is answered once; the answer is a letter that only its owner can fetch', async () => {
    const receipt = await submit('GF01001')
    const answer = { kind: 'answer', text: '可以要回工钱，先收集考勤和聊天记录。', laws: '劳动合同法第三十条' }
    expect((await staffAct(clerk, receipt, answer)).status).toBe(204)
    expect((await staffAct(clerk, receipt, answer)).status).toBe(409)
    // The day is kept: nothing runs on, nothing falls due.
    expect(await mine(receipt)).toMatchObject({ stage: 'decided', due: null })
    const [letter] = (await mine(receipt)).dossier.documents
    expect(letter).toMatchObject({ kind: 'answer', confirmed: false })
    const fetchIt = (slipCode: string) =>
      terminal.post('/v1/case-documents', {
        caseNumber: receipt.caseNumber,
        proof: { by: 'slip', slipCode },
        sha256: letter!.sha256,
      })
    expect((await fetchIt('ZZZZZZZZ')).status).toBe(404)
    const { pdfBase64 } = (await (await fetchIt(receipt.slipCode)).json()) as { pdfBase64: string }
    expect(sha256(Buffer.from(pdfBase64, 'base64'))).toBe(letter!.sha256)
    const confirmed = await done(await act(receipt, { kind: 'confirm-receipt', sha256: letter!.sha256 }))
    expect(confirmed.progress.dossier.documents[0]?.confirmed).toBe(true)
    expect((await act(receipt, { kind: 'confirm-receipt', sha256: letter!.sha256 })).status).toBe(409)
  })

  it('is no place to answer in for other services', async () => {
    const receipt = await submit()
    expect((await staffAct(clerk, receipt, { kind: 'answer', text: '不是咨询', laws: '' })).status).toBe(409)
  })
})

describe('a booking', () => {
  it('is confirmed, moved by the citizen, and cancelled', async () => {
    const receipt = await submit('GF01004')
    const slot = { day: '2026-12-01', dayPart: 'morning' } as const
    expect((await staffAct(clerk, receipt, { kind: 'book', slot, with: '周顾问' })).status).toBe(204)
    expect((await mine(receipt)).dossier.booking).toEqual({ slot, state: 'booked', with: '周顾问' })
    expect((await mine(receipt)).due).toBeNull()
    const later = { day: '2026-12-02', dayPart: 'afternoon' } as const
    const moved = await done(await act(receipt, { kind: 'move-booking', slot: later }))
    expect(moved.progress.dossier.booking).toEqual({ slot: later, state: 'moved', with: '周顾问' })
    const cancelled = await done(await act(receipt, { kind: 'cancel-booking' }))
    expect(cancelled.progress).toMatchObject({ stage: 'withdrawn', dossier: { booking: { state: 'cancelled' } } })
    expect((await act(receipt, { kind: 'move-booking', slot: later })).status).toBe(409)
  })
})

describe('a decision', () => {
  it('is issued as a letter by the supervisor once it is taken', async () => {
    const receipt = await submit()
    const issue = { kind: 'issue-decision', reasons: [] }
    expect((await staffAct(clerk, receipt, issue)).status).toBe(403)
    expect((await staffAct(supervisor, receipt, issue)).status).toBe(409)
    await move(clerk, receipt, 'applied', 'accepted')
    await move(clerk, receipt, 'accepted', 'under-review')
    await move(supervisor, receipt, 'under-review', 'decided', 'granted')
    expect((await staffAct(supervisor, receipt, issue)).status).toBe(204)
    expect((await mine(receipt)).dossier.documents.map((one) => one.kind)).toEqual(['decision'])
    expect((await staffAct(supervisor, receipt, issue)).status).toBe(409)
  })
})

describe('satisfaction', () => {
  it('is told once a case, in five levels, and a shared experience waits for a person', async () => {
    const receipt = await submit()
    const rated = await done(await act(receipt, { kind: 'rate', level: 5, tags: ['kind', 'quick'] }))
    expect(rated.progress.dossier.rating).toEqual({ level: 5, tags: ['kind', 'quick'] })
    expect((await act(receipt, { kind: 'rate', level: 1, tags: [] })).status).toBe(409)
    expect((await act(receipt, { kind: 'rate', level: 6, tags: [] } as unknown as CitizenAct)).status).toBe(400)
    await done(await act(receipt, { kind: 'share-experience', text: '第一次自己办成了事，谢谢耐心。' }))
    expect((await mine(receipt)).dossier.experience).toBe('waiting')
    expect(
      (await staffAct(clerk, receipt, { kind: 'moderate-experience', shown: false, text: '', why: '写了别人的名字' }))
        .status,
    ).toBe(204)
    expect((await mine(receipt)).dossier.experience).toBe('hidden')
  })
})

describe('what staff and citizens write', () => {
  it('is in no log, and lies sealed in the database', async () => {
    const receipt = await submit('GF01001')
    await staffAct(clerk, receipt, { kind: 'answer', text: '绝密的答复内容甲乙丙', laws: '' })
    expect(running.logged.join('\n')).not.toContain('绝密的答复')
    let stands = 0
    for (const { bytes, path } of restingFiles(await running.restingFolders())) {
      if (bytes.includes(receipt.caseNumber)) stands += 1
      expect(bytes.includes('绝密的答复'), path).toBe(false)
    }
    expect(stands).toBeGreaterThan(0)
  })
})
