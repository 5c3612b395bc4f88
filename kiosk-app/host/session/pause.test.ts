/** A pause: nothing is on the screen, nobody else uncovers it, what was typed is still there, and the end is as told. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { passGuide } from '../../../scripts/system/walk-visit.ts'
import { createVisitKeeper } from '../supervision/visit-keeper.ts'
import { OTHER_CARD } from '../testing/fake-devices.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'
import { PAUSE_GUESSES } from './pause.ts'
import { SESSION_TIMINGS } from './timings.ts'

const { cardLookPauseMs, idleMs, idleWarningMs, pauseLockMs, pauseMs, pauseNumberMs, pauseWarningMs } = SESSION_TIMINGS
const TYPED = { 'applicant.phone': '138000', 'applicant.residence': '样例村三' }
const LAST_FOUR = '002X'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}
const toForm = async () => {
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })
  await passGuide(rig.page)
  await rig.page.send({ type: 'accept-notice', processing: true })
  rig.reader.place()
  await rig.page.untilScreen('confirm-person')
  await rig.page.send({ type: 'continue' })
  await rig.page.untilScreen('form-step')
  await rig.page.send({ type: 'submit-step', stepId: screenNow(rig.page, 'form-step').stepId, values: {} })
}
const pauseInForm = async () => {
  await toForm()
  const { stepId } = screenNow(rig.page, 'form-step')
  await rig.page.send({ type: 'keep-typed', fieldsOn: stepId, values: TYPED })
  expect(await rig.page.send({ type: 'pause' })).toBe(true)
  await turns()
  return stepId
}
/** The reader is looked at, with what was under way before. */
const look = async () => {
  for (let looks = 0; looks < 3; looks += 1) {
    await turns()
    rig.clock.advance(cardLookPauseMs)
  }
  await turns()
}
const say = (proof: string) => rig.page.send({ type: 'come-back', proof })

describe('a covered screen', () => {
  it('holds nothing of the visit, and gives step and typing back by the card laid down anew', async () => {
    const stepId = await pauseInForm()
    const covered = JSON.stringify(rig.page.snapshot)
    for (const word of ['138000', '样例村三', '李试样', '11010519491231002X', '欠薪', '工资'])
      expect(covered).not.toContain(word)
    expect(rig.page.snapshot).toMatchObject({ canGoBack: false, canSave: false, inSession: true })
    // The card has lain on the reader all the time: that alone opens nothing.
    await look()
    await look()
    expect(rig.page.snapshot.screen.name).toBe('paused')
    rig.reader.takeAway()
    await look()
    rig.reader.place()
    await look()
    expect(screenNow(rig.page, 'form-step').stepId).toBe(stepId)
    expect(rig.page.snapshot.typed).toEqual(TYPED)
  })

  it('is not opened by another card, and says so', async () => {
    await pauseInForm()
    rig.reader.place(OTHER_CARD)
    await look()
    expect(screenNow(rig.page, 'paused').problem).toBe('pause-other-card')
    expect(JSON.stringify(rig.page.snapshot)).not.toContain('王示例')
  })

  it('opens by the last four of the ID number, small x and all', async () => {
    await pauseInForm()
    await say(' 002x')
    expect(rig.page.snapshot.screen.name).toBe('form-step')
  })

  it('cannot be guessed: after three wrong tries nobody can type for a minute, and the card still opens', async () => {
    await pauseInForm()
    for (let guess = 1; guess < PAUSE_GUESSES; guess += 1) {
      await say('1111')
      expect(screenNow(rig.page, 'paused').problem).toBe('pause-wrong')
    }
    await say('1111')
    expect(screenNow(rig.page, 'paused').problem).toBe('pause-locked')
    await say(LAST_FOUR)
    expect(screenNow(rig.page, 'paused').problem).toBe('pause-locked')
    rig.clock.advance(pauseLockMs)
    await say(LAST_FOUR)
    expect(rig.page.snapshot.screen.name).toBe('form-step')
    await rig.page.send({ type: 'pause' })
    for (let guess = 0; guess < PAUSE_GUESSES; guess += 1) await say('1111')
    rig.reader.takeAway()
    await look()
    rig.reader.place()
    await look()
    expect(rig.page.snapshot.screen.name).toBe('form-step')
  })

  it('takes no other press: what lies under it cannot be moved', async () => {
    await pauseInForm()
    for (const type of ['continue', 'back', 'submit', 'save-visit', 'pause', 'still-here'] as const)
      expect(await rig.page.send({ type })).toBe(false)
    expect(await rig.page.send({ type: 'keep-typed', fieldsOn: 'paused', values: { a: 'b' } })).toBe(true)
    expect(await rig.page.upload('kind=material&materialCode=id-card', new Uint8Array(4))).toBe(false)
    expect(rig.page.snapshot.screen.name).toBe('paused')
  })
})

