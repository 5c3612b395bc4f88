/** The centre cannot be reached: nothing is lost, nothing is promised that is not true. */
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const printsSettled = () =>
  rig.page.until(
    ({ screen }) =>
      screen.name === 'done' && screen.prints.length === 2 && screen.prints.every((one) => one.state !== 'printing'),
  )
const sendWhileDown = async () => {
  await rig.walkToSign()
  rig.centre.setWeather('request-lost')
  await rig.page.send({ type: 'submit' })
  await rig.page.until(({ screen }) => screen.name === 'sending' && screen.phase === 'waiting')
}

describe('an application while the centre is down', () => {
  it('is kept here: a provisional number, and a slip that says so', async () => {
    await sendWhileDown()
    rig.clock.advance(SESSION_TIMINGS.sendingPatienceMs)
    await printsSettled()
    expect(screenNow(rig.page, 'done').results[0]?.outcome).toMatchObject({ state: 'kept-here' })
    expect(rig.printers.slips).toHaveLength(1)
    expect(rig.outbox.openCount()).toBe(1)
  })

  it('is sent when the line is back while she still stands there: the number appears, and the true slip', async () => {
    await sendWhileDown()
    rig.clock.advance(SESSION_TIMINGS.sendingPatienceMs)
    await printsSettled()
    rig.centre.setWeather('fine')
    rig.outbox.wake()
    await rig.page.until(
      ({ screen }) =>
        screen.name === 'done' && screen.results[0]?.outcome.state === 'received' && rig.printers.slips.length === 2,
    )
    expect(rig.centre.cases.size).toBe(1)
  })

  it('is sent after she has gone', async () => {
    await sendWhileDown()
    await rig.page.send({ type: 'end' })
    rig.centre.setWeather('fine')
    rig.outbox.wake()
    await rig.page.until(() => rig.outbox.openCount() === 0)
    expect(rig.centre.cases.size).toBe(1)
  })

  it('shows on the welcome screen that something waits', async () => {
    await sendWhileDown()
    rig.reader.takeAway()
    await rig.page.send({ type: 'home' })
    expect(screenNow(rig.page, 'welcome').openIntents).toBe(1)
  })
})

describe('an application the centre refuses', () => {
  it('is told at once, and the citizen can look at it again', async () => {
    await rig.walkToSign()
    rig.centre.setWeather('refuses')
    await rig.page.send({ type: 'submit' })
    await rig.page.untilScreen('refused')
    expect(screenNow(rig.page, 'refused').problem).toBe('centre-refused')
    await rig.page.send({ type: 'back' })
    expect(rig.page.snapshot.screen.name).toBe('review')
  })
})

describe('a question about cases while the centre is down', () => {
  it('is answered by what to do instead', async () => {
    rig.centre.setWeather('request-lost')
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF09002') })
    rig.reader.place()
    const told = await rig.page.until(({ screen }) => screen.name === 'progress-identify' && screen.problem !== null)
    expect(told.screen).toMatchObject({ problem: 'centre-unreachable', asking: false })
  })

  it('is not asked again and again while the card lies there', async () => {
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF09002') })
    rig.reader.place()
    await rig.page.until(({ screen }) => screen.name === 'progress-identify' && screen.problem === 'no-case-found')
    for (let looks = 0; looks < 5; looks += 1) {
      rig.clock.advance(SESSION_TIMINGS.cardLookPauseMs)
      await Promise.resolve()
      expect(screenNow(rig.page, 'progress-identify')).toMatchObject({ asking: false, problem: 'no-case-found' })
    }
  })
})
