/** Nobody is on duty: the question is written down, or a time is booked; the centre hears which. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFakeQueue, joinQueue } from '../testing/fake-queue.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let queue: ReturnType<typeof createFakeQueue>
let rig: HostRig
beforeEach(() => {
  queue = createFakeQueue()
  rig = startHostRig({ connectLive: queue.connect })
})
afterEach(() => rig.end())
const ways = () => queue.asked.flatMap((ask) => (ask.type === 'leave' ? [ask.as] : []))
const nobody = async () => {
  await joinQueue(rig)
  queue.emptyDesk()
  await rig.page.until(({ screen }) => screen.name === 'consult-waiting' && screen.outlook?.kind === 'no-lawyer')
}

it('a time with an adviser near by is booked instead, and the trace will say that there was no lawyer', async () => {
  await nobody()
  expect(await rig.page.send({ type: 'book-instead' })).toBe(true)
  await rig.page.untilScreen('guide')
  expect(screenNow(rig.page, 'guide').item.code).toBe('GF01004')
  expect(ways()).toEqual(['no_lawyer'])
})

it('the question is written down instead', async () => {
  await nobody()
  await rig.page.send({ type: 'leave-message' })
  await rig.page.untilScreen('guide')
  expect(screenNow(rig.page, 'guide').item.code).toBe('GF01001')
  expect(ways()).toEqual(['converted_to_message'])
})

it('whoever has a lawyer coming is not sent away to another day', async () => {
  await joinQueue(rig)
  expect(await rig.page.send({ type: 'book-instead' })).toBe(false)
  expect(ways()).toEqual([])
})
