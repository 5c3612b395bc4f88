/** The menu at the real host: who gets in, what is done and by whom, and what a crash or a power cut leaves. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AttendantPage, AttendantPageName } from '@lutong/core/contracts/attendant.ts'
import type { Command } from '@lutong/core/contracts/host-rpc.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sign } from '../../../scripts/system/walk-visit.ts'
import { SESSION_TIMINGS } from '../session/timings.ts'
import { openOutboxStore } from '../outbox/outbox-store.ts'
import { loadTerminalKeys, STORE_FILE } from '../secrets/terminal-keys.ts'
import { cardOf } from '../testing/fake-devices.ts'
import { ATTENDANT_PIN, type HostRig, NOON_MS, STAFF_CARD, startHostRig } from '../testing/host-rig.ts'
import { ATTENDANT_IDLE_MS } from './attendant.ts'
import { ENTRY_TIMINGS } from './entry.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const send = (command: Command) => rig.page.send(command)
const view = () => rig.page.snapshot.attendant
const untilState = (state: NonNullable<ReturnType<typeof view>>['state']) =>
  rig.page.until(({ attendant }) => attendant?.state === state)
const tryPin = async (pin: string) => {
  rig.reader.place(STAFF_CARD)
  await untilState('pin')
  await send({ type: 'attendant-pin', pin })
  rig.reader.takeAway()
}
const openMenu = async () => {
  await send({ type: 'call-help' })
  await send({ type: 'open-attendant' })
  await tryPin(ATTENDANT_PIN)
  await untilState('open')
}
const isPage =
  <N extends AttendantPageName>(name: N) =>
  (page: AttendantPage): page is Extract<AttendantPage, { page: N }> =>
    page.page === name
const go = async <N extends AttendantPageName>(name: N, fits: (page: AttendantPage) => boolean = () => true) => {
  await send({ type: 'attendant-go', page: name })
  return pageWhen(name, fits)
}
const pageWhen = async <N extends AttendantPageName>(name: N, fits: (page: AttendantPage) => boolean = () => true) => {
  const is = isPage(name)
  const { attendant } = await rig.page.until(
    (now) => now.attendant?.state === 'open' && is(now.attendant.shown) && fits(now.attendant.shown),
  )
  if (attendant?.state !== 'open' || !is(attendant.shown)) throw new Error(name)
  return attendant.shown
}
/** A whole visit as far as it is sent. */
const walkTo = async (code: string) => {
  await rig.walkToSign(code)
  await rig.signAndSubmit()
}
const handInOffline = async () => {
  await rig.walkToSign()
  rig.centre.setWeather('no-line')
  await sign(rig.page)
  await send({ type: 'submit' })
  await rig.page.until(({ screen }) => screen.name === 'sending' && screen.phase === 'waiting')
  rig.clock.advance(SESSION_TIMINGS.sendingPatienceMs)
  await rig.printsSettled()
}
const logged = (event: string) => rig.logged.filter((line) => line.includes(`"${event}"`))

