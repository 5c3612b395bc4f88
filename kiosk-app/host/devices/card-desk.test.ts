/** A reader that gives a card once and then wants it to leave (device page A), and the screens that ask it in turn. */
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { err, ok } from '@lutong/core/result.ts'
import { type CardRecord, type IdCardReader } from '@lutong/device-drivers/contract/id-card-reader.ts'
import { fault } from '@lutong/device-drivers/contract/device.ts'
import type { SupervisedDevice } from '@lutong/device-drivers/supervisor.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { cardOf, deviceBase, OTHER_CARD, supervisedBase } from '../testing/fake-devices.ts'
import { type CardDesk, createCardDesk } from './card-desk.ts'

let clock: TestClock
let desk: CardDesk
let lying: CardRecord | null
/** While set, a read has begun and its answer is on the line. */
let answerLater: Promise<void> | undefined
let sticky: boolean

beforeEach(() => {
  clock = createTestClock(0)
  lying = null
  answerLater = undefined
  sticky = false
  const read = async () => {
    const card = lying
    if (!sticky) lying = null
    await answerLater
    return card === null ? err(fault('CARD_ABSENT')) : ok({ ...card, photoWlt: new Uint8Array(4) })
  }
  const reader: IdCardReader = {
    ...deviceBase,
    readCard: read,
    lookForCard: read,
    readNewestAddress: async () => ok(null),
  }
  const supervised: SupervisedDevice<IdCardReader> = { ...supervisedBase, current: reader, status: { state: 'ready' } }
  desk = createCardDesk(supervised, clock)
})
const waiting = () => new AbortController().signal
const place = (card = cardOf()) => {
  lying = card
}

/** Begins to read, leaves while the answer is on the line, and lets it arrive. */
const readAndLeave = async () => {
  let arrive = () => {}
  answerLater = new Promise((resolve) => (arrive = resolve))
  const screen = new AbortController()
  const left = desk.read(screen.signal)
  await Promise.resolve()
  await Promise.resolve()
  screen.abort()
  arrive()
  answerLater = undefined
  return left
}

describe('a card read for a screen that was just left', () => {
  it('is given to the next screen that asks', async () => {
    place()
    expect(await readAndLeave()).toEqual(err('none'))
    expect(await desk.read(waiting())).toMatchObject({ ok: true, value: { person: { name: '李试样' } } })
  })

  it('waits its turn: a screen that asks before the answer arrives gets it', async () => {
    place()
    const [, next] = await Promise.all([readAndLeave(), desk.read(waiting())])
    expect(next).toMatchObject({ ok: true })
  })

  it('is forgotten soon', async () => {
    place()
    await readAndLeave()
    clock.advance(SESSION_TIMINGS.unclaimedCardMs)
    expect(await desk.read(waiting())).toEqual(err('none'))
  })
})

describe('a look', () => {
  beforeEach(async () => {
    await desk.look(waiting())
    sticky = true
  })

  it('tells a card that was read and still lies there from a fresh one', async () => {
    place()
    await desk.read(waiting())
    expect(await desk.look(waiting())).toEqual({ state: 'lying' })
    place(OTHER_CARD)
    expect(await desk.look(waiting())).toMatchObject({ state: 'fresh', card: { person: { name: '王示例' } } })
  })

  it('takes the same card as fresh once it has left', async () => {
    place()
    await desk.read(waiting())
    lying = null
    expect(await desk.look(waiting())).toEqual({ state: 'gone' })
    place()
    expect(await desk.look(waiting())).toMatchObject({ state: 'fresh' })
  })
})

describe('a card that lies there when the host starts', () => {
  it('may be anybody’s: it opens nothing before it has left', async () => {
    sticky = true
    place()
    expect(await desk.look(waiting())).toEqual({ state: 'lying' })
  })
})
