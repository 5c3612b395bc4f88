/** One touch on the signed record: what is known goes along, the citizen checks and signs, the case names the talk. */
import { ApplicationId, ConsultationId, ItemCode, RegionCode, TerminalId } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { passGuide } from '../../../scripts/system/walk-visit.ts'
import { createFakeQueue, joinQueue } from '../testing/fake-queue.ts'
import { type HostRig, NOON_MS, screenNow, startHostRig } from '../testing/host-rig.ts'
import type { KeptVisit, VisitKeeper } from '../supervision/visit-keeper.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { submissionOf } from './submission.ts'

let queue: ReturnType<typeof createFakeQueue>
let rig: HostRig
let kept: KeptVisit | undefined
beforeEach(() => {
  queue = createFakeQueue()
  const keepVisit = (visit: KeptVisit | undefined) => void (kept = visit)
  const keeper: VisitKeeper = { before: undefined, keepDoor: () => {}, keepVisit }
  rig = startHostRig({ connectLive: queue.connect, keeper })
})
afterEach(() => rig.end())

const TALK = ConsultationId.parse(newUuidV7(NOON_MS))
const HANDING_IN = {
  terminalId: TerminalId.parse(newUuidV7(NOON_MS)),
  regionCode: RegionCode.parse('331081'),
  id: ApplicationId.parse(newUuidV7(NOON_MS)),
  nowMs: NOON_MS,
}
const AID = ItemCode.parse('GF02003')
const toRecord = async (who?: 'without-name') => {
  await joinQueue(rig, who)
  queue.move('signed')
  await rig.page.untilScreen('consult-record')
}
const make = () => rig.page.send({ type: 'make-application', itemCode: AID })

describe('a talk becomes an application', () => {
  it('with the facts and the person filled in, and names the talk', async () => {
    await toRecord()
    const { applications } = screenNow(rig.page, 'consult-record')
    expect(applications.map(({ code }) => code)).toEqual(['GF02003', 'GF06002', 'GF05001'])
    expect(await make()).toBe(true)
    await passGuide(rig.page)
    await rig.page.send({ type: 'accept-notice', processing: true })
    await rig.page.untilScreen('form-step')
    const visit = kept!.visit
    expect(visit.person?.name).toBe('李试样')
    expect(JSON.stringify(visit.drafts)).toContain('老板欠三个月工资')
    expect(visit.consulted?.id).toBe(queue.id)
  })

  it('once: after the touch there is no record to touch again, and the talk is over', async () => {
    await toRecord()
    expect(await make()).toBe(true)
    expect(await make()).toBe(false)
    expect(queue.asked.filter((ask) => ask.type === 'rate')).toHaveLength(1)
  })

  it('asks who it is where the talk had no name', async () => {
    await toRecord('without-name')
    await make()
    await passGuide(rig.page)
    await rig.page.send({ type: 'accept-notice', processing: true })
    expect(rig.page.snapshot.screen.name).toBe('identify')
  })

  it('goes on after it was put aside, and still names the talk', async () => {
    await toRecord()
    await make()
    await passGuide(rig.page)
    await rig.page.send({ type: 'save-visit' })
    const put = await rig.page.until(({ screen }) => screen.name === 'put-aside' && screen.saved !== null)
    const code = put.screen.name === 'put-aside' ? (put.screen.saved?.code ?? '') : ''
    rig.reader.takeAway()
    await rig.page.send({ type: 'home' })
    await rig.page.untilScreen('welcome')
    await rig.page.send({ type: 'open-resume' })
    await rig.page.send({ type: 'resume-visit', code })
    await rig.page.untilScreen('notice')
    expect(kept!.visit.consulted?.id).toBe(queue.id)
  })

  it('is offered for nothing that does not fit, nor before the lawyer has signed', async () => {
    await joinQueue(rig)
    expect(await make()).toBe(false)
    queue.move('signed')
    await rig.page.untilScreen('consult-record')
    expect(await rig.page.send({ type: 'make-application', itemCode: ItemCode.parse('GF03001') })).toBe(false)
  })
})

describe('what the lawyer proposes', () => {
  const LEGAL_AID = ItemCode.parse('GF02001')
  const afterRecord = () =>
    queue.asked.flatMap((ask) => (ask.type === 'after-record' ? [[ask.what, ask.itemCode]] : []))
  const proposed = async () => {
    await toRecord()
    queue.propose(LEGAL_AID)
    const { screen } = await rig.page.until(({ screen: now }) => now.name === 'consult-record' && now.offered !== null)
    return screen.name === 'consult-record' ? screen : undefined
  }

  it('stands on the screen, opens by the citizen’s touch alone, and the lawyer hears that it is open', async () => {
    const screen = await proposed()
    expect(screen?.offered?.code).toBe(LEGAL_AID)
    expect(afterRecord()).toEqual([])
    expect(await rig.page.send({ type: 'make-application', itemCode: LEGAL_AID })).toBe(true)
    expect(afterRecord()).toEqual([['opened', LEGAL_AID]])
    await passGuide(rig.page)
    await rig.page.send({ type: 'accept-notice', processing: true })
    await rig.page.untilScreen('form-step')
    expect(JSON.stringify(kept!.visit.drafts)).toContain('老板欠三个月工资')
  })

  it('is told to be left where the visit ends with nothing handed in', async () => {
    await proposed()
    await rig.page.send({ type: 'make-application', itemCode: LEGAL_AID })
    await rig.page.send({ type: 'home' })
    await rig.page.untilScreen('welcome')
    expect(afterRecord()).toEqual([
      ['opened', LEGAL_AID],
      ['left', null],
    ])
  })

  it('is put away by one touch, and that is not leaving', async () => {
    await proposed()
    expect(await rig.page.send({ type: 'decline-offer', itemCode: LEGAL_AID })).toBe(true)
    await rig.page.until(({ screen: now }) => now.name === 'consult-record' && now.offered === null)
    expect(afterRecord()).toEqual([['declined', LEGAL_AID]])
    expect(await rig.page.send({ type: 'decline-offer', itemCode: LEGAL_AID })).toBe(false)
  })

  it('the lawyer hears of who goes from the record without a word', async () => {
    await toRecord()
    await rig.page.send({ type: 'continue' })
    await rig.page.untilScreen('farewell')
    expect(afterRecord()).toEqual([['left', null]])
  })
})

it('what is handed in names the talk it came from', async () => {
  await rig.walkToSign('GF05001')
  const { content } = rig
  const consulted = { id: TALK, facts: '' }
  const parts = { catalogue: content.catalogue, papers: [], ...HANDING_IN }
  const item = kept!.visit.items[0]!
  expect(submissionOf({ ...kept!.visit, consulted }, item, parts)?.application.consultationId).toBe(TALK)
  expect(submissionOf(kept!.visit, item, parts)?.application).not.toHaveProperty('consultationId')
})
