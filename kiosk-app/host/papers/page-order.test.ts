/** Whatever is done to pages in whatever order: none is lost, none appears, and what was taken away can come back. */
import { Sha256Hex } from '@lutong/core/ids.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AddedMaterial, Visit } from '../session/visit.ts'
import { freshVisit } from '../session/visit.ts'
import { changePapers } from './change-papers.ts'
import { judgedByCamera, unclearPages } from './page-order.ts'

const page = (id: string, changes: Partial<AddedMaterial> = {}): AddedMaterial => ({
  materialId: id,
  materialCode: 'evidence',
  sha256: Sha256Hex.parse('0'.repeat(64)),
  mediaType: 'image/jpeg',
  bytes: Buffer.from(id),
  pages: 1,
  widthPx: 10,
  heightPx: 14,
  turn: 0,
  look: 'unjudged',
  keptUnclear: false,
  ...changes,
})
const lying = (materials: readonly AddedMaterial[]): Visit => ({ ...freshVisit('zh-CN'), materials })
const after = (visit: Visit, ...events: readonly Parameters<typeof changePapers>[1][]): Visit => {
  const [event, ...others] = events
  return event === undefined ? visit : after({ ...visit, ...changePapers(visit, event) }, ...others)
}
const order = (visit: Visit) => visit.materials.map((one) => one.materialId).join('')

const START = [
  page('a'),
  page('b'),
  page('x', { materialCode: 'contract' }),
  page('p', { mediaType: 'application/pdf' }),
  page('c'),
]
const id = fc.constantFrom('a', 'b', 'c', 'x', 'p', 'nobody')
const press = fc.oneof(
  fc.record({
    type: fc.constant('move-page' as const),
    materialId: id,
    towards: fc.constantFrom('earlier' as const, 'later' as const),
  }),
  fc.record({ type: fc.constant('turn-page' as const), materialId: id }),
  fc.record({ type: fc.constant('remove-material' as const), materialId: id }),
  fc.constant({ type: 'undo-remove' as const }),
)

describe('pages', () => {
  it('are the same ones after any presses: lying there, taken away last, or taken away for good', () => {
    fc.assert(
      fc.property(fc.array(press, { maxLength: 60 }), (presses) => {
        let visit = lying(START.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) })))
        const gone = new Set<string>()
        for (const event of presses) {
          const before = visit.removed?.page.materialId
          visit = after(visit, event)
          if (before !== undefined && event.type === 'remove-material' && visit.removed?.page.materialId !== before)
            gone.add(before)
          const there = visit.materials.map((one) => one.materialId)
          const all = [...there, ...(visit.removed === null ? [] : [visit.removed.page.materialId]), ...gone]
          expect(all.toSorted()).toEqual(['a', 'b', 'c', 'p', 'x'])
          // What lies there can be read; what is gone is overwritten.
          for (const one of visit.materials) expect(one.bytes.toString()).toBe(one.materialId)
        }
      }),
    )
  })

  it('change places with the neighbour of their own paper, over files and other papers', () => {
    const visit = lying(START)
    expect(order(after(visit, { type: 'move-page', materialId: 'c', towards: 'earlier' }))).toBe('acxpb')
    expect(order(after(visit, { type: 'move-page', materialId: 'a', towards: 'earlier' }))).toBe('abxpc')
  })

  it('come back to their place', () => {
    const visit = after(lying(START), { type: 'remove-material', materialId: 'b' })
    expect(order(visit)).toBe('axpc')
    expect(order(after(visit, { type: 'undo-remove' }))).toBe('abxpc')
  })

  it('stand as before after four turns', () => {
    const turn = { type: 'turn-page', materialId: 'a' } as const
    const turns = [1, 2, 3, 4].map(
      (n) => after(lying(START), ...Array.from({ length: n }, () => turn)).materials[0]?.turn,
    )
    expect(turns).toEqual([90, 180, 270, 0])
  })

  it('judged by the camera that took them are not judged again by their size', () => {
    const visit = lying([judgedByCamera(page('a'), 'clear'), judgedByCamera(page('b'))])
    const judged = after(
      visit,
      { type: 'judge-page', materialId: 'a', look: 'small' },
      { type: 'judge-page', materialId: 'b', look: 'small' },
    )
    expect(judged.materials.map((one) => one.look)).toEqual(['clear', 'small'])
    expect(judgedByCamera(page('p', { mediaType: 'application/pdf', look: 'clear' }), 'blurred').look).toBe('clear')
  })

  it('that are hard to read hold the visit up until somebody says that they go all the same', () => {
    const visit = after(lying(START), { type: 'judge-page', materialId: 'a', look: 'blurred' })
    expect(unclearPages(visit)).toHaveLength(1)
    expect(unclearPages(after(visit, { type: 'keep-unclear', materialId: 'a' }))).toEqual([])
  })
})
