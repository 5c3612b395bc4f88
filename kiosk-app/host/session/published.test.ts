import { releaseContent } from '@lutong/core/content/package.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type HostRig, startHostRig } from '../testing/host-rig.ts'

let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const open = async () => {
  await rig.page.send({ type: 'open-search' })
  await rig.page.send({ type: 'open-published' })
  return (await rig.page.until(({ screen }) => screen.name === 'published' && !screen.asking)).screen
}
const results = {
  regionCode: '331081',
  fromMs: 1_763_000_000_000,
  computedAtMs: 1_795_000_000_000,
  body: '青石县公共法律服务中心',
  items: [],
  experiences: [],
}

it('is two touches away, came with the content, and is there while the line is away, with its date', async () => {
  const release = releaseContent()
  const others = { ...results, regionCode: '330106', body: '别的县' }
  rig.content.offer({ ...release, version: 7, told: { ...release.told, results: [others, results] } })
  rig.centre.setWeather('no-line')
  expect(await open()).toMatchObject({
    results: { computedAtMs: 1_795_000_000_000, body: '青石县公共法律服务中心' },
  })
})

it('says that it does not know where no content had any', async () => {
  expect(await open()).toMatchObject({ results: null })
})
