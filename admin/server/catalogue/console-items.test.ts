import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { signInAs } from '../testing/staff-desk.ts'
import { UnconfirmedView } from './console-items.ts'

let running: RunningCentre
beforeEach(async () => {
  running = await startCentre()
})
afterEach(() => running.end())

it('staff are shown what nobody has confirmed, service by service, and nothing that is', async () => {
  const clerk = await signInAs(running, 'clerk')
  const { items } = UnconfirmedView.parse(await (await clerk.ask('GET', '/items/unconfirmed')).json())
  const what = new Map(items.map((item) => [String(item.code), item.what.map((one) => one['zh-CN'])]))
  expect(what.get('GF02001')).toEqual(['7 日内决定', '决定后 3 日内指派律师'])
  expect(what.get('GF04001')).toContain('整个事项')
  expect(what.has('GF07001')).toBe(false)
})
