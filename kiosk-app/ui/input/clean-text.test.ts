import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanText } from './clean-text.ts'

describe('what is typed into an answer', () => {
  it('stays as it is: Chinese with rare characters, letters, marks, line breaks', () => {
    for (const text of ['𠮷野家，3 组 12 号。\n电话：138', 'Müller & Söhne ©', '（一）"二"'])
      expect(cleanText(text, 100)).toEqual({ text, removed: 'nothing' })
  })

  it.each([
    ['a direction override', '李\u202E明', '李明'],
    ['an isolate and a mark of direction', '\u2066张\u2069\u200F三', '张三'],
    ['control signs', 'a\u0000b\u001Bc\td', 'abcd'],
    ['an invisible joiner', '法\u200B律', '法律'],
    ['a picture, with its skin and its joiners', '好👩🏽‍⚖️的🇨🇳', '好的'],
    ['half a character', '好\uD83D', '好'],
  ])('loses %s', (_what, typed, text) => {
    expect(cleanText(typed, 100)).toEqual({ text, removed: 'signs' })
  })

  it('ends at its limit, never within a character', () => {
    expect(cleanText('王'.repeat(300), 50)).toEqual({ text: '王'.repeat(50), removed: 'too-long' })
    expect(cleanText('ab𠮷', 3)).toEqual({ text: 'ab', removed: 'too-long' })
  })

  it('is clean after once, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(40), (typed, limit) => {
        const { text } = cleanText(typed, limit)
        expect(text.length).toBeLessThanOrEqual(limit)
        expect(cleanText(text, limit)).toEqual({ text, removed: 'nothing' })
      }),
    )
  })
})
