/** The short audit, and what a loudspeaker in a hall is asked to say of every screen. */
import { expect, it } from 'vitest'
import { FIXTURES } from '../fixtures/all.ts'
import { galleryOfFile } from '../gallery-of-file.ts'
import { showScreen } from '../show-screen.ts'
import { lookAtAll, SHORT, SHORT_SCREENS } from './audit.ts'
import { rowsOf } from './rows.ts'

const SLOW_MS = 120_000
/** Names, numbers and answers of the invented people of the fixtures. */
const OF_PEOPLE = /张三|王五|老板欠我|李\*\*|试样|某某建筑|\*{3}|138\d{8}|110\d{14}|27,?600|659900-/

const shown = galleryOfFile(SLOW_MS)

it(
  'every kind of screen keeps rules and measures in the ways that break most',
  async () => {
    const looked = await lookAtAll(
      shown.browser,
      shown.gallery,
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
    const page = await shown.newPage()
    let privately = ''
    for (const ear of ['loudspeaker', 'headphones']) {
      await page.goto(shown.gallery.address('welcome', 'zh-CN', `spoken=${ear}`))
      for (const fixture of FIXTURES) {
        const { name } = fixture
        await showScreen(page, fixture, { language: 'zh-CN', reading: `spoken=${ear}` })
        // What speaks is fetched with the first screen.
        await page.waitForFunction(() => window.spokenTexts.length > 0, undefined, { polling: 10 })
        const spoken = await page.evaluate(async () => {
          const where = ['main', 'dialog', '[data-keys-dock]'].flatMap((one) => [
            ...document.querySelectorAll<HTMLElement>(`${one} :is(input, textarea, button)`),
          ])
          for (const control of where) {
            if (control.getClientRects().length === 0) continue
            control.focus()
            // Until all that is said of it has been asked for.
            await scheduler.yield()
          }
          return window.spokenTexts
        })
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