describe('the door', () => {
  it('opens by card and PIN, over the help panel, and writes who came', async () => {
    await openMenu()
    expect(view()).toMatchObject({ state: 'open', who: 'gongzuo-1', shown: { page: 'home', faults: 0 } })
    expect(rig.page.snapshot).toMatchObject({ helpOpen: false, inSession: false })
    expect(logged('attendant.opened')).toEqual([expect.stringContaining('"who":"gongzuo-1","card":"read"')])
    expect(rig.logged.join()).not.toContain('110101199003070011')
  })

  it('takes no PIN without a card, and no other card with the PIN', async () => {
    await send({ type: 'open-attendant' })
    await send({ type: 'attendant-pin', pin: ATTENDANT_PIN })
    expect(view()).toEqual({ state: 'card', byNumber: false, problem: null })
    rig.reader.place(cardOf())
    await untilState('pin')
    await send({ type: 'attendant-pin', pin: ATTENDANT_PIN })
    await untilState('card')
    expect(view()).toMatchObject({ problem: 'wrong' })
  })

  it('begins no visit by a card that is laid there for the menu, or left there after it', async () => {
    await openMenu()
    rig.reader.place(STAFF_CARD)
    rig.clock.advance(3_000)
    await send({ type: 'close-attendant' })
    rig.clock.advance(10_000)
    await rig.page.until(({ attendant }) => attendant === null)
    expect(rig.page.snapshot).toMatchObject({ inSession: false, screen: { name: 'welcome' } })
  })

  it('tells a card that was taken away too soon, and reads it when it lies there again', async () => {
    await send({ type: 'open-attendant' })
    rig.reader.place(STAFF_CARD, 'CARD_READ')
    await rig.page.until(({ attendant }) => attendant?.state === 'card' && attendant.problem === 'unreadable')
    rig.reader.takeAway()
    rig.reader.place(STAFF_CARD)
    rig.clock.advance(10_000)
    await untilState('pin')
  })

  it('asks for the number where the reader is gone, and takes a typed one only then', async () => {
    await send({ type: 'open-attendant' })
    await send({ type: 'attendant-number', idNumber: '110101199003070011' })
    expect(view()).toMatchObject({ state: 'card', byNumber: false })
    rig.reader.unplug()
    await rig.page.until(({ attendant }) => attendant?.state === 'card' && attendant.byNumber)
    await send({ type: 'attendant-number', idNumber: '110101199003070011' })
    await send({ type: 'attendant-pin', pin: ATTENDANT_PIN })
    await untilState('open')
    expect(logged('attendant.opened')).toEqual([expect.stringContaining('"card":"typed"')])
  })

  it('shuts for ten minutes after five wrong PINs, for the right one too, over a restart, and visits go on', async () => {
    await send({ type: 'open-attendant' })
    for (let tried = 0; tried < 4; tried += 1) {
      await tryPin('000000')
      await untilState('card')
      rig.clock.advance(3_000)
    }
    await tryPin('000000')
    await untilState('locked')
    expect(logged('attendant.refused')).toHaveLength(5)
    expect(logged('attendant.locked')).toHaveLength(1)
    rig.restartHost()
    await send({ type: 'open-attendant' })
    expect(view()).toMatchObject({ state: 'locked' })
    rig.reader.place(STAFF_CARD)
    await send({ type: 'attendant-pin', pin: ATTENDANT_PIN })
    expect(view()).toMatchObject({ state: 'locked' })
    rig.reader.takeAway()
    await send({ type: 'close-attendant' })
    await send({ type: 'open-theme', theme: 'wages' })
    expect(rig.page.snapshot).toMatchObject({ attendant: null, inSession: true })
    await send({ type: 'end' })
    await send({ type: 'home' })
    rig.clock.advance(ENTRY_TIMINGS.lockedMs)
    await openMenu()
  })

  it('counts a try before it makes it: pulling the plug gives no further one', async () => {
    await send({ type: 'open-attendant' })
    rig.reader.place(STAFF_CARD)
    await untilState('pin')
    void send({ type: 'attendant-pin', pin: '000000' })
    expect(JSON.parse(readFileSync(join(rig.dataFolder, 'attendant-tries.json'), 'utf8'))).toMatchObject({ wrong: 1 })
  })

  it('closes when it is left alone, and asks for the card again', async () => {
    await openMenu()
    rig.clock.advance(ATTENDANT_IDLE_MS)
    expect(view()).toBeNull()
    expect(logged('attendant.closed')).toHaveLength(1)
    await send({ type: 'attendant-self-test' })
    expect(view()).toBeNull()
  })

  it('does not open over a visit: it asks first, and leaves it be or ends and clears it', async () => {
    await send({ type: 'open-theme', theme: 'wages' })
    await send({ type: 'open-attendant' })
    expect(view()).toEqual({ state: 'in-visit' })
    await send({ type: 'attendant-pin', pin: ATTENDANT_PIN })
    await send({ type: 'close-attendant' })
    expect(rig.page.snapshot).toMatchObject({ attendant: null, inSession: true, screen: { name: 'items' } })
    await send({ type: 'open-attendant' })
    await send({ type: 'attendant-end-visit' })
    expect(rig.page.snapshot).toMatchObject({ inSession: false, attendant: { state: 'card' } })
    expect(logged('attendant.ended-visit')).toHaveLength(1)
    await tryPin(ATTENDANT_PIN)
    await untilState('open')
  })
})

