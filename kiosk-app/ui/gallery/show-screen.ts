/** Brings one screen of the gallery up on an open page, ready to be looked at, and does the presses of its fixture. */
import { LANGUAGES } from '@lutong/core/messages/text.ts'
import { writtenOf } from '@lutong/core/messages/written-of.ts'
import type { Page } from 'playwright-core'
import type { Fixture } from './fixtures/base.ts'
import { pressInTurn } from './press-in-turn.ts'
import { PSEUDO_LOCALES } from './pseudo-locales.ts'

export interface ShownAs {
  /** A language, or the tag of a pseudo-locale. */
  readonly language: string
  /** How it is read: `textSize=largest&plain`; none where empty. */
  readonly reading: string
}

/** A busy machine is slow; only what never comes is wrong. */
const PATIENCE_MS = 120_000

const wordsOf = (press: Readonly<Record<'zh-CN' | 'en', string>>, language: string): readonly string[] => {
  const pseudo = PSEUDO_LOCALES.find(({ tag }) => tag === language)
  if (pseudo !== undefined) return [pseudo.disguise(press.en), press.en]
  return [press[writtenOf(LANGUAGES.find((one) => one === language) ?? 'zh-CN')]]
}

/** In the page: there and settled. The scroll area looks at its content once that has been laid out. */
const untilSettled = async ({ patienceMs, title }: { readonly patienceMs: number; readonly title: string }) => {
  window.location.hash = title
  const endMs = performance.now() + patienceMs
  while (document.title !== title || document.querySelector('[data-loading]') !== null) {
    if (performance.now() > endMs) throw new Error(`${title} never came`)
    await new Promise((done) => setTimeout(done, 5))
  }
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
}

/** The page must already show some screen of the gallery. */
export const showScreen = async (page: Page, fixture: Fixture, { language, reading }: ShownAs): Promise<void> => {
  const title = [fixture.name, language, ...(reading === '' ? [] : [reading])].join('/')
  // In one question: each further one to the page takes longer than the screen itself.
  const settle = () => page.evaluate(untilSettled, { title, patienceMs: PATIENCE_MS })
  await settle()
  if (fixture.presses === undefined) return
  await pressInTurn(page, fixture, (press) => wordsOf(press, language))
  await settle()
}
