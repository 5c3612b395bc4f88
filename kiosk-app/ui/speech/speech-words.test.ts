import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_SPOKEN_CHARACTERS } from '@lutong/core/contracts/host-display.ts'
import { inPieces } from './player.ts'
import { isTelling } from './private-words.ts'

describe('a long text', () => {
  it('is cut into pieces that lose nothing, at the end of a sentence where there is one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('请等一等。', '字', 'a, ', '，'), { maxLength: 900 }), (parts) => {
        const text = parts.join('')
        const pieces = inPieces(text)
        expect(pieces.join('').trim()).toBe(text.trim())
        expect(pieces.every((piece) => piece.length <= MAX_SPOKEN_CHARACTERS)).toBe(true)
      }),
    )
    expect(inPieces(`${'字'.repeat(500)}。${'词'.repeat(300)}`)[0]).toBe(`${'字'.repeat(500)}。`)
  })
})

describe('words that tell who somebody is', () => {
  it.each([
    '13800000000',
    '110***********001X',
    '138****0000',
    '张**',
    '330100-20261124-000001',
    'L-0A1B2C3D4E5F',
    '7KQ2M9',
    '27 600 元 12345678',
  ])('%s', (text) => expect(isTelling(text, ['0999-12348'])).toBe(true))

  it.each([
    '服务电话 0999-12348',
    '请打 12348',
    '第 3 步，共 6 步',
    '18 位，最后一位可能是字母 X',
    '2026 年',
    'A4 打印机',
  ])('not: %s', (text) => expect(isTelling(text, ['0999-12348'])).toBe(false))
})
