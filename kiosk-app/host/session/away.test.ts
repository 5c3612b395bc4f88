/** Leaving the lawyers' queue with a ticket, and coming back with it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OTHER_CARD } from '../testing/fake-devices.ts'
import type { KeptVisit, VisitKeeper } from '../supervision/visit-keeper.ts'
import { createFakeQueue, joinQueue, KEPT_UNTIL_MS } from '../testing/fake-queue.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'
import { keeperAt } from '../testing/taken-up.ts'

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

const toQueue = (who?: 'without-name') => joinQueue(rig, who)
const leave = async (): Promise<string> => {
  await rig.page.send({ type: 'hold-place' })
  const { screen } = await rig.page.until((now) => now.screen.name === 'consult-ticket' && !now.screen.busy)
  if (screen.name !== 'consult-ticket' || screen.ticket === null) throw new Error('no ticket')
  expect(screen.ticket).toMatchObject({ untilMs: KEPT_UNTIL_MS, place: 2 })
  return screen.ticket.code
}
const goAway = async () => {
  await rig.page.send({ type: 'continue' })
  rig.reader.takeAway()
  await rig.page.send({ type: 'home' })
  await rig.page.untilScreen('welcome')
}
const type = async (code: string) => {
  await rig.page.send({ type: 'open-resume' })
  await rig.page.send({ type: 'resume-visit', code })
  await rig.page.until(({ screen }) => screen.name !== 'resume' || !screen.asking)
}

describe('with a ticket', () => {
  it('one leaves, the slip says when to be back, nothing stays here, and the place goes on by number and card', async () => {
    await toQueue()
    const ticket = await leave()
    await rig.page.until(({ screen }) => screen.name === 'consult-ticket' && screen.print?.state === 'printed')
    expect(rig.printers.slips).toHaveLength(1)
    await goAway()
    expect(JSON.stringify(rig.page.snapshot)).not.toContain(ticket)
    expect(rig.logged.join()).not.toContain(ticket)
    expect(queue.asked.some((ask) => ask.type === 'leave')).toBe(false)
    expect(queue.state).toBe('held')

    await type(` ${ticket.slice(0, 3).toLowerCase()} ${ticket.slice(3)}`)
    expect(screenNow(rig.page, 'identify').mayStayAnonymous).toBe(false)
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
    await rig.page.until(({ screen }) => screen.name === 'consult-waiting' && screen.place === 2)
    expect(queue.state).toBe('queued')
    expect(new Set(queue.asked.flatMap((ask) => ('consultationId' in ask ? [ask.consultationId] : []))).size).toBe(1)
  })

  it('opens nothing to another card, and says so; who comes with the own one is let in', async () => {
    await toQueue()
    const ticket = await leave()
    await goAway()
    await type(ticket)
    rig.reader.place(OTHER_CARD)
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
    await rig.page.until(({ screen }) => screen.name === 'resume' && screen.problem === 'ticket-wrong')
    expect(queue.state).toBe('held')
    rig.reader.takeAway()
    await rig.page.send({ type: 'resume-visit', code: ticket })
    await rig.page.untilScreen('identify')
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await rig.page.send({ type: 'continue' })
    await rig.page.untilScreen('consult-waiting')
  })

  it('without a name needs no card, and a wrong number is a wrong number', async () => {
    await toQueue('without-name')
    const ticket = await leave()
    await goAway()
    await type('ZZZZZZ')
    expect(screenNow(rig.page, 'resume').problem).toBe('ticket-wrong')
    await rig.page.send({ type: 'resume-visit', code: ticket })
    await rig.page.untilScreen('consult-waiting')
  })

  it('tells the number where no slip can come out, and that none came', async () => {
    await toQueue()
    rig.printers.receipt.unplug()
    await leave()
    const { screen } = await rig.page.until((now) => now.screen.name === 'consult-ticket' && now.screen.print !== null)
    expect(screen.name === 'consult-ticket' && screen.print).toMatchObject({ state: 'no-printer' })
    rig.printers.receipt.plugIn()
    await rig.page.send({ type: 'retry-print' })
    await rig.page.until((now) => now.screen.name === 'consult-ticket' && now.screen.print?.state === 'printed')
  })

  it('one may stay after all', async () => {
    await toQueue()
    await leave()
    await rig.page.send({ type: 'back' })
    await rig.page.until(({ screen }) => screen.name === 'consult-waiting' && screen.mayLeave)
    expect(queue.state).toBe('queued')
  })

  it('is not told before the centre keeps the place; an answer that was lost is told when the place is kept', async () => {
    await toQueue()
    queue.loseNext('hold', false)
    await rig.page.send({ type: 'hold-place' })
    await rig.page.until(({ screen }) => screen.name === 'consult-waiting' && screen.problem === 'centre-unreachable')
    expect(rig.printers.slips).toHaveLength(0)
    queue.loseNext('hold', true)
    await rig.page.send({ type: 'hold-place' })
    await rig.page.until(({ screen }) => screen.name === 'consult-waiting' && screen.problem === 'centre-unreachable')
    queue.move('held')
    await rig.page.until(({ screen }) => screen.name === 'consult-ticket' && screen.ticket !== null)
    await rig.page.until(({ screen }) => screen.name === 'consult-ticket' && screen.print?.state === 'printed')
    const held = queue.asked.flatMap((ask) => (ask.type === 'hold' ? [ask.ticket] : []))
    expect(new Set(held).size).toBe(1)
    expect(screenNow(rig.page, 'consult-ticket').ticket?.code).toBe(held[0])
  })

  it('is the same one in a host that was started again', async () => {
    await toQueue()
    const ticket = await leave()
    await rig.page.until(({ screen }) => screen.name === 'consult-ticket' && screen.print?.state === 'printed')
    rig.restartHost(keeperAt(kept!.place.replace('visiting.place.', ''), kept!.visit))
    expect(screenNow(rig.page, 'consult-ticket').ticket?.code).toBe(ticket)
    expect(rig.printers.slips).toHaveLength(1)
    expect(queue.asked.filter((ask) => ask.type === 'hold')).toHaveLength(1)
  })

  it('is none where a lawyer was quicker', async () => {
    await toQueue()
    queue.move('offered')
    await rig.page.send({ type: 'hold-place' })
    await rig.page.until(({ screen }) => screen.name === 'consult-waiting' && screen.problem !== null)
    expect(rig.printers.slips).toHaveLength(0)
  })
})
