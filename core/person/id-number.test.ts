import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { birthDateOfIdNumber, idNumberCheckCharacter, isValidIdNumber, normaliseIdNumber } from './id-number.ts'
import { maskIdNumber, maskName } from './masking.ts'

const birth = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10).replaceAll('-', ''))
const validNumber = fc
  .tuple(fc.integer({ min: 110_000, max: 659_999 }), birth, fc.integer({ min: 0, max: 999 }))
  .map(([region, day, order]) => `${region}${day}${String(order).padStart(3, '0')}`)
  .map((first17) => first17 + idNumberCheckCharacter(first17))

describe('GB 11643 numbers', () => {
  it('accept the standard’s own example', () => {
    expect(isValidIdNumber('11010519491231002X')).toBe(true)
    expect(birthDateOfIdNumber('11010519491231002X')).toBe('1949-12-31')
  })

  it('refuse any single wrong digit (ISO 7064 MOD 11-2 finds all of them)', () => {
    fc.assert(
      fc.property(validNumber, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const wrong = number.slice(0, at) + ((Number(number[at]) + by) % 10) + number.slice(at + 1)
        expect(isValidIdNumber(number)).toBe(true)
        expect(isValidIdNumber(wrong)).toBe(false)
      }),
    )
  })

  it('refuse two neighbouring digits swapped', () => {
    fc.assert(
      fc.property(validNumber, fc.integer({ min: 0, max: 15 }), (number, at) => {
        fc.pre(number[at] !== number[at + 1])
        const swapped = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2)
        expect(isValidIdNumber(swapped)).toBe(false)
      }),
    )
  })

  it('refuse a birthday that no calendar has', () => {
    expect(birthDateOfIdNumber('11010519490230002X')).toBeUndefined()
  })

  it('never throw on what people type', () => {
    fc.assert(fc.property(fc.string(), (typed) => typeof isValidIdNumber(normaliseIdNumber(typed)) === 'boolean'))
  })
})

describe('masking', () => {
  it('leaves the first three and last four of a number', () => {
    expect(maskIdNumber('11010519491231002X')).toBe('110***********002X')
  })

  it('keeps a rare surname whole: a surrogate pair is one character', () => {
    expect(maskName('𠮷野家')).toBe('𠮷**')
  })
})
