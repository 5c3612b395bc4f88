/** "Back" from a service leads to where it was opened, and what was answered is still there. */
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { passGuide } from '../../../scripts/system/walk-visit.ts'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

const ENQUIRY = [...loadCatalogue().items.values()].find((item) => item.kind === 'enquiry')!.code

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const send = (command: Parameters<HostRig['page']['send']>[0]) => rig.page.send(command)
const code = (text: string) => ItemCode.parse(text)
const shown = () => rig.page.snapshot.screen
const back = async (...names: readonly string[]) => {
  for (const name of names) {
    await send({ type: 'back' })
    expect(shown().name).toBe(name)
  }
}

describe('a service opened', () => {
  it('from the search leads back to what was found', async () => {
    await send({ type: 'open-search' })
    await send({ type: 'search', text: 'qianxin' })
    const found = shown()
    await send({ type: 'open-item', itemCode: code('GF02003') })
    expect(shown().name).toBe('guide')
    await send({ type: 'back' })
    expect(shown()).toEqual(found)
    await back('welcome')
  })

  it('from a question of the library leads back to that question, and on to the list', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'show-questions', theme: 'wages' })
    await send({ type: 'open-question', id: 'wages-1' })
    const question = shown()
    await send({ type: 'open-item', itemCode: code('GF02003') })
    await send({ type: 'back' })
    expect(shown()).toEqual(question)
    await back('questions', 'library', 'welcome')
  })

  it('from a typical case leads back to that case', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'open-cases' })
    await send({ type: 'open-typical-case', id: 'wages-contractor' })
    const read = shown()
    await send({ type: 'open-item', itemCode: code('GF02003') })
    await send({ type: 'back' })
    expect(shown()).toEqual(read)
  })

  it('from the channels of complaint leads back to them', async () => {
    await send({ type: 'open-library' })
    await send({ type: 'open-channels' })
    await send({ type: 'open-item', itemCode: code('GF02003') })
    await back('channels', 'library', 'welcome')
  })

  it('instead of another, from a question of eligibility, leads back to the warning of that question', async () => {
    await send({ type: 'open-theme', theme: 'lawyer' })
    await send({ type: 'open-item', itemCode: code('GF02001') })
    await send({ type: 'continue' })
    await send({ type: 'answer-check', answer: 'unsure' })
    const { number } = screenNow(rig.page, 'eligibility')
    await send({ type: 'open-item', itemCode: code('GF05001') })
    expect(screenNow(rig.page, 'guide').item.code).toBe('GF05001')
    await send({ type: 'back' })
    expect(screenNow(rig.page, 'eligibility').number).toBe(number)
    await back('eligibility', 'guide', 'items', 'welcome')
  })

  it('from a list, where a card is asked for at once, leads back to the list', async () => {
    await send({ type: 'open-search' })
    await send({ type: 'open-item', itemCode: ENQUIRY })
    expect(shown().name).toBe('progress-identify')
    await back('search')
  })

  it('and opened again from its list has its answers still; another one has none of them', async () => {
    await send({ type: 'open-search' })
    await send({ type: 'open-item', itemCode: code('GF02003') })
    await passGuide(rig.page)
    await send({ type: 'accept-notice', processing: true })
    rig.reader.place()
    await rig.page.untilScreen('confirm-person')
    await send({ type: 'continue' })
    await send({ type: 'submit-step', stepId: screenNow(rig.page, 'form-step').stepId, values: {} })
    const { stepId } = screenNow(rig.page, 'form-step')
    await send({
      type: 'submit-step',
      stepId,
      values: { 'applicant.phone': '13800000000', 'applicant.residence': '样例村三组十二号' },
    })
    for (let presses = 0; presses < 20 && shown().name !== 'search'; presses += 1) await send({ type: 'back' })
    await send({ type: 'open-item', itemCode: code('GF02003') })
    await passGuide(rig.page)
    await send({ type: 'accept-notice', processing: true })
    await rig.page.untilScreen('confirm-person')
    await send({ type: 'continue' })
    await send({ type: 'submit-step', stepId: screenNow(rig.page, 'form-step').stepId, values: {} })
    expect(screenNow(rig.page, 'form-step').values).toMatchObject({ 'applicant.phone': '13800000000' })
    for (let presses = 0; presses < 20 && shown().name !== 'search'; presses += 1) await send({ type: 'back' })
    await send({ type: 'open-item', itemCode: code('GF05001') })
    await send({ type: 'back' })
    await send({ type: 'open-item', itemCode: code('GF02003') })
    await passGuide(rig.page)
    await send({ type: 'accept-notice', processing: true })
    await rig.page.untilScreen('confirm-person')
    await send({ type: 'continue' })
    await send({ type: 'submit-step', stepId: screenNow(rig.page, 'form-step').stepId, values: {} })
    expect(screenNow(rig.page, 'form-step').values['applicant.phone']).not.toBe('13800000000')
  })
})

it('a bundle opened from the search leads back to it, and its guidance to the bundle', async () => {
  await send({ type: 'open-search' })
  await send({ type: 'search', text: '工伤' })
  const bundle = screenNow(rig.page, 'search').bundles[0]
  if (bundle === undefined) throw new Error('no bundle was found')
  await send({ type: 'open-bundle', bundleCode: bundle.code })
  await back('search')
})
