import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EditedText, pressKey } from './edit-text.ts'

const at = (text: string, start = text.length, end = start): EditedText => ({ text, start, end })

describe('a key of the on-screen keys', () => {
  it('puts its sign where the caret is and moves the caret behind it', () => {
    expect(pressKey(at('13', 1), { type: 'insert', text: '2' }, undefined)).toEqual(at('123', 2))
  })

  it('replaces what is selected', () => {
    expect(pressKey(at('19X5', 1, 3), { type: 'insert', text: '0' }, undefined)).toEqual(at('105', 2))
  })

  it('does nothing where the field is full', () => {
    expect(pressKey(at('110'), { type: 'insert', text: '1' }, 3)).toEqual(at('110'))
  })

  it('deletes the character before the caret, a whole one', () => {
    expect(pressKey(at('李𠮷'), { type: 'delete' }, undefined)).toEqual(at('李'))
    expect(pressKey(at('123', 0), { type: 'delete' }, undefined)).toEqual(at('123', 0))
    expect(pressKey(at('1234', 1, 3), { type: 'delete' }, undefined)).toEqual(at('14', 1))
  })

  it('clears all', () => {
    expect(pressKey(at('123', 1), { type: 'clear' }, undefined)).toEqual(at(''))
  })

  it('takes back what it put in, for any text and any place', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, place) => {
        const caret = Math.min(place, text.length)
        const typed = pressKey(at(text, caret), { type: 'insert', text: '7' }, undefined)
        expect(pressKey(typed, { type: 'delete' }, undefined)).toEqual(at(text, caret))
      }),
    )
  })
})