describe('paper', () => {
  it('is changed in steps, and is done when somebody has looked at the test strip', async () => {
    await openMenu()
    expect(await go('paper')).toMatchObject({ step: 'choose', printers: ['receipt-printer', 'document-printer'] })
    await send({ type: 'attendant-paper', printer: 'receipt-printer' })
    expect(await pageWhen('paper')).toMatchObject({ step: 'load' })
    await send({ type: 'attendant-paper-loaded' })
    await pageWhen('paper', (page) => page.page === 'paper' && page.step === 'look')
    expect(rig.printers.slips).toHaveLength(1)
    await send({ type: 'attendant-paper-looked', good: true })
    expect(await pageWhen('paper')).toMatchObject({ step: 'done' })
    await send({ type: 'attendant-paper', printer: 'document-printer' })
    await send({ type: 'attendant-paper-loaded' })
    await pageWhen('paper', (page) => page.page === 'paper' && page.step === 'look')
    expect(rig.printers.forms).toHaveLength(1)
    expect(logged('attendant.act').map((line) => JSON.parse(line).act)).toEqual([
      'change-paper receipt-printer',
      'test-print',
      'test-print-good',
      'change-paper document-printer',
      'test-print',
    ])
  })

  it('tells a test that did not print, and settles one that nobody knew of by who looked', async () => {
    await openMenu()
    await go('paper')
    rig.printers.next.slip = 'PAPER_OUT'
    await send({ type: 'attendant-paper', printer: 'receipt-printer' })
    await send({ type: 'attendant-paper-loaded' })
    await pageWhen('paper', (page) => page.page === 'paper' && page.step === 'failed')
    rig.printers.next.slip = 'UNKNOWN_OUTCOME'
    await send({ type: 'attendant-paper', printer: 'receipt-printer' })
    await send({ type: 'attendant-paper-loaded' })
    await pageWhen('paper', (page) => page.page === 'paper' && page.step === 'look')
    await send({ type: 'attendant-paper-looked', good: false })
    expect((await go('open')).unknownPrints).toEqual([])
  })

  it('is an open matter where the power went while the test was on its way', async () => {
    await openMenu()
    await go('paper')
    const letGo = rig.printers.hold()
    await send({ type: 'attendant-paper', printer: 'document-printer' })
    await send({ type: 'attendant-paper-loaded' })
    await pageWhen('paper', (page) => page.page === 'paper' && page.step === 'printing')
    // What is on the disk at that moment, opened as after a power cut.
    const keys = loadTerminalKeys(rig.dataFolder, NOON_MS)
    const sendingIsWritten = () => {
      const store = keys.ok ? openOutboxStore(join(rig.dataFolder, STORE_FILE), keys.value.sealer, NOON_MS) : keys
      if (!store.ok) throw new Error(store.error)
      const found = store.value.unknownPrints()
      store.value.close()
      return found
    }
    await expect.poll(sendingIsWritten, { timeout: 20_000 }).toMatchObject([{ document: 'test-page-test' }])
    letGo()
  })
})

