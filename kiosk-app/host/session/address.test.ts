/** What helps to write an address: the terminal's own region, and the address on the card; old texts stay what they are. */
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startHostRig } from '../testing/host-rig.ts'

let rig: ReturnType<typeof startHostRig>
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

/** Goes on from step to step until one asks where the citizen lives. */
const toContact = async () => {
  const { page, reader } = rig
  if (!page.snapshot.inSession) await page.send({ type: 'open-item', itemCode: ItemCode.parse('GF05001') })
  for (let press = 0; press < 30; press += 1) {
    const { screen } = page.snapshot
    if (screen.name === 'form-step' && screen.fields.some(({ path }) => path === 'applicant.residence')) return screen
    if (screen.name === 'eligibility') await page.send({ type: 'answer-check', answer: 'yes' })
    if (screen.name === 'notice') await page.send({ type: 'accept-notice', processing: true })
    else if (screen.name === 'identify') {
      reader.place()
      await page.until((now) => now.screen.name !== 'identify')
    } else if (screen.name === 'form-step')
      await page.send({ type: 'submit-step', stepId: screen.stepId, values: screen.values })
    else await page.send({ type: 'continue' })
  }
  throw new Error(`stopped at ${page.snapshot.screen.name}`)
}

it('knows the terminal’s region and the registered address of the card', async () => {
  const { fields } = await toContact()
  expect(fields.find(({ path }) => path === 'applicant.residence')).toMatchObject({
    kind: 'address',
    address: { region: '331081', same: { label: '户籍地址', text: '青石县示范街道样例路一号' } },
  })
})

it('keeps an address as one text, on one line, and shows it again', async () => {
  const { stepId } = await toContact()
  await rig.page.send({
    type: 'submit-step',
    stepId,
    values: { 'applicant.phone': '13800000000', 'applicant.residence': '老家 \n 示范村三组' },
  })
  await rig.page.send({ type: 'back' })
  const screen = await toContact()
  expect(screen.values['applicant.residence']).toBe('老家 示范村三组')
})
