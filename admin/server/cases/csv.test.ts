import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvCell, csvLine } from './csv.ts'

/** As a spreadsheet reads it (RFC 4180). */
const read = (line: string): string[] => {
  const cells: string[] = []
  let at = 0
  while (at <= line.length) {
    if (line[at] === '"') {
      let text = ''
      at += 1
      while (!(line[at] === '"' && line[at + 1] !== '"')) {
        if (line[at] === '"') at += 1
        text += line[at] ?? ''
        at += 1
      }
      cells.push(text)
      at += 2
    } else {
      const end = line.indexOf(',', at)
      cells.push(line.slice(at, end === -1 ? undefined : end))
      at = end === -1 ? line.length + 1 : end + 1
    }
  }
  return cells
}

describe('a cell', () => {
  it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', ' =1', '＝1', "=cmd|' /C calc'!A0"])('%j is text', (text) => {
    expect(read(csvCell(text))[0]?.startsWith("'")).toBe(true)
  })

  it('of ours that is a number stays one', () => {
    expect(csvCell(-3)).toBe('-3')
  })

  it('comes back as it went, whatever it holds, and never begins a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (cells) => {
        const back = read(csvLine(cells).slice(0, -2))
        expect(back.map((cell, index) => (cell === `'${cells[index]}` ? cells[index] : cell))).toEqual(cells)
        for (const cell of back) expect(cell).not.toMatch(/^\s*[=+\-@]/)
      }),
    )
  })
})
