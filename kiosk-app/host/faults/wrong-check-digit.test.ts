/** A number typed by hand: what is wrong with it is said at its field, and nothing typed is lost on the host. */
import { passGuide } from '../../../scripts/system/walk-visit.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(async () => {
  rig = startHostRig()
  await rig.page.send({ type: 'open-item', itemCode: ItemCode.parse('GF02003') })
  await passGuide(rig.page)
  await rig.page.send({ type: 'accept-notice', processing: true })
  await rig.page.send({ type: 'type-identity' })
})
afterEach(() => rig.end())

describe('an identity typed by hand', () => {
  it.each([
    ['a wrong check digit', '李试样', '110105194912310021', 'id-number-check-digit', 'idNumber'],
    ['a digit too few', '李试样', '1101051949123100', 'id-number-shape', 'idNumber'],
    ['letters', '李试样', 'ABCDEFGHIJKLMNOPQR', 'id-number-shape', 'idNumber'],
    ['no name', '   ', '11010519491231002X', 'name-missing', 'name'],
  ])('with %s stays on its screen and says so', async (_what, name, idNumber, problem, field) => {
    await rig.page.send({ type: 'submit-identity', name, idNumber })
    expect(screenNow(rig.page, 'identify-by-typing')).toMatchObject({ problem, field })
  })

  it('in full-width signs and small x is understood', async () => {
    await rig.page.send({ type: 'submit-identity', name: '李试样', idNumber: '１１０１０５ 19491231 002x' })
    expect(rig.page.snapshot.screen.name).toBe('form-step')
  })

  it('corrected on the way back keeps the answers of the same person', async () => {
    await rig.page.send({ type: 'submit-identity', name: '李试', idNumber: '11010519491231002X' })
    await rig.page.send({ type: 'back' })
    await rig.page.send({ type: 'type-identity' })
    await rig.page.send({ type: 'submit-identity', name: '李试样', idNumber: '11010519491231002X' })
    expect(screenNow(rig.page, 'form-step').values).toMatchObject({ 'applicant.name': '李试样' })
  })

  it('of somebody else begins with empty forms', async () => {
    await rig.page.send({ type: 'submit-identity', name: '李试样', idNumber: '11010519491231002X' })
    await rig.page.send({ type: 'back' })
    await rig.page.send({ type: 'type-identity' })
    await rig.page.send({ type: 'submit-identity', name: '王示例', idNumber: '11010119880808001X' })
    expect(JSON.stringify(rig.page.snapshot)).not.toContain('李试样')
  })
})
