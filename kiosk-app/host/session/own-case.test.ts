/** What a citizen does to a case after it was submitted: undone, supplemented, moved, confirmed, rated; each act once. */
import { EMPTY_DOSSIER } from '@lutong/core/cases/dossier.ts'
import { UNDO_MS } from '@lutong/core/cases/may-act.ts'
import type { CaseProgress } from '@lutong/core/contracts/intake.ts'
import { CaseNumber, ItemCode, Sha256Hex } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paperPng } from '../../../scripts/system/ink.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const caseNumber = CaseNumber.parse('331081-20261120-000017')
const DOCUMENT = Sha256Hex.parse('b'.repeat(64))
const progress = (changes: Partial<CaseProgress> = {}): CaseProgress => ({
  caseNumber,
  itemCode: ItemCode.parse('GF02003'),
  stage: 'accepted',
  awaitingMaterials: false,
  outcome: null,
  history: [{ stage: 'applied', atMs: rig.clock.nowMs() - 86_400_000 }],
  due: null,
  dossier: EMPTY_DOSSIER,
  ...changes,
})
const openCase = async (one: CaseProgress) => {
  rig.centre.setCases([one])
  rig.reader.place()
  await rig.page.untilScreen('progress')
  await rig.page.send({ type: 'open-case', caseNumber })
  return (await rig.page.untilScreen('own-case')).screen
}
const settled = () => rig.page.until(({ screen }) => screen.name === 'own-case' && !screen.acting)

describe('a submission just made', () => {
  const submitted = async () => {
    await rig.walkToSign()
    await rig.page.send({ type: 'submit' })
    await rig.printsSettled()
  }

  it('is taken back within ten minutes by one press, under the slip’s own code', async () => {
    rig.clock.advance(1_795_000_000_000 - rig.clock.nowMs())
    await submitted()
    expect(screenNow(rig.page, 'done').results[0]?.outcome).toMatchObject({ undoUntilMs: 1_795_000_000_000 + UNDO_MS })
    await rig.page.send({ type: 'undo-submission', itemCode: ItemCode.parse('GF05001') })
    await rig.page.until(({ screen }) => screen.name === 'done' && screen.results[0]?.outcome.state === 'withdrawn')
    expect(rig.centre.acts).toMatchObject([{ proof: { by: 'slip', slipCode: 'ABCD2345' }, act: { kind: 'undo' } }])
  })

  it('is noted when the line is down, said so, and withdrawn once when it is back', async () => {
    await submitted()
    rig.centre.setWeather('answer-lost')
    await rig.page.send({ type: 'undo-submission', itemCode: ItemCode.parse('GF05001') })
    expect(screenNow(rig.page, 'done').results[0]?.outcome.state).toBe('undoing')
    expect(await rig.page.send({ type: 'undo-submission', itemCode: ItemCode.parse('GF05001') })).toBe(false)
    await vi.waitUntil(() => rig.logged.some((line) => line.includes('outbox.retry-planned')))
    expect(rig.centre.acts).toHaveLength(1)
    rig.centre.setWeather('fine')
    rig.clock.advance(120_000)
    await rig.page.until(({ screen }) => screen.name === 'done' && screen.results[0]?.outcome.state === 'withdrawn')
    expect(new Set(rig.centre.acts.map((one) => one.actId)).size).toBe(1)
  })

  it('is rated once', async () => {
    await submitted()
    await rig.page.send({ type: 'rate-visit', level: 4, tags: ['clear'] })
    await rig.page.until(({ screen }) => screen.name === 'done' && screen.rated)
    expect(await rig.page.send({ type: 'rate-visit', level: 1, tags: [] })).toBe(false)
    expect(rig.centre.acts).toHaveLength(1)
  })
})

