/** Drives the gallery through every screen and way of reading it; gives a table of what was measured against what is promised. */
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { WRITTEN_LANGUAGES } from '@lutong/core/messages/text.ts'
import { FIXTURES } from '../fixtures/all.ts'
import type { Fixture } from '../fixtures/base.ts'
import { PSEUDO_LOCALES } from '../pseudo-locales.ts'
import type { Gallery } from '../serve.ts'
import { showScreen } from '../show-screen.ts'
import { within } from '../within.ts'
import { measurePage, type PageMeasures, unseenFocus } from './in-page.ts'
import { layoutFaults } from './layout-faults.ts'

declare global {
  interface Window {
    axe: typeof axe
  }
}

export interface Row {
  readonly row: string
  readonly measured: string
  readonly goal: string
  readonly holds: boolean
  /** The screens that break it, a few of them. */
  readonly at: readonly string[]
}

/** One way of reading: a panel, what was chosen, and how deep it is looked at. */
export interface Way {
  readonly width: number
  readonly height: number
  readonly ppi: number
  readonly reading: string
  /** A language, or the tag of a pseudo-locale. */
  readonly language: string
  /** Rules of axe: all, all but contrast (the colours are another way's), or none. */
  readonly rules: 'all' | 'shapes' | 'none'
  readonly focus: boolean
}

const HALL = { width: 1080, height: 1920, ppi: 82 }
const LANDSCAPE = { width: 1920, height: 1080, ppi: 82 }
const DESK = { width: 1024, height: 768, ppi: 85 }

const way = (panel: typeof HALL, reading: string, language: string, rules: Way['rules'], focus = false): Way => ({
  ...panel,
  reading,
  language,
  rules,
  focus,
})

const ALL_READINGS = ['textSize=small', 'textSize=large', 'plain', 'lowReach', 'spoken=headphones'] as const

const LOOKED_AT_ONLY = WRITTEN_LANGUAGES.flatMap((language) => [
  ...['', 'textSize=small', 'textSize=large', 'textSize=largest', 'plain'].flatMap((reading) =>
    [LANDSCAPE, DESK].map((panel) => way(panel, reading, language, 'none')),
  ),
])

export const WHOLE: readonly Way[] = [
  ...WRITTEN_LANGUAGES.flatMap((language) => [
    way(HALL, '', language, 'all', true),
    way(HALL, 'textSize=largest', language, 'shapes', true),
  ]),
  ...['black-on-white', 'white-on-black', 'low-glare'].map((colours) =>
    way(HALL, `colours=${colours}`, 'zh-CN', 'all'),
  ),
  ...ALL_READINGS.map((reading) => way(HALL, reading, 'zh-CN', 'shapes')),
  way(LANDSCAPE, 'lowReach', 'zh-CN', 'shapes'),
  ...['textSize=small', 'textSize=large', 'plain', 'lowReach'].map((reading) => way(HALL, reading, 'en', 'none')),
  way(DESK, 'spoken=headphones', 'zh-CN', 'shapes'),
  ...LOOKED_AT_ONLY,
  ...PSEUDO_LOCALES.flatMap(({ tag }) => [HALL, LANDSCAPE, DESK].map((panel) => way(panel, '', tag, 'none'))),
]
/** Every `of`-th way, beginning with the `part`-th: what is too long for one sitting is looked at in several. */
export const partOf = (ways: readonly Way[], part: number, of: number): readonly Way[] =>
  ways.filter((_, index) => index % of === part - 1)

/** What a test can afford: each kind of screen once, in the ways that break most. */
export const SHORT: readonly Way[] = [
  way(HALL, 'colours=low-glare', 'zh-CN', 'all'),
  way(HALL, 'lowReach', 'zh-CN', 'shapes', true),
  way(DESK, 'textSize=largest', 'en', 'none'),
]
export const SHORT_SCREENS: ReadonlySet<string> = new Set([
  'welcome',
  'items',
  'guide',
  'identify-by-typing',
  'form-choices',
  'form-list',
  'materials',
  'review',
  'sign',
  'done',
  'progress',
  'idle',
])

export interface Looked {
  readonly way: Way
  readonly screen: string
  readonly measures: PageMeasures
  /** Cut, covered, broken inside a word. */
  readonly faults: readonly string[]
  readonly violations: readonly string[]
  readonly unseen: readonly string[]
}

/** On a busy machine; a page that hangs is told. */
const ONE_SCREEN_MS = 60_000

const look = async (page: Page, fixture: Fixture, one: Way): Promise<Looked> => {
  await showScreen(page, fixture, one)
  const measures = await page.evaluate(measurePage, one.ppi)
  const faults = await page.evaluate(layoutFaults)
  const violations =
    one.rules === 'none'
      ? []
      : await page.evaluate(async (shapesOnly) => {
          const found = await window.axe.run(document, {
            resultTypes: ['violations'],
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            rules: { 'color-contrast': { enabled: !shapesOnly } },
          })
          return found.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 80) ?? ''}`)
        }, one.rules === 'shapes')
  return {
    way: one,
    screen: fixture.name,
    measures,
    faults,
    violations,
    unseen: one.focus ? await page.evaluate(unseenFocus) : [],
  }
}

/** Looks at the screens in every way, over a few pages side by side. */
export const lookAtAll = async (
  browser: Browser,
  gallery: Gallery,
  ways: readonly Way[],
  wanted: (name: string) => boolean,
  tell: (line: string) => void,
): Promise<readonly Looked[]> => {
  const fixtures = FIXTURES.filter(({ name }) => wanted(name))
  const open = [...ways]
  const looked: Looked[] = []
  const work = async () => {
    for (let one = open.shift(); one !== undefined; one = open.shift()) {
      const page = await browser.newPage({
        viewport: { width: one.width, height: one.height },
        reducedMotion: 'reduce',
      })
      await page.addInitScript({ content: axe.source })
      await page.goto(gallery.address('welcome', one.language))
      const startedMs = performance.now()
      for (const fixture of fixtures) {
        const looking = look(page, fixture, { ...one, reading: withPpi(one) })
        looked.push(await within(ONE_SCREEN_MS, fixture.name, looking))
      }
      await page.close()
      const seconds = Math.round((performance.now() - startedMs) / 1_000)
      tell(`${one.width}×${one.height} ${one.reading || 'normal'} ${one.language}: ${seconds} s`)
    }
  }
  await Promise.all([work(), work()])
  return looked
}

const withPpi = ({ reading, ppi }: Way) => [...(reading === '' ? [] : [reading]), `ppi=${ppi}`].join('&')
