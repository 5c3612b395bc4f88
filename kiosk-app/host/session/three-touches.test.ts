/** Every service and all there is to read stand at most three touches behind the welcome screen: door, name, open. */
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { THEMES } from '@lutong/core/catalogue/item.ts'
import type { Command } from '@lutong/core/contracts/host-commands.ts'
import type { ScreenName } from '@lutong/core/contracts/host-screens.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type HostRig, screenNow, startHostRig } from '../testing/host-rig.ts'

const catalogue = loadCatalogue()
let rig: HostRig
beforeEach(() => {
  rig = startHostRig()
})
afterEach(() => rig.end())

const OPENED = ['guide', 'progress-identify']

it('each service by a door and its name, and each bundle too', async () => {
  const reached = new Set<string>()
  for (const theme of THEMES) {
    await rig.page.send({ type: 'open-theme', theme })
    const { bundles, items } = screenNow(rig.page, 'items')
    for (const bundle of bundles) {
      await rig.page.send({ type: 'open-bundle', bundleCode: bundle.code })
      expect(screenNow(rig.page, 'bundle').bundle.code).toBe(bundle.code)
      reached.add(bundle.code)
      await rig.page.send({ type: 'back' })
    }
    for (const item of items) {
      await rig.page.send({ type: 'open-item', itemCode: item.code })
      expect(OPENED, item.code).toContain(rig.page.snapshot.screen.name)
      reached.add(item.code)
      await rig.page.send({ type: 'home' })
      await rig.page.send({ type: 'open-theme', theme })
    }
    await rig.page.send({ type: 'home' })
  }
  const all = [...catalogue.items.keys(), ...catalogue.bundles.map((one) => one.code)]
  expect([...reached].toSorted()).toEqual(all.toSorted())
})

it('each by its own words in the search', async () => {
  for (const item of catalogue.items.values()) {
    await rig.page.send({ type: 'open-search' })
    await rig.page.send({ type: 'search', text: item.plainName['zh-CN'] })
    expect(
      screenNow(rig.page, 'search').items.map((one) => one.code),
      item.code,
    ).toContain(item.code)
    await rig.page.send({ type: 'home' })
  }
})

/** One touch each, as the page's buttons send them; what is named in it stands on the screen that was reached so far. */
type Touch = () => Command
const first = <Item>(list: readonly Item[]): Item => {
  const [one] = list
  if (one === undefined) throw new Error('nothing stands there to be touched')
  return one
}
const WAGES = ItemCode.parse('GF02003')
const library: Touch = () => ({ type: 'open-library' })
const behind = (screen: ScreenName, ...touches: readonly Touch[]) => ({ screen, touches })
const INFORMATION = [
  behind('library', library),
  behind('laws', library, () => ({ type: 'browse-laws', theme: null })),
  behind(
    'law',
    library,
    () => ({ type: 'browse-laws', theme: null }),
    () => ({ type: 'open-article', law: first(screenNow(rig.page, 'laws').laws).id, article: null }),
  ),
  behind('cases', library, () => ({ type: 'open-cases' })),
  behind(
    'typical-case',
    library,
    () => ({ type: 'open-cases' }),
    () => ({ type: 'open-typical-case', id: first(screenNow(rig.page, 'cases').cases).id }),
  ),
  behind('questions', library, () => ({ type: 'show-questions', theme: 'wages' })),
  behind(
    'question',
    library,
    () => ({ type: 'show-questions', theme: 'wages' }),
    () => ({ type: 'open-question', id: first(screenNow(rig.page, 'questions').questions).id }),
  ),
  behind('calculators', library, () => ({ type: 'open-calculators' })),
  behind(
    'calculator',
    library,
    () => ({ type: 'open-calculators' }),
    () => ({ type: 'open-calculator', id: first(screenNow(rig.page, 'calculators').calculators).id }),
  ),
  behind('directory', library, () => ({ type: 'open-directory' })),
  behind('channels', library, () => ({ type: 'open-channels' })),
  behind('search', () => ({ type: 'open-search' })),
  behind(
    'published',
    () => ({ type: 'open-search' }),
    () => ({ type: 'open-published' }),
  ),
  behind('offline', () => ({ type: 'open-offline' })),
  behind('resume', () => ({ type: 'open-resume' })),
  behind(
    'sample',
    () => ({ type: 'open-theme', theme: 'wages' }),
    () => ({ type: 'open-item', itemCode: WAGES }),
    () => ({ type: 'show-sample', formCode: first(screenNow(rig.page, 'guide').forms).code }),
  ),
]

it.each(INFORMATION)('$screen stands at most three touches away', async ({ screen, touches }) => {
  expect(touches.length).toBeLessThanOrEqual(3)
  for (const touch of touches) await rig.page.send(touch())
  expect(rig.page.snapshot.screen.name).toBe(screen)
})
