/** Booking: one chooses among those who offer it, the nearest first; another subject asks for the place anew. */
import { releaseContent } from '@lutong/core/content/package.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type HostRig, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const step = async (id: string) => {
  const { screen } = await rig.page.until(({ screen: now }) => now.name === 'form-step' && now.stepId.endsWith(id))
  if (screen.name !== 'form-step') throw new Error(screen.name)
  return screen
}
const choicesOn = async (id: string) => (await step(id)).fields[0]?.options?.map(({ value }) => value)

it('offers the places of the directory, and asks again once the subject has changed', async () => {
  await rig.walkToSign('GF01003')
  await rig.page.send({ type: 'edit-step', stepId: 'GF01003.B1.where' })
  const shown = await step('B1.where')
  expect(shown.fields[0]).toMatchObject({ kind: 'choice', path: 'institution' })
  // The terminal stands in the county's centre: its own notary is nearer than the city's office.
  expect(await choicesOn('B1.where')).toEqual(['青石县公证处', '样例市公证处（青石办证点）'])
  await rig.page.send({
    type: 'submit-step',
    stepId: shown.stepId,
    values: { institution: '样例市公证处（青石办证点）' },
  })
  await rig.page.untilScreen('review')

  await rig.page.send({ type: 'edit-step', stepId: 'GF01003.B1.what' })
  const what = await step('B1.what')
  await rig.page.send({ type: 'submit-step', stepId: what.stepId, values: { topic: 'forensic' } })
  await rig.page.untilScreen('review')
  expect(JSON.stringify(rig.page.snapshot.screen)).not.toContain('公证处')
  // Going on leads to what is open now.
  await rig.page.send({ type: 'continue' })
  expect(await choicesOn('B1.where')).toEqual(['样例司法鉴定所'])
})

it('leaves it to be written where no directory knows anybody', async () => {
  const release = releaseContent()
  rig.content.offer({ ...release, version: 99, told: { ...release.told, directory: [] } })
  await rig.walkToSign('GF01003')
  await rig.page.send({ type: 'edit-step', stepId: 'GF01003.B1.where' })
  expect((await step('B1.where')).fields[0]).toMatchObject({ kind: 'text', path: 'institution' })
})
