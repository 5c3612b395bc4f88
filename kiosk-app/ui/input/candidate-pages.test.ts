import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pagesOf } from './candidate-pages.ts'

it('puts as many candidates on a page as find room', () => {
  expect(pagesOf(['法律援助', '法律', '法', '发'], 10)).toEqual([
    { first: 0, end: 2 },
    { first: 2, end: 4 },
  ])
  expect(pagesOf([], 10)).toEqual([])
})

it('shows every candidate once, one longer than the row too', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.nat(30), (candidates, room) => {
      const shown = pagesOf(candidates, room).flatMap(({ first, end }) => candidates.slice(first, end))
      expect(shown).toEqual(candidates)
    }),
  )
})
