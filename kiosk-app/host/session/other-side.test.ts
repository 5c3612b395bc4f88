/** Who stands on the other side is asked, may be left out, and goes to the centre alone: there nobody of theirs is offered. */
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createFakeQueue } from '../testing/fake-queue.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

const NAME = '张建国'
let queue: ReturnType<typeof createFakeQueue>
let rig: HostRig
beforeEach(async () => {
  queue = createFakeQueue()
  rig = startHostRig({ connectLive: queue.connect })
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF01002') })
  await rig.page.send({ type: 'continue' })
  await rig.page.untilScreen('notice')
  await rig.page.send({ type: 'accept-notice', processing: true })
  await rig.page.send({ type: 'stay-anonymous' })
  await rig.page.send({ type: 'choose-matter', field: 'family' })
})
afterEach(() => rig.end())

const named = async (name?: string) => {
  if (name !== undefined) expect(await rig.page.send({ type: 'set-opponent', name })).toBe(true)
  await rig.page.send({ type: 'continue' })
  await rig.page.send({ type: 'choose-way', way: 'text' })
  await rig.page.send({ type: 'consult-tested', report: null })
  await rig.page.untilScreen('consult-waiting')
  return queue.asked.flatMap((ask) => (ask.type === 'request' ? [ask.request.opponentName] : []))
}

it('is told with the request, and stands there again for who goes back', async () => {
  await rig.page.send({ type: 'set-opponent', name: NAME })
  await rig.page.send({ type: 'continue' })
  await rig.page.send({ type: 'back' })
  expect(screenNow(rig.page, 'consult-urgency').opponent).toBe(NAME)
  expect(await named(` ${NAME} `)).toEqual([NAME])
  expect(rig.logged.join()).not.toContain(NAME)
})

it.each([undefined, '   '])('may be left out (%j)', async (name) => {
  expect(await named(name)).toEqual([null])
})
