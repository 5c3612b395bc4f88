import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fill, parseTemplate, valuesWanted } from './template.ts'

const said = (source: string, values: readonly unknown[], tag = 'en') => {
  const parsed = parseTemplate(source)
  return parsed.ok ? fill(parsed.value, values, tag).replaceAll(/[\u2068\u2069]/g, '') : parsed.error
}

describe('a message as data', () => {
  it('puts values in, and words them by their number', () => {
    expect(said('Step {1} of {2}', [2, 6])).toBe('Step 2 of 6')
    const pages = '{1, plural, =0 {nothing yet} one {# page} other {# pages}}'
    expect([0, 1, 5].map((n) => said(pages, [n]))).toEqual(['nothing yet', '1 page', '5 pages'])
  })

  it('isolates what is put in, so that it does not turn the sentence', () => {
    const parsed = parseTemplate('{1}')
    expect(parsed.ok && fill(parsed.value, [12], 'ug')).toBe('\u206812\u2069')
  })

  it.each(['{', '{0}', '{name}', '{1, plural, one {#}}', '}', '{1, select, a {b}}'])('refuses %s', (source) => {
    expect(parseTemplate(source).ok).toBe(false)
  })

  it('takes any text without braces as it is, and never throws', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseTemplate(text)
        if (!/[{}]/.test(text)) expect(parsed.ok && fill(parsed.value, [], 'en')).toBe(text)
        if (parsed.ok) expect(valuesWanted(parsed.value)).toBeLessThan(10)
      }),
    )
  })
})
