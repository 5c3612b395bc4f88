import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Said, withKept, withLine } from './written-words.ts'

const kept = (seq: number, from: string) => ({ id: `line-${seq}`, text: `words ${seq}`, seq, from })
const idsOf = (said: readonly Said[]) => said.map(({ id }) => id)

it('a page that came back shows what was written before, its own as its own', () => {
  const said = withKept([], [kept(1, 'citizen'), kept(2, 'lawyer'), kept(3, 'guest-1')], 'citizen')
  expect(said.map(({ from }) => from)).toEqual([null, 'lawyer', 'guest-1'])
})

it('what the centre has not got yet stands last', () => {
  const mine = withLine([], { id: 'not-kept', text: 'just now' }, null)
  expect(idsOf(withKept(mine, [kept(1, 'lawyer'), kept(2, 'lawyer')], 'citizen'))).toEqual([
    ...['line-1', 'line-2', 'not-kept'],
  ])
})

it('shows each line once and in order, however often and in whichever parts it comes by either way', () => {
  const lines = [1, 2, 3, 4, 5, 6].map((seq) => kept(seq, seq % 2 === 0 ? 'lawyer' : 'citizen'))
  const way = fc.array(fc.tuple(fc.boolean(), fc.subarray(lines)), { maxLength: 6 })
  fc.assert(
    fc.property(way, (parts) => {
      let said: readonly Said[] = []
      for (const [byCentre, part] of parts)
        said = byCentre
          ? withKept(said, part, 'citizen')
          : part.reduce((now, line) => withLine(now, line, line.from === 'citizen' ? null : line.from), said)
      said = withKept(said, lines, 'citizen')
      expect(idsOf(said)).toEqual(idsOf(withKept([], lines, 'citizen')))
      expect(said.map(({ from }) => from)).toEqual([null, 'lawyer', null, 'lawyer', null, 'lawyer'])
    }),
  )
})
