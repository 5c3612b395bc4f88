/** The subset's glyphs are the original's: opened again by fontkit, outline by outline. */
import fc from 'fast-check'
import { create } from 'fontkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { type FontLibrary, openFontLibrary } from '../fonts/font-library.ts'
import { createTtfSubset } from './ttf-subset.ts'

let fonts: FontLibrary
beforeAll(async () => {
  fonts = await openFontLibrary({ systemFallbacks: false })
})

describe('a subset of a TrueType font', () => {
  it.each(['song', 'hei', 'song-bold'] as const)('%s draws every used glyph as the font does, as wide', (face) => {
    const font = fonts.font(face, 0)
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: font.numGlyphs - 1 }), { minLength: 1, maxLength: 40 }), (ids) => {
        const subset = createTtfSubset(font)
        if (subset === undefined) throw new Error('not TrueType')
        const places = ids.map((id) => subset.includeGlyph(id))
        const opened = create(Buffer.from(subset.encode()))
        if (!('layout' in opened)) throw new Error('a collection')
        for (const [index, id] of ids.entries()) {
          const [mine, original] = [opened.getGlyph(places[index] ?? 0), font.getGlyph(id)]
          expect(mine.path.toSVG()).toBe(original.path.toSVG())
          expect(mine.advanceWidth).toBe(original.advanceWidth)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('takes the parts of accented letters along', () => {
    const font = fonts.font('hei', 0)
    const id = font.glyphForCodePoint('é'.codePointAt(0) ?? 0).id
    const subset = createTtfSubset(font)
    if (subset === undefined) throw new Error('not TrueType')
    const place = subset.includeGlyph(id)
    const opened = create(Buffer.from(subset.encode()))
    if (!('layout' in opened)) throw new Error('a collection')
    expect(opened.getGlyph(place).path.toSVG()).toBe(font.getGlyph(id).path.toSVG())
  })
})