describe('a case opened by card', () => {
  it('shows what is missing, takes the photographs, sends the files before the act', async () => {
    const screen = await openCase(
      progress({
        dossier: {
          ...EMPTY_DOSSIER,
          supplement: {
            papers: [{ code: 'supplement-1', name: '考勤表', why: '证明干了多少天' }],
            until: '2026-12-08',
            askedAtMs: 1,
            givenAtMs: null,
            given: [],
          },
        },
      }),
    )
    expect(screen.supplement?.papers[0]?.name).toBe('考勤表')
    await rig.page.send({ type: 'case-panel', panel: 'supplement' })
    await rig.page.send({ type: 'give-supplement' })
    expect((await settled()).screen).toMatchObject({ problem: 'material-missing' })
    expect(await rig.page.upload('kind=material&materialCode=evidence', paperPng())).toBe(false)
    expect(await rig.page.upload('kind=material&materialCode=supplement-1', paperPng())).toBe(true)
    await rig.page.send({ type: 'give-supplement' })
    await rig.page.until(({ screen: now }) => now.name === 'own-case' && now.panel === 'overview' && !now.acting)
    const [act] = rig.centre.acts
    expect(act).toMatchObject({ proof: { by: 'id-card' }, act: { kind: 'give-supplement' } })
    const [material] = act?.act.kind === 'give-supplement' ? act.act.materials : []
    expect(rig.centre.blobs.has(material?.sha256 ?? '')).toBe(true)
  })

  it('prints a document on the A4 printer and confirms its receipt', async () => {
    await openCase(
      progress({
        dossier: {
          ...EMPTY_DOSSIER,
          documents: [
            { kind: 'decision', number: 'x-1', sha256: DOCUMENT, sizeBytes: 10, issuedAtMs: 1, confirmed: false },
          ],
        },
      }),
    )
    await rig.page.send({ type: 'print-document', sha256: DOCUMENT })
    await rig.page.until(({ screen }) => screen.name === 'own-case' && screen.print?.state === 'printed')
    expect(rig.printers.forms).toHaveLength(1)
    await rig.page.send({ type: 'confirm-receipt', sha256: DOCUMENT })
    await settled()
    expect(rig.centre.acts.at(-1)?.act).toEqual({ kind: 'confirm-receipt', sha256: DOCUMENT })
  })

  const booking = () =>
    progress({
      itemCode: ItemCode.parse('GF01004'),
      stage: 'applied',
      dossier: {
        ...EMPTY_DOSSIER,
        booking: { slot: { day: '2026-12-01', dayPart: 'morning' }, state: 'booked', with: '' },
      },
    })

  it('offers the times that are free now, and asks again when one was just taken', async () => {
    await openCase(booking())
    await rig.page.send({ type: 'case-panel', panel: 'move-booking' })
    const offered = await rig.page.until(({ screen }) => screen.name === 'own-case' && screen.daysKnown)
    expect(offered.screen).toMatchObject({ days: [{ day: '2026-12-02', times: ['09:00', '14:00'] }] })
    rig.centre.setWeather('refuses')
    const slot = { day: '2026-12-02', dayPart: 'morning', time: '09:00' } as const
    await rig.page.send({ type: 'case-act', act: { kind: 'move-booking', slot } })
    await rig.page.until(({ screen }) => screen.name === 'own-case' && screen.problem !== null && !screen.acting)
    rig.centre.setWeather('fine')
    await rig.page.send({ type: 'case-panel', panel: 'move-booking' })
    await rig.page.until(({ screen }) => screen.name === 'own-case' && screen.daysKnown)
    await rig.page.send({ type: 'case-act', act: { kind: 'move-booking', slot } })
    expect((await settled()).screen).toMatchObject({ panel: 'overview', problem: null })
  })

  it('offers no times nobody can vouch for while the line is away', async () => {
    await openCase(booking())
    rig.centre.setWeather('no-line')
    await rig.page.send({ type: 'case-panel', panel: 'move-booking' })
    const told = await rig.page.until(({ screen }) => screen.name === 'own-case' && screen.problem !== null)
    expect(told.screen).toMatchObject({ problem: 'centre-unreachable', daysKnown: false, days: [] })
  })

  it('is withdrawn only after a second thought, and says when it is too late', async () => {
    const screen = await openCase(progress())
    expect(screen.canWithdraw).toBe(true)
    await rig.page.send({ type: 'case-panel', panel: 'withdraw' })
    rig.centre.setWeather('refuses')
    await rig.page.send({ type: 'case-act', act: { kind: 'withdraw' } })
    expect((await settled()).screen).toMatchObject({ problem: 'act-not-possible', panel: 'withdraw' })
    await rig.page.send({ type: 'back' })
    expect(screenNow(rig.page, 'own-case').panel).toBe('overview')
    await rig.page.send({ type: 'back' })
    await rig.page.untilScreen('progress')
  })

  it('leaves nothing: neither the case nor its photographs follow to the welcome screen', async () => {
    await openCase(progress())
    rig.reader.takeAway()
    await rig.page.send({ type: 'end' })
    expect(JSON.stringify(rig.page.snapshot)).not.toContain(caseNumber)
  })
})

