import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBytes } from './digest.ts'

const text = (value: unknown) => new TextDecoder().decode(canonicalBytes(value))

/** The same value with the keys of every object in the opposite order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversed(inner)]),
  )
}
const json = fc.jsonValue({ stringUnit: 'binary' }).filter((value) => !JSON.stringify(value).includes('__proto__'))

describe('canonical JSON (RFC 8785)', () => {
  it('writes the example of section 3.2.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"\u002f',
      literals: [null, true, false],
    }
    expect(text(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    )
  })

  it('sorts keys by UTF-16 code units (section 3.2.3)', () => {
    const value = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(Object.values(JSON.parse(text(value)) as object)).toHaveLength(7)
    expect([...text(value).matchAll(/:(\d)/g)].map((match) => match[1]).join('')).toBe('2467153')
  })

  it('gives the same bytes whatever order the keys are in', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(text(reversed(value))).toBe(text(value))
      }),
    )
  })

  it('loses nothing: what was signed can be read back', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(text(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('refuses what is no JSON value', () => {
    expect(() => canonicalBytes(undefined)).toThrow(TypeError)
  })
})
