/** Nine keys beside the twenty-six: the same engine, the same words. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { ensureInputData, PINYIN_FILE } from '../../../../scripts/input/ensure.ts'
import { openDictionary } from './dictionary.ts'
import { digitsOf, KEY_LETTERS } from './nine-keys.ts'
import { createPinyin, type Pinyin } from './pinyin.ts'
import { readAs, readingsOf } from './spellings.ts'
import { SYLLABLES } from './syllables.ts'

let input: Pinyin
beforeAll(() => {
  ensureInputData()
  const opened = openDictionary(new Uint8Array(readFileSync(PINYIN_FILE)).buffer)
  if (opened === undefined) throw new Error('the compiled dictionary cannot be read')
  input = createPinyin(opened, [])
}, 60_000)

const texts = (typed: string) => input.candidates(typed).map(({ text }) => text)
const syllables = fc.array(fc.constantFrom(...SYLLABLES), { minLength: 1, maxLength: 4 })

describe('nine keys', () => {
  it('hold every letter once, and two digits none', () => {
    expect(Object.values(KEY_LETTERS).join('')).toBe('abcdefghijklmnopqrstuvwxyz')
    expect(Object.keys(KEY_LETTERS)).toEqual(['2', '3', '4', '5', '6', '7', '8', '9'])
  })

  it.each([
    ['falvyuanzhu', '法律援助'],
    ['laodongzhongcai', '劳动仲裁'],
    ['renmintiaojie', '人民调解'],
    ['gongzi', '工资'],
  ])('offer %s’s phrase first', (letters, phrase) => {
    expect(texts(digitsOf(letters))[0]).toBe(phrase)
  })

  it('offer every character of every syllable', () => {
    for (const syllable of SYLLABLES) {
      const offered = new Set(texts(digitsOf(syllable)))
      const missing = texts(syllable).filter((one) => [...one].length === 1 && !offered.has(one))
      expect(missing, syllable).toEqual([])
    }
  })

  it('come by the readings that are offered to what the letters would have given', () => {
    fc.assert(
      fc.property(syllables, (wanted) => {
        let typed = digitsOf(wanted.join(''))
        for (const syllable of wanted) {
          expect(readingsOf(typed)).toContain(syllable)
          typed = readAs(typed, syllable)
        }
        expect(typed).toBe(wanted.join("'"))
      }),
      { numRuns: 300 },
    )
  })

  it('never fail, and stand for no more than was typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[2-9a-z']{0,24}$/), (typed) => {
        for (const { letters, text } of input.candidates(typed)) {
          expect(letters).toBeLessThanOrEqual(typed.length)
          expect(text).not.toMatch(/[\da-z']/)
        }
        for (const reading of readingsOf(typed)) expect(SYLLABLES).toContain(reading)
      }),
      { numRuns: 150 },
    )
  })

  it('learn what was chosen for the digits', () => {
    const digits = digitsOf('gongzi')
    const [, second = ''] = texts(digits)
    input.learn(digits, second)
    expect(texts(digits)[0]).toBe(second)
  })
})
