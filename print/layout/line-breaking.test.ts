import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type FontLibrary, openFontLibrary } from '../fonts/font-library.ts'
import { breakOpportunities } from './line-breaking.ts'
import type { TextStyle } from './model.ts'
import { breakLines } from './paragraph.ts'

const STYLE: TextStyle = { face: 'song', sizePt: 10, leading: 1.5, align: 'left' }
let fonts: FontLibrary
beforeAll(async () => {
  fonts = await openFontLibrary({ systemFallbacks: false })
})

const chinese = fc
  .array(fc.constantFrom(...'今年三月到八月在工地做木工，。、；：！？（）《》“”……——ABCabc 0123,.￥%℃𠮷㛃☑☐'), {
    maxLength: 120,
  })
  .map((characters) => characters.join(''))
const lines = (text: string, widthPt: number) => breakLines(text, STYLE, widthPt, fonts).map((line) => line.text)

describe('line breaking', () => {
  it('loses and repeats nothing but the blanks at line ends', () => {
    fc.assert(
      fc.property(chinese, fc.integer({ min: 10, max: 400 }), (text, widthPt) => {
        expect(lines(text, widthPt).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      }),
    )
  })

  it('makes no line wider than its room, where more than one character stands on it', () => {
    fc.assert(
      fc.property(chinese, fc.integer({ min: 10, max: 400 }), (text, widthPt) => {
        for (const line of breakLines(text, STYLE, widthPt, fonts))
          if ([...line.text].length > 1) expect(line.widthPt).toBeLessThanOrEqual(widthPt + 0.02)
      }),
    )
  })

  it('never cuts a character of a rare name in two', () => {
    fc.assert(
      fc.property(chinese, fc.integer({ min: 10, max: 60 }), (text, widthPt) => {
        for (const line of lines(text, widthPt)) expect(line.isWellFormed()).toBe(true)
      }),
    )
  })

  it('offers no break before a closing mark nor after an opening one', () => {
    fc.assert(
      fc.property(chinese, (text) => {
        for (const index of breakOpportunities(text).filter((one) => one < text.length)) {
          expect('。，、；：！？）》”…—%℃').not.toContain(text.charAt(index))
          expect('（《“￥☑☐').not.toContain(text.charAt(index - 1))
        }
      }),
    )
  })

  it('keeps number and word whole, and a ticked choice with its mark', () => {
    expect(lines('身份证11010519491231002X号', 100)).toEqual(['身份证', '11010519491231002X', '号'])
    expect(lines('☑残疾人　☐退役军人', 70)).toEqual(['☑残疾人', '☐退役军人'])
  })

  it('cuts a word longer than the line rather than let it run off the paper', () => {
    expect(lines('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 40).length).toBeGreaterThan(2)
  })

  it('begins a new line at a line feed and treats other controls as blanks', () => {
    expect(lines('一\n\n二\t三', 200)).toEqual(['一', '', '二 三'])
  })
})
