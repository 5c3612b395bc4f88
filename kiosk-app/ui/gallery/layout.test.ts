/** The smallest panel, where everything has the least room: each screen there, in both languages, cuts and covers nothing. */
import type { Page } from 'playwright-core'
import { WRITTEN_LANGUAGES } from '@lutong/core/messages/text.ts'
import { describe, expect, it } from 'vitest'
import { layoutFaults } from './audit/layout-faults.ts'
import { FIXTURES } from './fixtures/all.ts'
import { galleryOfFile } from './gallery-of-file.ts'
import { showScreen } from './show-screen.ts'
import { within } from './within.ts'

const DESK = { width: 1024, height: 768 }
const READINGS = ['', 'textSize=largest'] as const
const SLOW_MS = 120_000
/** A page that hangs is told by the name of its screen. */
const ONE_SCREEN_MS = 40_000

const shown = galleryOfFile(SLOW_MS)

const faultsOf = async (page: Page, language: string, reading: string): Promise<readonly string[]> => {
  const found: string[] = []
  for (const fixture of FIXTURES) {
    const look = async () => {
      await showScreen(page, fixture, { language, reading })
      return page.evaluate(layoutFaults)
    }
    const faults = await within(ONE_SCREEN_MS, fixture.name, look())
    found.push(...faults.map((fault) => `${fixture.name}: ${fault}`))
  }
  return found
}

describe.each(READINGS)('a desk unit read with "%s"', (textSize) => {
  it.concurrent.each(WRITTEN_LANGUAGES)(
    'in %s shows every screen whole',
    async (language) => {
      const page = await shown.newPage(DESK)
      try {
        await page.goto(shown.gallery.address('welcome', language))
        const reading = [...(textSize === '' ? [] : [textSize]), 'ppi=85'].join('&')
        expect(await faultsOf(page, language, reading)).toEqual([])
      } finally {
        await page.close()
      }
    },
    SLOW_MS,
  )
})
