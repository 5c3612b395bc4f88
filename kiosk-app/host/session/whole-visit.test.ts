/** A whole visit through the real host: from the first touch to the screen that knows nothing any more. */
import { passGuide } from '../../../scripts/system/walk-visit.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPage, type HostRig, startHostRig } from '../testing/host-rig.ts'
import { OTHER_CARD } from '../testing/fake-devices.ts'
import { SESSION_TIMINGS } from './timings.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const shown = () => rig.page.snapshot.screen
const settledPrints = () =>
  rig.page.until(
    ({ screen }) =>
      screen.name === 'done' && screen.prints.length === 2 && screen.prints.every((one) => one.state !== 'printing'),
  )

describe('a citizen who asks for mediation', () => {
  it('taps, answers, shows a paper, signs, and leaves with number, slip and form', async () => {
    await rig.walkToSign()
    expect(await rig.page.send({ type: 'submit' })).toBe(true)
    const done = (await settledPrints()).screen
    expect(done).toMatchObject({
      name: 'done',
      results: [{ outcome: { state: 'received', awaitingMaterials: false, caseNumber: '331081-20261124-000001' } }],
      prints: [
        { document: 'slip', state: 'printed' },
        { document: 'form', state: 'printed' },
      ],
    })
    expect(rig.centre.cases.size).toBe(1)
    expect(rig.printers.slips).toHaveLength(1)
    expect(rig.printers.forms).toHaveLength(1)
    const [sent] = rig.centre.cases.values()
    expect(sent?.application.identification.method).toBe('id-card')
    expect(sent?.application.forms[0]?.data).toMatchObject({ applicant: { name: '李试样' } })
  })

  it('leaves nothing behind: the welcome screen comes back as it was', async () => {
    const before = { ...rig.page.snapshot, seq: 0, nowMs: 0 }
    await rig.walkToSign()
    await rig.page.send({ type: 'set-text-size', textSize: 'largest' })
    await rig.page.send({ type: 'submit' })
    await settledPrints()
    rig.reader.takeAway()
    await rig.page.send({ type: 'continue' })
    expect(JSON.stringify(rig.page.snapshot)).not.toMatch(/李|13800000000|样例/)
    await rig.page.until(({ screen }) => screen.name === 'farewell')
    rig.clock.advance(SESSION_TIMINGS.farewellMs)
    await rig.page.untilScreen('welcome')
    expect({ ...rig.page.snapshot, seq: 0, nowMs: 0 }).toEqual(before)
  })

  it('cannot send twice: a second press does not fit any more', async () => {
    await rig.walkToSign()
    const presses = await Promise.all([rig.page.send({ type: 'submit' }), rig.page.send({ type: 'submit' })])
    expect(presses).toEqual([true, false])
    await settledPrints()
    expect(rig.centre.cases.size).toBe(1)
  })

  it('goes on where she was when the page is loaded anew', async () => {
    await rig.walkToSign()
    rig.page.close()
    const again = createPage(rig.host.channel)
    expect(again.snapshot.screen.name).toBe('sign')
    again.close()
  })
})

describe('going back', () => {
  const toForm = async () => {
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF05001') })
    await passGuide(rig.page)
    await rig.page.send({ type: 'accept-notice', processing: true })
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
    await rig.page.untilScreen('form-step')
  }

  it('keeps what was answered, to the confirmation and back', async () => {
    await rig.walkToSign()
    rig.reader.takeAway()
    while (rig.page.snapshot.screen.name !== 'confirm-person') await rig.page.send({ type: 'back' })
    await rig.page.send({ type: 'continue' })
    const seen: Record<string, unknown> = {}
    for (let screen = shown(); screen.name === 'form-step'; screen = shown()) {
      Object.assign(seen, screen.values)
      await rig.page.send({ type: 'submit-step', stepId: screen.stepId, values: {} })
    }
    expect(rig.page.snapshot.screen.name).toBe('materials')
    expect(seen).toMatchObject({ 'applicant.phone': '13800000000', requests: '改好屋檐水，修好墙根' })
  })

  it('to the reader: the same card goes on, another one is told that it is another one', async () => {
    await toForm()
    await rig.page.send({ type: 'back' })
    rig.reader.takeAway()
    await rig.page.send({ type: 'read-card-again' })
    await rig.page.untilScreen('identify')
    rig.reader.place(OTHER_CARD)
    const told = await rig.page.until(({ screen }) => screen.name === 'identify' && screen.problem !== null)
    expect(told.screen).toMatchObject({ problem: 'other-person-card', reader: 'problem' })
    rig.reader.takeAway()
    rig.clock.advance(SESSION_TIMINGS.cardPauseMs)
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
  })

  it('to another service: nothing of the first one follows', async () => {
    await rig.page.send({ type: 'open-theme', theme: 'wages' })
    await rig.walkToSign()
    rig.reader.takeAway()
    while (rig.page.snapshot.screen.name !== 'items') await rig.page.send({ type: 'back' })
    await rig.walkToSign('GF02003')
    await rig.page.send({ type: 'submit' })
    await rig.page.untilScreen('done')
    const [sent] = rig.centre.cases.values()
    expect(sent?.application.itemCode).toBe('GF02003')
    expect(sent?.application.materials.map((one) => one.materialCode)).not.toContain('evidence')
  })
})
