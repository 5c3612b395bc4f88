import { describe, expect, it } from 'vitest'
import { loadCatalogue } from '../catalogue/catalogue.ts'
import { InstitutionKind } from '../catalogue/item.ts'
import { builtInContent, directoryIn } from '../content/content.ts'

const directory = directoryIn(builtInContent, '331081')!

describe('the directory of the practice county', () => {
  it('is marked as made up, and names each place once', () => {
    expect(directory.invented).toBe(true)
    const ids = directory.institutions.map((one) => one.id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const one of directory.institutions) expect(one.phone, one.id).toMatch(/^0571-000000\d\d$/)
  })

  it('has a place for every body a service may name', () => {
    const kinds = new Set(directory.institutions.map((one) => one.kind))
    expect([...kinds].toSorted()).toEqual(InstitutionKind.options.toSorted())
    for (const item of loadCatalogue().items.values())
      expect(
        item.handling.bodies.some((kind) => kinds.has(kind)),
        item.code,
      ).toBe(true)
  })

  it('is for its own region only', () => {
    expect(directoryIn(builtInContent, '110000')).toBeUndefined()
  })
})
