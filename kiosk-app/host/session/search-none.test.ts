/** What nothing is found for leads to a person. */
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

it('a search without a result offers a lawyer now and a lawyer’s written answer, one touch away', async () => {
  await rig.page.send({ type: 'open-search' })
  expect(screenNow(rig.page, 'search').people).toEqual([])
  await rig.page.send({ type: 'search', text: 'qqqq' })
  const nothing = screenNow(rig.page, 'search')
  expect(nothing.items).toEqual([])
  expect(nothing.people.map(({ code }) => code)).toEqual(['GF01002', 'GF01001'])
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF01002') })
  expect(screenNow(rig.page, 'guide').item.code).toBe('GF01002')
  await rig.page.send({ type: 'back' })
  await rig.page.send({ type: 'search', text: '老板不给钱' })
  const found = screenNow(rig.page, 'search')
  expect(found.items.map(({ code }) => code)).toContain('GF02003')
  expect(found.people).toEqual([])
})