describe('how a case is handled', () => {
  const dayMs = 86_400_000

  it('is told in the citizen’s words: longer, standing still, sent up, not taken on', async () => {
    const atMs = rig.clock.nowMs()
    const screen = await openCase(
      progress({
        dossier: {
          ...EMPTY_DOSSIER,
          extensions: [
            {
              what: 'decide',
              n: 15,
              unit: 'calendar',
              reason: '案情复杂',
              atMs,
              beforeMs: atMs,
              afterMs: atMs + dayMs,
            },
          ],
          pauses: [{ reason: 'verification', note: '', fromMs: atMs, toMs: null }],
          referral: { from: 'county', to: 'city', reason: 'complex', note: '', atMs, takenAtMs: null },
          notAccepted: { reason: 'other-body', words: '单位在外县。', goTo: '邻县仲裁委' },
        },
      }),
    )
    expect(screen).toMatchObject({
      extended: { untilMs: atMs + dayMs, why: '案情复杂' },
      pausedFor: '需要核实有关情况',
      referral: { to: '市级', taken: false },
      notAccepted: { why: '不属于本机构管辖', goTo: '邻县仲裁委' },
    })
  })

  it('of a complaint is told step by step; its answer is read, printed and confirmed here', async () => {
    const atMs = rig.clock.nowMs()
    const screen = await openCase(
      progress({
        itemCode: ItemCode.parse('GF10002'),
        stage: 'decided',
        dossier: {
          ...EMPTY_DOSSIER,
          complaint: {
            registeredAtMs: atMs - 3 * dayMs,
            investigatedAtMs: atMs - 2 * dayMs,
            reviewedAtMs: atMs - dayMs,
            answer: { text: '您说的情况属实，向您致歉。', atMs },
            file: null,
          },
          documents: [
            {
              kind: 'complaint-answer',
              number: '331081-20261120-000017-2',
              sha256: DOCUMENT,
              sizeBytes: 10,
              issuedAtMs: atMs,
              confirmed: false,
            },
          ],
        },
      }),
    )
    expect(screen).toMatchObject({
      view: { endsWithAnswer: true },
      complaint: { reviewedAtMs: atMs - dayMs, answeredAtMs: atMs, answer: '您说的情况属实，向您致歉。' },
    })
    await rig.page.send({ type: 'print-document', sha256: DOCUMENT })
    await rig.page.until(({ screen: now }) => now.name === 'own-case' && now.print?.state === 'printed')
    await rig.page.send({ type: 'confirm-receipt', sha256: DOCUMENT })
    await settled()
    expect(rig.centre.acts).toMatchObject([{ act: { kind: 'confirm-receipt', sha256: DOCUMENT } }])
  })
})
