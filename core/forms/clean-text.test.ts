import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cleanTexts, cleanText } from './clean-text.ts'

it('takes away what turns the reading direction, what rings and what is half a character', () => {
  expect(cleanText('张\u202E三\u0007\u0000\u2066')).toBe('张三')
  expect(cleanText('\uD83D')).toBe('\uFFFD')
})

it('leaves lines, joiners, rare characters and other scripts as they are', () => {
  for (const text of ['一\n二', '𠮷野家', 'ئۇيغۇر', 'བོད་ཡིག', 'ᠮᠣᠩᠭᠣᠯ\u180E\u200D', 'Ābla-Ülgen'])
    expect(cleanText(text)).toBe(text)
})

it('cleans every text of a value, and cleaning again changes nothing', () => {
  expect(cleanTexts({ a: ['x\u0000', { b: '\u202Ey' }], c: 1, d: null })).toEqual({
    a: ['x', { b: 'y' }],
    c: 1,
    d: null,
  })
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => cleanText(cleanText(text)) === cleanText(text)))
})
