/** Presses what a fixture names, one after another; where the guard against second touches is up, when it has passed. */
import type { Locator, Page } from 'playwright-core'
import { GUARD_MS } from '../visit/press-guard.ts'
import type { Fixture, Words } from './fixtures/base.ts'

/** A busy machine is slow; only what never comes is wrong. */
const PATIENCE_MS = 120_000
/** Twice what the guard takes for the same place. */
const NEAR_PX = 80

/** Nothing where this page has not been pressed. */
interface LastPress {
  readonly x: number
  readonly y: number
  readonly atMs: number
}
const lastPresses = new WeakMap<Page, LastPress>()

const pressOnce = async (page: Page, target: Locator): Promise<void> => {
  await target.waitFor({ timeout: PATIENCE_MS })
  await target.scrollIntoViewIfNeeded({ timeout: PATIENCE_MS })
  const box = await target.boundingBox()
  const [x, y] = box === null ? [0, 0] : [box.x + box.width / 2, box.y + box.height / 2]
  const last = lastPresses.get(page)
  if (last !== undefined && Math.hypot(x - last.x, y - last.y) < NEAR_PX)
    await page.waitForFunction((endsMs) => Date.now() > endsMs, last.atMs + GUARD_MS, { polling: 10 })
  await target.click({ timeout: PATIENCE_MS })
  lastPresses.set(page, { x, y, atMs: await page.evaluate(() => Date.now()) })
}

export const pressInTurn = async (
  page: Page,
  { presses = [] }: Fixture,
  /** What may stand on it: in a made-up language also the words that are no text of a catalogue, such as a key's letter. */
  wordsOf: (press: Words) => readonly string[],
): Promise<void> => {
  const settled = () =>
    page.waitForFunction(() => document.querySelector('[data-loading]') === null, undefined, {
      polling: 10,
      timeout: PATIENCE_MS,
    })
  await settled()
  for (const press of presses) {
    const [first, ...others] = wordsOf(press).map((words) => page.getByText(words, { exact: true }))
    if (first === undefined) throw new Error('A press has no words.')
    const target = others
      .reduce((any, one) => any.or(one), first)
      .and(page.locator(':is(button, label), :is(button, label) *'))
      .filter({ visible: true })
      .first()
    await pressOnce(page, target)
    await settled()
  }
}
