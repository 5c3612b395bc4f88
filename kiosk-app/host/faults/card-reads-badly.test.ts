/** A card that cannot be read: each way has its words and its next step, and the visit goes on. */
import { passGuide } from '../../../scripts/system/walk-visit.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { cardOf } from '../testing/fake-devices.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(async () => {
  rig = startHostRig()
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })
  await passGuide(rig.page)
  await rig.page.send({ type: 'accept-notice', processing: true })
  await rig.page.untilScreen('identify')
})
afterEach(() => rig.end())

const untilTold = () => rig.page.until(({ screen }) => screen.name === 'identify' && screen.problem !== null)

describe('a card on the reader', () => {
  it.each([
    ['CARD_READ', 'card-hold-still'],
    ['CHECKSUM', 'card-unreadable'],
    ['TIMEOUT', 'card-unreadable'],
    ['CARD_UNSUPPORTED', 'card-unsupported'],
    ['CARD_INCONSISTENT', 'card-inconsistent'],
    ['AUTH_FAILED', 'card-not-genuine'],
  ] as const)('that fails by %s is told as %s', async (fault, problem) => {
    rig.reader.place(cardOf(), fault)
    expect((await untilTold()).screen).toMatchObject({ reader: 'problem', problem })
  })

  it('is asked for again by itself, and read', async () => {
    rig.reader.place(cardOf(), 'CARD_READ')
    await untilTold()
    rig.clock.advance(SESSION_TIMINGS.cardPauseMs)
    await rig.page.untilScreen('confirm-person')
  })

  it('is never accepted where it is not genuine: typing leads on', async () => {
    rig.reader.place(cardOf(), 'AUTH_FAILED')
    await untilTold()
    expect(JSON.stringify(rig.page.snapshot)).not.toContain('李')
    expect(await rig.page.send({ type: 'type-identity' })).toBe(true)
    expect(rig.page.snapshot.screen.name).toBe('identify-by-typing')
  })

  it('that has expired is told, and does not block', async () => {
    rig.reader.place(cardOf({ validTo: '2020-01-01' }))
    await rig.page.untilScreen('confirm-person')
    expect(screenNow(rig.page, 'confirm-person')).toMatchObject({ expired: true, validTo: '2020-01-01' })
    await rig.page.send({ type: 'continue' })
    expect(rig.page.snapshot.screen.name).toBe('form-step')
  })

  it('is shown masked', async () => {
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    expect(screenNow(rig.page, 'confirm-person')).toMatchObject({
      maskedName: '李**',
      maskedIdNumber: '110***********002X',
    })
  })
})

describe('a reader', () => {
  it('that is unplugged while it waits is told, and works again when it is back', async () => {
    rig.reader.unplug()
    expect((await untilTold()).screen).toMatchObject({ reader: 'absent', problem: 'reader-absent' })
    rig.reader.plugIn()
    await rig.page.until(({ screen }) => screen.name === 'identify' && screen.problem === null)
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
  })
})

describe('the welcome screen', () => {
  beforeEach(async () => {
    await rig.page.send({ type: 'home' })
    await rig.page.untilScreen('welcome')
  })
  const heard = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }

  it('tells of a card that was taken away too soon', async () => {
    await heard()
    rig.reader.place(cardOf(), 'CARD_READ')
    await rig.page.until(({ screen }) => screen.name === 'progress-identify' && screen.problem === 'card-hold-still')
  })

  it('does not open a screen for noise on the line', async () => {
    await heard()
    rig.reader.place(cardOf(), 'CHECKSUM')
    rig.reader.takeAway()
    await heard()
    expect(rig.page.snapshot.screen.name).toBe('welcome')
    rig.clock.advance(SESSION_TIMINGS.cardLookPauseMs)
    await heard()
    rig.reader.place()
    await rig.page.until(({ screen }) => screen.name === 'progress-identify')
  })
})
