/** The short audit, and what a loudspeaker in a hall is asked to say of every screen. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startBrowser } from '../browser.ts'
import { FIXTURES } from '../fixtures/all.ts'
import { pressInTurn } from '../press-in-turn.ts'
import { type Gallery, serveGallery } from '../serve.ts'
import { lookAtAll, SHORT, SHORT_SCREENS } from './audit.ts'
import { rowsOf } from './rows.ts'

const SLOW_MS = 120_000
/** Names, numbers and answers of the invented people of the fixtures. */
const OF_PEOPLE = /张三|王五|老板欠我|李\*\*|试样|某某建筑|\*{3}|138\d{8}|110\d{14}|27,?600|659900-/

let gallery: Gallery
let browser: Browser
beforeAll(async () => {
  gallery = await serveGallery()
  browser = await startBrowser()
}, SLOW_MS)
afterAll(async () => {
  await browser.close()
  await gallery.close()
})

it(
  'every kind of screen keeps rules and measures in the ways that break most',
  async () => {
    const looked = await lookAtAll(
      browser,
      gallery,
      SHORT,
      (name) => SHORT_SCREENS.has(name),
      () => {},
    )
    expect(rowsOf(looked).filter(({ holds }) => !holds)).toEqual([])
  },
  SLOW_MS,
)

it(
  'no loudspeaker is ever given a name, a number or an answer to say; headphones are',
  async () => {
    const page = await browser.newPage({ viewport: { width: 1080, height: 1920 }, reducedMotion: 'reduce' })
    let privately = ''
    for (const ear of ['loudspeaker', 'headphones']) {
      for (const fixture of FIXTURES) {
        const { name } = fixture
        await page.goto(gallery.address(name, 'zh-CN', `spoken=${ear}`))
        await page.waitForFunction(() => document.querySelector('[data-loading]') === null)
        await page.waitForFunction(() => window.spokenTexts.length > 0)
        await pressInTurn(page, fixture, (press) => [press['zh-CN']])
        await page.evaluate(async () => {
          const where = ['main', 'dialog', '[data-keys-dock]'].flatMap((one) => [
            ...document.querySelectorAll<HTMLElement>(`${one} :is(input, textarea, button)`),
          ])
          for (const control of where) {
            if (control.getClientRects().length === 0) continue
            control.focus()
            // Until all that is said of it has been asked for.
            await new Promise((resolve) => setTimeout(resolve))
          }
        })
        const spoken = await page.evaluate(() => window.spokenTexts)
        const aloud = spoken.filter((one) => ear === 'loudspeaker' || !one.private).map(({ text }) => text)
        expect({ name, found: aloud.filter((text) => OF_PEOPLE.test(text)) }).toEqual({ name, found: [] })
        privately += spoken
          .filter((one) => one.private)
          .map(({ text }) => text)
          .join('\n')
      }
    }
    expect(privately).toMatch(OF_PEOPLE)
    await page.close()
  },
  // Every screen for either ear.
  3 * SLOW_MS,
)
