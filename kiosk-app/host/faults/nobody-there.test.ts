/** Nobody touches the screen: a warning, then a wipe; the next citizen finds the terminal as it is meant to be. */
import { joinQueue, passGuide } from '../../../scripts/system/walk-visit.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { type HostRig, NOON_MS, startHostRig } from '../testing/host-rig.ts'

const { idleMs, idleReadingMs, idleWarningMs, slowReaderFactor } = SESSION_TIMINGS
let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const openGuide = () => rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })

describe('a visit nobody touches', () => {
  it('warns after the time of its step, and is wiped 45 s later', async () => {
    await openGuide()
    rig.clock.advance(idleReadingMs - 1)
    expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    rig.clock.advance(1)
    expect(rig.page.snapshot.idleEndsAtMs).toBe(NOON_MS + idleReadingMs + idleWarningMs)
    rig.clock.advance(idleWarningMs - 1)
    expect(rig.page.snapshot.screen.name).toBe('guide')
    rig.clock.advance(1)
    expect(rig.page.snapshot.screen.name).toBe('farewell')
    expect(rig.logged.join()).toContain('session.idle-wiped')
  })

  it('gives readers of large text twice the time', async () => {
    await rig.page.send({ type: 'set-text-size', textSize: 'large' })
    await openGuide()
    rig.clock.advance(idleReadingMs * slowReaderFactor - 1)
    expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    rig.clock.advance(1)
    expect(rig.page.snapshot.idleEndsAtMs).toBe(NOON_MS + (idleReadingMs + idleWarningMs) * slowReaderFactor)
  })

  it('goes on at one touch, as often as she likes', async () => {
    await openGuide()
    for (let times = 0; times < 12; times += 1) {
      rig.clock.advance(idleReadingMs)
      expect(await rig.page.send({ type: 'still-here' })).toBe(true)
      expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    }
    expect(rig.page.snapshot.screen.name).toBe('guide')
  })

  it('gives each step its own time: long to read, the usual one elsewhere', async () => {
    await openGuide()
    await passGuide(rig.page)
    await rig.page.send({ type: 'accept-notice', processing: true })
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
    rig.clock.advance(idleMs - 1)
    expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    rig.clock.advance(1)
    expect(rig.page.snapshot.idleEndsAtMs).not.toBeNull()
  })

  it('asks whoever waits for a lawyer, as it asks a reader: a place in the queue is kept for nobody otherwise', async () => {
    await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF01002') })
    await rig.page.send({ type: 'continue' })
    await rig.page.untilScreen('notice')
    await rig.page.send({ type: 'accept-notice', processing: true })
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
    await joinQueue(rig.page)
    rig.clock.advance(idleReadingMs - 1)
    expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    rig.clock.advance(1)
    expect(rig.page.snapshot.idleEndsAtMs).not.toBeNull()
    rig.clock.advance(idleWarningMs)
    expect(rig.page.snapshot.screen.name).toBe('farewell')
  })

  it('is not interrupted while paper is being printed', async () => {
    const letGo = rig.printers.hold()
    await rig.walkToSign()
    await rig.page.send({ type: 'submit' })
    await rig.page.until(({ screen }) => screen.name === 'done' && screen.prints.length === 2)
    rig.clock.advance(idleMs)
    expect(rig.page.snapshot.idleEndsAtMs).toBeNull()
    letGo()
  })
})

describe('the welcome screen', () => {
  it('comes back to the terminal’s language and sizes when it rests', async () => {
    await rig.page.send({ type: 'set-language', language: 'en' })
    await rig.page.send({ type: 'set-text-size', textSize: 'largest' })
    for (let wait = 0; wait < 8; wait += 1) {
      await Promise.resolve()
      rig.clock.advance(SESSION_TIMINGS.cardWaitMs)
      await Promise.resolve()
    }
    expect(rig.page.snapshot).toMatchObject({ language: 'zh-CN', textSize: 'normal' })
  })
})

describe('a terminal', () => {
  it('that cannot read its own store is out of service, and says so', () => {
    const broken = startHostRig({ storeBroken: true })
    expect(broken.page.snapshot.screen).toEqual({ name: 'out-of-service', reason: 'store-failed' })
    broken.end()
  })
})
