/** What goes wrong every day, through the real processes: each ends on a screen that says what to do next. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ItemCode } from '../../core/ids.ts'
import type { BridgeClient } from '../../scripts/system/bridge-client.ts'
import { paperPng } from '../../scripts/system/ink.ts'
import { passGuide, walkToSending } from '../../scripts/system/walk-visit.ts'
import { type RunningSystem, runSystem } from '../support/running-system.ts'

const WAGES = ItemCode.parse('GF02003')
let running: RunningSystem
let client: BridgeClient

beforeAll(async () => {
  running = await runSystem({ ippPrinter: false })
})
afterAll(async () => {
  await running?.stop()
})
beforeEach(async () => {
  await running.reader('DELETE', 'card')
  await running.reader('DELETE', 'fault')
  await running.receipt('DELETE').catch(() => undefined)
  client = await running.connect()
  await client.send({ type: 'end' })
  await client.send({ type: 'home' })
  await client.untilScreen('welcome')
})
afterEach(() => client.close())

const toIdentify = async () => {
  await client.send({ type: 'open-item', itemCode: WAGES })
  await passGuide(client)
  await client.send({ type: 'accept-notice', processing: true })
  await client.untilScreen('identify')
}
const parts = () => ({
  client,
  code: WAGES,
  placeCard: () => running.reader('POST', 'card', { preset: 'worker' }),
  takeCardAway: () => running.reader('DELETE', 'card'),
  photo: paperPng(),
})
const settledPrints = async () => {
  const { screen } = await client.until(
    ({ screen: now }) =>
      now.name === 'done' &&
      now.prints.length === 2 &&
      now.prints.every((print) => print.state !== 'printing' && print.state !== 'waiting'),
    60_000,
  )
  if (screen.name !== 'done') throw new Error('unreachable')
  return screen
}

describe('what goes wrong every day', () => {
  it('a card that is not held still: says so, and reads it when it lies still', async () => {
    await toIdentify()
    await running.reader('POST', 'fault', { kind: 'hold-still' })
    await running.reader('POST', 'card', { preset: 'worker' })
    await client.until(({ screen }) => screen.name === 'identify' && screen.problem === 'card-hold-still')
    await running.reader('DELETE', 'fault')
    await client.untilScreen('confirm-person')
  })

  it('a reader that is unplugged: the number can be typed instead', async () => {
    await toIdentify()
    await running.reader('POST', 'fault', { kind: 'unplug' })
    await client.until(({ screen }) => screen.name === 'identify' && screen.reader === 'absent')
    await client.send({ type: 'type-identity' })
    await client.untilScreen('identify-by-typing')
    await running.reader('DELETE', 'fault')
    await client.until(({ devices }) => devices.some((one) => one.device === 'id-card-reader' && one.state === 'ready'))
  })

  it('a number with a wrong check digit: names the field, and goes on when it is right', async () => {
    await toIdentify()
    await client.send({ type: 'type-identity' })
    await client.send({ type: 'submit-identity', name: '李试样', idNumber: '110105194912310021' })
    await client.until(
      ({ screen }) =>
        screen.name === 'identify-by-typing' &&
        screen.problem === 'id-number-check-digit' &&
        screen.field === 'idNumber',
    )
    await client.send({ type: 'submit-identity', name: '李试样', idNumber: '11010519491231002x' })
    await client.untilScreen('form-step')
  })

  it('a form with a missing field: the error stands at the field in the chosen language, and nothing typed is lost', async () => {
    await toIdentify()
    await running.reader('POST', 'card', { preset: 'worker' })
    await client.untilScreen('confirm-person')
    await client.send({ type: 'continue' })
    const first = await client.untilScreen('form-step')
    await client.send({ type: 'submit-step', stepId: first.screen.stepId, values: {} })
    const contact = await client.until(
      ({ screen }) => screen.name === 'form-step' && screen.stepId === 'GF02003.F1.contact',
    )
    if (contact.screen.name !== 'form-step') throw new Error('unreachable')
    await client.send({
      type: 'submit-step',
      stepId: 'GF02003.F1.contact',
      values: { 'applicant.residence': '青石县示范镇样例村三组', 'applicant.phone': '' },
    })
    const refused = await client.until(
      ({ screen }) => screen.name === 'form-step' && 'applicant.phone' in screen.errors,
    )
    if (refused.screen.name !== 'form-step') throw new Error('unreachable')
    expect(refused.screen.errors['applicant.phone']).toMatch(/请填/)
    expect(refused.screen.values['applicant.residence']).toBe('青石县示范镇样例村三组')
    await client.send({ type: 'set-language', language: 'en' })
    const english = await client.until(({ language }) => language === 'en')
    if (english.screen.name !== 'form-step') throw new Error('unreachable')
    expect(english.screen.errors['applicant.phone']).toMatch(/[Ff]ill/)
    expect(english.screen.values['applicant.residence']).toBe('青石县示范镇样例村三组')
    await client.send({ type: 'set-language', language: 'zh-CN' })
  })

  it('no paper: the slip is told as not printed, and printed when paper is there, once', async () => {
    const before = await running.slipCount()
    await walkToSending(parts())
    await running.receipt('POST', { paperOut: true })
    await client.send({ type: 'submit' })
    const screen = await settledPrints()
    expect(screen.results[0]?.outcome.state).toBe('received')
    expect(screen.prints.find((print) => print.document === 'slip')).toMatchObject({
      state: 'failed',
      problem: 'printer-fault',
    })
    await running.receipt('DELETE')
    await client.send({ type: 'retry-print' })
    await client.until(
      ({ screen: now }) => now.name === 'done' && now.prints.every((print) => print.state === 'printed'),
    )
    expect(await running.slipCount()).toBe(before + 1)
  })

  it('a centre that is down: kept here with a provisional number, sent by itself later, once', async () => {
    await walkToSending(parts())
    await running.system.kill('centre')
    await client.send({ type: 'submit' })
    await client.until(({ screen }) => screen.name === 'sending' && screen.phase === 'waiting')
    const screen = await settledPrints()
    expect(screen.results[0]?.outcome).toMatchObject({ state: 'kept-here' })
    const provisional = await running.receiptText(await running.slipCount())
    expect(provisional).toContain('中心尚未收到')
    expect((await running.system.startCentre()).ok).toBe(true)
    await client.until(({ screen: now }) => now.name === 'done' && now.results[0]?.outcome.state === 'received', 60_000)
  })

  it('a receipt printer that is gone: the visit ends well without it, and the screen says there is none', async () => {
    await running.system.kill('receipt-printer')
    await client.until(({ devices }) =>
      devices.some((one) => one.device === 'receipt-printer' && one.state === 'absent'),
    )
    await walkToSending(parts())
    await client.send({ type: 'submit' })
    const screen = await settledPrints()
    expect(screen.results[0]?.outcome.state).toBe('received')
    expect(screen.prints.find((print) => print.document === 'slip')).toMatchObject({
      state: 'no-printer',
      problem: 'printer-absent',
    })
  })

  it('a second press of "submit": nothing happens twice', async () => {
    await walkToSending(parts())
    const [first, second] = await Promise.all([client.send({ type: 'submit' }), client.send({ type: 'submit' })])
    expect([first, second]).toEqual([true, false])
    await client.untilScreen('done')
  })
})