describe('a visit in which nobody has said who he is', () => {
  it('is opened by a number that was shown once and has gone from the screen by itself', async () => {
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })
    await rig.page.send({ type: 'continue' })
    await rig.page.send({ type: 'pause' })
    const { number } = screenNow(rig.page, 'paused')
    expect(number).toMatch(/^\d{4}$/)
    rig.clock.advance(pauseNumberMs)
    expect(screenNow(rig.page, 'paused').number).toBeNull()
    await say(number === '0000' ? '1111' : '0000')
    expect(screenNow(rig.page, 'paused').problem).toBe('pause-wrong')
    await say(number ?? '')
    expect(rig.page.snapshot.screen.name).toBe('eligibility')
  })
})

describe('the time of a pause', () => {
  it('is five minutes, warned of a minute before, and then the visit is wiped as any other', async () => {
    await pauseInForm()
    const paused = screenNow(rig.page, 'paused')
    expect(paused.endsAtMs - rig.clock.nowMs()).toBe(pauseMs)
    expect(paused.endsAtMs - paused.warnsAtMs).toBe(pauseWarningMs)
    rig.clock.advance(pauseMs - 1)
    await turns()
    expect(rig.page.snapshot.screen.name).toBe('paused')
    rig.clock.advance(1)
    expect(screenNow(rig.page, 'farewell').keptAside).toBe(false)
    expect(rig.logged.join()).toContain('session.pause-over')
    expect(JSON.stringify(rig.page.snapshot)).not.toMatch(/李|138000/)
  })

  it('is not cut short by the idle warning, which begins anew when one comes back', async () => {
    await pauseInForm()
    rig.clock.advance(idleMs + idleWarningMs)
    expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    rig.reader.takeAway()
    await look()
    rig.reader.place()
    await look()
    expect(rig.page.snapshot.screen.name).toBe('form-step')
    // The looks after it took some of the time.
    rig.clock.advance(idleMs - 3 * cardLookPauseMs - 1)
    expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    rig.clock.advance(3 * cardLookPauseMs + 1)
    expect(rig.page.snapshot.idleEndsAtMs).not.toBeNull()
  })

  it('leaves what was put aside before, and says so', async () => {
    await toForm()
    await rig.page.send({ type: 'save-visit' })
    await rig.page.until(({ screen }) => screen.name === 'put-aside' && screen.saved !== null)
    await rig.page.send({ type: 'back' })
    expect(rig.page.snapshot.screen.name).toBe('form-step')
    await rig.page.send({ type: 'pause' })
    expect(screenNow(rig.page, 'paused').keptAside).toBe(true)
    rig.clock.advance(pauseMs)
    expect(screenNow(rig.page, 'farewell').keptAside).toBe(true)
  })

  it('goes on in a host that was started again: neither longer nor opened nor with the number shown once more', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lutong-pause-'))
    const kept = { file: join(folder, 'visit.sealed'), key: randomBytes(32) }
    try {
      const first = createVisitKeeper(kept)
      first.keepDoor({ token: 'token', cookie: 'cookie' })
      rig.end()
      rig = startHostRig({ keeper: first })
      await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })
      await rig.page.send({ type: 'pause' })
      const { endsAtMs, number } = screenNow(rig.page, 'paused')
      await rig.page.send({ type: 'continue' })
      rig.clock.advance(60_000)
      await turns()
      rig.restartHost(createVisitKeeper(kept))
      await turns()
      expect(screenNow(rig.page, 'paused')).toMatchObject({ endsAtMs, number: null, way: 'number' })
      rig.clock.advance(pauseMs - 60_000 - 1)
      await say(number ?? '')
      expect(rig.page.snapshot.screen.name).toBe('guide')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('paper that comes out during a pause', () => {
  it('is told when the screen is uncovered, and is not printed again', async () => {
    await rig.walkToSign()
    await rig.page.send({ type: 'submit' })
    const letGo = rig.printers.hold()
    await rig.page.untilScreen('done')
    await rig.page.send({ type: 'pause' })
    letGo()
    await turns()
    await say(LAST_FOUR)
    await rig.printsSettled()
    expect(screenNow(rig.page, 'done').prints.map((one) => one.state)).toEqual(['printed', 'printed'])
    expect([rig.printers.slips.length, rig.printers.forms.length]).toEqual([1, 1])
  })
})
