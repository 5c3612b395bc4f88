import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EDITABLE } from './editable.ts'
import { isPartKind, partsOfRelease } from './package.ts'
import { changesBetween, fits, placesOf, textAt, withValueAt } from './paths.ts'

const list = [
  { id: 'a', says: { 'zh-CN': '甲', en: 'A' }, items: ['X', 'Y'] },
  { id: 'b', says: { 'zh-CN': '乙', en: 'B' }, items: [] },
]

describe('a place in a part', () => {
  it('is found by its pattern, read, and written without touching the rest', () => {
    expect(placesOf(list, '*.says.en')).toEqual(['0.says.en', '1.says.en'])
    expect(textAt(list, '0.items')).toBe('X Y')
    const next = withValueAt(list, '1.says.en', 'Bee')
    expect(textAt(next, '1.says.en')).toBe('Bee')
    expect(changesBetween(list, next)).toEqual([{ path: 'b.says.en', before: 'B', after: 'Bee' }])
  })

  it('is told by the entry’s id, so that a new entry in front changes nothing of the others', () => {
    expect(changesBetween(list, [{ id: 'c', says: '丙' }, ...list]).map(({ path }) => path)).toEqual(['c.id', 'c.says'])
  })

  it('has no pattern in the data that nothing fits', () => {
    const parts = partsOfRelease()
    for (const [kind, editable] of Object.entries(EDITABLE)) {
      const values = parts.filter((part) => part.kind === kind).map(({ value }) => value)
      if (values.every((value) => Array.isArray(value) && value.length === 0)) continue
      expect(isPartKind(kind)).toBe(true)
      for (const { pattern } of editable.fields)
        expect(
          values.flatMap((value) => placesOf(value, pattern)),
          `${kind} ${pattern}`,
        ).not.toEqual([])
    }
  })

  it('once written is there, and is the only change, whatever the text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('0.says.en', '1.says.zh-CN'), (written, path) => {
        const next = withValueAt(list, path, written)
        const changes = changesBetween(list, next)
        return textAt(next, path) === written && changes.every((one) => fits(one.path, `*.${path.slice(2)}`))
      }),
    )
  })
})
