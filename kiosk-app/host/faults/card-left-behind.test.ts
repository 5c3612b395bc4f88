/** A card that is not taken: its owner is warned, and it opens nothing to the next citizen. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { OTHER_CARD } from '../testing/fake-devices.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

/** Lets promises that are settled already be heard. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
}
const sayGoodbye = async () => {
  await rig.walkToSign()
  await rig.page.send({ type: 'end' })
  await rig.page.until(({ screen }) => screen.name === 'farewell' && screen.cardStillThere)
}

describe('a card left on the reader', () => {
  it('holds the farewell until it is taken', async () => {
    await sayGoodbye()
    rig.clock.advance(SESSION_TIMINGS.farewellMs)
    await settle()
    expect(screenNow(rig.page, 'farewell').cardStillThere).toBe(true)
    rig.reader.takeAway()
    rig.clock.advance(SESSION_TIMINGS.cardLookPauseMs)
    await rig.page.untilScreen('welcome')
  })

  it('and never taken does not stop the next citizen, nor show her whose it was', async () => {
    await sayGoodbye()
    rig.clock.advance(SESSION_TIMINGS.cardLeftMs)
    await rig.page.untilScreen('welcome')
    for (let looks = 0; looks < 5; looks += 1) {
      await settle()
      rig.clock.advance(SESSION_TIMINGS.cardLookPauseMs)
    }
    expect(rig.page.snapshot.screen.name).toBe('welcome')
    expect(await rig.page.send({ type: 'open-theme', theme: 'wages' })).toBe(true)
  })

  it('works as a card again once it has left', async () => {
    await sayGoodbye()
    await rig.page.send({ type: 'continue' })
    await rig.page.untilScreen('welcome')
    await settle()
    rig.reader.takeAway()
    rig.clock.advance(SESSION_TIMINGS.cardLookPauseMs)
    await settle()
    rig.reader.place()
    await rig.page.until(({ screen }) => screen.name === 'progress-identify')
  })
})

describe('the next citizen', () => {
  it('who lays her card down during the farewell is served at once', async () => {
    await sayGoodbye()
    rig.reader.place(OTHER_CARD)
    rig.clock.advance(SESSION_TIMINGS.cardLookPauseMs)
    await rig.page.until(({ screen }) => screen.name === 'progress-identify')
    expect(rig.page.snapshot.inSession).toBe(true)
  })
})
