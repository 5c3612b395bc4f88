import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ETHNIC_CODES, ethnicGroupName } from './ethnic-groups.ts'
import { completedByNumber } from './identified-person.ts'
import { sexOfIdNumber } from './id-number.ts'
import { maskIdNumber, maskName, maskPhone } from './masking.ts'

describe('ethnic groups (GB/T 3304-1991)', () => {
  it('are 56, with other and naturalised, in the order of the standard', () => {
    expect(ETHNIC_CODES).toHaveLength(58)
    expect(ethnicGroupName('01')).toBe('汉族')
    expect(ethnicGroupName('03')).toBe('回族')
    expect(ethnicGroupName('04')).toBe('藏族')
    expect(ethnicGroupName('05')).toBe('维吾尔族')
    expect(ethnicGroupName('11')).toBe('满族')
    expect(ethnicGroupName('15')).toBe('土家族')
    expect(ethnicGroupName('30')).toBe('土族')
    expect(ethnicGroupName('56')).toBe('基诺族')
    expect(ethnicGroupName('97')).toBe('其他')
    expect(ethnicGroupName('57')).toBeUndefined()
    expect(new Set(ETHNIC_CODES.map(ethnicGroupName)).size).toBe(58)
  })
})

describe('a typed identity', () => {
  const typed = { name: '李试样', idType: 'resident-id-card', idNumber: '11010519491231002X' } as const

  it('is completed by what the number tells: birth date and sex', () => {
    expect(completedByNumber(typed)).toEqual({ ...typed, birthDate: '1949-12-31', sex: '2' })
    expect(sexOfIdNumber('110105194912310011')).toBe('1')
  })

  it('keeps what the card said, and takes nothing from a number that is wrong or of another kind', () => {
    expect(completedByNumber({ ...typed, sex: '1', birthDate: '1950-01-01' })).toMatchObject({
      sex: '1',
      birthDate: '1950-01-01',
    })
    for (const person of [
      { ...typed, idNumber: '110105194912310021' },
      { ...typed, idType: 'passport' as const },
    ])
      expect(completedByNumber(person)).toEqual(person)
  })
})

describe('masking', () => {
  const han = fc.constantFrom('李', '试', '样', '𠮷', '㐀', '·', 'A')

  it('shows one character of a name, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.array(han, { minLength: 1, maxLength: 15 }), (characters) => {
        const masked = [...maskName(characters.join(''))]
        expect(masked[0]).toBe(characters[0])
        expect(masked.slice(1).every((one) => one === '*')).toBe(true)
        expect(masked.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  it('leaves no birth date in a number, and nothing at all of a short one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 18, maxLength: 18 }), (number) => {
        expect(maskIdNumber(number)).toBe(`${number.slice(0, 3)}***********${number.slice(14)}`)
        expect(maskIdNumber(number)).toHaveLength(18)
      }),
    )
    expect(maskIdNumber('G123456')).toBe('*******')
  })

  it('shows the ends of a telephone number', () => {
    expect(maskPhone('13800000000')).toBe('138****0000')
    expect(maskPhone('12345')).toBe('*****')
  })
})
