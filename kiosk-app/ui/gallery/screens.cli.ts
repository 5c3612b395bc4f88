/** `npm run screens`: a picture of every screen into docs/screens, in each language, without a host. */
import { mkdir } from 'node:fs/promises'
import { type Language, WRITTEN_LANGUAGES } from '@lutong/core/messages/text.ts'
import { writtenOf } from '@lutong/core/messages/written-of.ts'
import type { Page } from 'playwright-core'
import { startBrowser } from './browser.ts'
import { FIXTURES } from './fixtures/all.ts'
import type { Fixture } from './fixtures/base.ts'
import { pressInTurn } from './press-in-turn.ts'
import { type Gallery, serveGallery } from './serve.ts'

const FOLDER = new URL('../../../docs/screens/', import.meta.url).pathname
const JPEG_QUALITY = 60
const PORTRAIT = { width: 1080, height: 1920 }
const LANDSCAPE = { width: 1920, height: 1080 }
const IN_LANDSCAPE: ReadonlySet<string> = new Set([
  'welcome',
  'guide',
  'identify',
  'form-choices',
  'materials',
  'review',
  'sign',
  'done',
  'progress',
])

const take = async (page: Page, gallery: Gallery, fixture: Fixture, language: Language, file: string) => {
  const { name } = fixture
  await page.goto(gallery.address(name, language))
  await page.waitForFunction((title) => document.title === title, `${name}/${language}`)
  await pressInTurn(page, fixture, (press) => [press[writtenOf(language)]])
  // A camera's picture needs a moment; the fake one of the browser is as good as any.
  if (name === 'camera') await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 0.5)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${FOLDER}${file}.jpg`, type: 'jpeg', quality: JPEG_QUALITY, animations: 'disabled' })
}

const only = process.argv.slice(2)
const wanted = FIXTURES.filter(({ name }) => only.length === 0 || only.includes(name))
await mkdir(FOLDER, { recursive: true })
const gallery = await serveGallery()
const browser = await startBrowser()
try {
  const page = await browser.newPage({ viewport: PORTRAIT, reducedMotion: 'reduce' })
  for (const language of WRITTEN_LANGUAGES) {
    await page.setViewportSize(PORTRAIT)
    for (const fixture of wanted) await take(page, gallery, fixture, language, `${fixture.name}.${language}`)
    await page.setViewportSize(LANDSCAPE)
    for (const fixture of wanted.filter((one) => IN_LANDSCAPE.has(one.name))) {
      await take(page, gallery, fixture, language, `${fixture.name}.${language}.landscape`)
    }
    console.error(`${language}: ${wanted.length} screens`)
  }
} finally {
  await browser.close()
  await gallery.close()
}
console.log(`Pictures are in ${FOLDER}`)
