/** Uyghur and Tibetan beside Chinese: order, joining, and nothing lost. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FontLibrary, openFontLibrary } from '../fonts/font-library.ts'
import { layoutDocument } from '../layout/layout-document.ts'
import type { DocumentModel } from '../layout/model.ts'
import type { Op } from '../layout/page.ts'
import { renderPdf } from '../pdf/render-pdf.ts'
import { visualRuns } from './runs.ts'
import { shapeRun } from './shape.ts'

/** قانۇن ياردىمى: legal aid. */
const UYGHUR = 'قانۇن ياردىمى'
/** ཁྲིམས་ལུགས་རོགས་སྐྱོར།: legal aid. */
const TIBETAN = 'ཁྲིམས་ལུགས་རོགས་སྐྱོར།'

let fonts: FontLibrary
let folder: string
beforeAll(async () => {
  fonts = await openFontLibrary({ systemFallbacks: false })
  folder = mkdtempSync(join(tmpdir(), 'lutong-shaping-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const model = (...texts: readonly string[]): DocumentModel => ({
  kind: 'document',
  title: '法律援助',
  language: 'zh-CN',
  marginsMm: { top: 20, right: 20, bottom: 20, left: 20 },
  footNote: '',
  blocks: texts.map((text) => ({
    kind: 'text',
    text,
    style: { face: 'song', sizePt: 16, leading: 1.8, align: 'left' },
  })),
})
const opsOf = (...texts: readonly string[]): readonly Op[] =>
  layoutDocument(model(...texts), fonts).pages.flatMap(({ ops }) => ops)
const glyphRuns = (ops: readonly Op[]) => ops.flatMap((op) => (op.op === 'glyphs' ? [op] : []))
const fontOf = (text: string) => fonts.font('song', fonts.indexFor('song', text.codePointAt(0) ?? 0))

describe('Uyghur', () => {
  it('is joined: its glyphs are not those of the letters alone', () => {
    const word = 'قانۇن'
    const font = fontOf(word)
    const shaped = shapeRun(font, word, true)
    const alone = [...word].map((letter) => font.glyphForCodePoint(letter.codePointAt(0) ?? 0).id)
    expect(shaped?.glyphs.map(({ id }) => id)).not.toEqual(alone.toReversed())
    expect(shaped?.glyphs.map(({ text }) => text).join('')).toHaveLength(word.length)
  })

  it('begins at the right margin and runs to the left, numbers the other way', () => {
    const runs = glyphRuns(opsOf(`${UYGHUR} 2026 ${UYGHUR}`))
    const places = runs.map(({ text, x }) => [text.trim(), x] as const)
    const number = places.find(([text]) => text === '2026')
    const first = runs.filter(({ text }) => text.includes('قانۇن')).map(({ x }) => x)
    expect(Math.max(...first)).toBeGreaterThan(number?.[1] ?? Infinity)
    expect(Math.min(...first)).toBeLessThan(number?.[1] ?? 0)
    const right = 595.28 - (20 * 72) / 25.4
    const ends = runs.flatMap(({ glyphs }) => glyphs.map(({ x }) => x))
    expect(Math.max(...ends)).toBeGreaterThan(right - 30)
  })

  it('inside Chinese stands in its place, each word from right to left', () => {
    const order = visualRuns(`甲${UYGHUR}乙`, false, (codePoint) => fonts.indexFor('song', codePoint)).map(
      ({ text }) => text,
    )
    expect(order[0]).toBe('甲')
    expect(order.at(-1)).toBe('乙')
    expect(order.indexOf('ياردىمى')).toBeLessThan(order.indexOf('قانۇن'))
  })
})

describe('Tibetan', () => {
  it('stacks its letters: fewer glyphs than characters, or marks above and below', () => {
    const shaped = shapeRun(fontOf(TIBETAN), TIBETAN, false)
    expect(shaped?.glyphs.length).toBeLessThan([...TIBETAN].length)
  })

  it('breaks after a tsheg, and loses nothing', () => {
    const runs = glyphRuns(opsOf(TIBETAN.repeat(12)))
    const lines = new Map<number, string>()
    for (const { baseline, text } of runs) lines.set(baseline, (lines.get(baseline) ?? '') + text)
    expect(lines.size).toBeGreaterThan(1)
    expect([...lines.values()].join('')).toBe(TIBETAN.repeat(12))
    for (const line of lines.values()) expect(line).toMatch(/[་།]$/u)
  })
})

describe('any mixture of scripts', () => {
  it('keeps every character and never throws', () => {
    const words = fc.constantFrom(
      UYGHUR,
      TIBETAN,
      '法律援助',
      'legal aid',
      ' ',
      '2026',
      '（',
      '）',
      '。',
      '\u{20BB7}',
      '\u200F',
    )
    fc.assert(
      fc.property(fc.array(words, { maxLength: 25 }), (parts) => {
        const text = parts.join('')
        const shown = opsOf(text).flatMap((op) => {
          if (op.op === 'text' || op.op === 'glyphs' || op.op === 'spaced-word') return [...op.text]
          return op.op === 'unknown-glyph' ? [op.character] : []
        })
        const count = (characters: readonly string[], one: string) => characters.filter((other) => other === one).length
        for (const one of new Set(text.replaceAll(/\s/gu, '')))
          expect(count(shown, one)).toBeGreaterThanOrEqual(count([...text], one))
      }),
    )
  })
})

describe.skipIf(spawnSync('pdftotext', ['-v']).status !== 0)('a bilingual page', () => {
  it('is PDF that others read: both languages, letters in their order', async () => {
    const { bytes, missing } = await renderPdf(model('法律援助', UYGHUR, '法律援助', TIBETAN), {
      createdAtMs: 0,
      fonts,
    })
    expect(missing).toEqual([])
    const file = join(folder, 'bilingual.pdf')
    writeFileSync(file, bytes)
    const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })
    expect(text).toContain('法律援助')
    expect(text.replaceAll(/[\s\u202A-\u202E]/gu, '')).toContain(TIBETAN)
    // Poppler turns right-to-left words by itself: the letters are all there, in one order or the other.
    for (const letter of UYGHUR.replaceAll(' ', '')) expect(text).toContain(letter)
  })
})