describe('what is looked at', () => {
  it('tells each device with its test', async () => {
    await openMenu()
    rig.printers.document.unplug()
    const { devices } = await go('devices', (page) => page.page === 'devices' && !page.testing)
    expect(devices.map(({ checks, device, staffStep, state }) => [device, state, checks, staffStep])).toEqual([
      ['id-card-reader', 'ready', [{ name: 'sam-status', passed: true, detail: null }], 'none'],
      ['receipt-printer', 'ready', [], 'none'],
      ['document-printer', 'absent', null, 'check-cable-and-power'],
    ])
  })

  it('leaves the reader alone while it is tested, and reads cards again after it', async () => {
    await openMenu()
    for (let test = 0; test < 3; test += 1) await send({ type: 'attendant-self-test' })
    const { devices } = await go('devices', (page) => page.page === 'devices' && !page.testing)
    expect(devices[0]?.checks).toEqual([expect.objectContaining({ passed: true })])
    await send({ type: 'close-attendant' })
    rig.reader.place(cardOf())
    rig.clock.advance(SESSION_TIMINGS.readerAbsentPauseMs)
    await rig.page.until(({ inSession }) => inSession)
  })

  it('counts visits by how they ended, and cards, over a restart', async () => {
    await walkTo('GF05001')
    await rig.page.untilScreen('done')
    await send({ type: 'end' })
    await send({ type: 'home' })
    rig.reader.takeAway()
    await send({ type: 'open-theme', theme: 'wages' })
    rig.clock.advance(600_000)
    await rig.page.untilScreen('welcome')
    rig.restartHost()
    await openMenu()
    const { counts } = await go('counters')
    expect(counts).toMatchObject({ cardsRead: 0, visits: { practice: 2, handedIn: 0 } })
  })

  it('shows what is not at the centre yet, of nobody, and sends it when asked', async () => {
    await handInOffline()
    await send({ type: 'end' })
    await send({ type: 'home' })
    rig.reader.takeAway()
    await openMenu()
    const shown = await go('open')
    expect(shown).toMatchObject({ openCount: 1, intents: [{ service: 'GF05001', state: 'waiting' }] })
    expect(JSON.stringify(shown)).not.toMatch(/李试样|11010519491231002X/)
    rig.centre.setWeather('fine')
    await send({ type: 'attendant-send-now' })
    await pageWhen('open', (page) => page.page === 'open' && page.openCount === 0)
    expect(rig.centre.cases.size).toBe(1)
  })

  it('checks the network, and shows the log of no person', async () => {
    await openMenu()
    expect(await go('network', (page) => page.page === 'network' && !page.checking)).toMatchObject({
      checks: [{ what: 'centre', state: 'good' }],
    })
    const { lines } = await go('log')
    expect(lines[0]).toMatchObject({
      event: 'attendant.opened',
      fields: [
        ['who', 'gongzuo-1'],
        ['card', 'read'],
      ],
    })
  })
})

describe('how the terminal runs', () => {
  it('goes out of service with a reason, stays so over a restart, and comes back', async () => {
    await openMenu()
    await go('running')
    await send({ type: 'attendant-service', out: 'paper' })
    expect(rig.page.snapshot.screen).toEqual({ name: 'out-of-service', reason: 'paper' })
    expect(view()).toMatchObject({ state: 'open', shown: { outOfService: 'paper' } })
    rig.restartHost()
    expect(rig.page.snapshot.screen).toEqual({ name: 'out-of-service', reason: 'paper' })
    expect(await send({ type: 'open-theme', theme: 'wages' })).toBe(false)
    await openMenu()
    await go('running')
    await send({ type: 'attendant-service', out: null })
    expect(rig.page.snapshot.screen.name).toBe('welcome')
  })

  it('practises without a word to the centre, survives a crash in practice, and comes back in earnest', async () => {
    await openMenu()
    await go('running')
    await send({ type: 'attendant-practice', on: true })
    expect(view()).toBeNull()
    const visit = async () => {
      await walkTo('GF05001')
      const done = await rig.page.untilScreen('done')
      await send({ type: 'end' })
      await send({ type: 'home' })
      rig.reader.takeAway()
      return done.screen.results[0]?.outcome
    }
    expect(await visit()).toMatchObject({ state: 'received', caseNumber: '331081-20000000-000001' })
    rig.restartHost()
    expect(rig.page.snapshot.practice).toBe(true)
    expect(await visit()).toMatchObject({ caseNumber: '331081-20000000-000001' })
    expect(rig.centre.cases.size + rig.centre.acts.length + rig.centre.helpCalls.size).toBe(1)
    expect(rig.outbox.openCount()).toBe(0)
    await openMenu()
    await go('running')
    await send({ type: 'attendant-practice', on: false })
    expect(await visit()).toMatchObject({ state: 'received', caseNumber: '331081-20261124-000001' })
    expect(rig.centre.cases.size).toBe(1)
  })

  it('restarts with open intents on the disk, and says what could not be done', async () => {
    await handInOffline()
    await send({ type: 'end' })
    await send({ type: 'home' })
    rig.reader.takeAway()
    await openMenu()
    expect(await go('running')).toMatchObject({ openCount: 1, canRestartHost: true })
    await send({ type: 'attendant-restart', what: 'host' })
    await send({ type: 'attendant-restart', what: 'machine' })
    await pageWhen('running', (page) => page.page === 'running' && page.problem === 'restart-failed')
    expect(rig.restarts).toEqual(['host', 'machine'])
    rig.restartHost()
    await openMenu()
    expect(await go('open')).toMatchObject({ openCount: 1 })
  })
})
