import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAnswerParser, type PrinterAnswer } from './answers.ts'
import { conditionOf, conditionOfAutomatic } from './status.ts'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const cut = (bytes: Uint8Array, cuts: readonly number[]): readonly PrinterAnswer[] => {
  const parser = createAnswerParser()
  const edges = [0, ...cuts.map((one) => one % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length]
  return edges.slice(1).flatMap((edge, index) => parser.push(bytes.slice(edges[index], edge)))
}

describe('what a printer answers', () => {
  it('is told apart: status, automatic status, paper, process id, name', () => {
    expect(createAnswerParser().push(hex('12 10 00 00 0f 03 37 22 20 20 20 21 00 5f 53 49 4d 00'))).toEqual([
      { type: 'real-time', byte: 0x12 },
      { type: 'automatic', bytes: [0x10, 0, 0, 0x0f] },
      { type: 'paper', byte: 0x03 },
      { type: 'process', id: [0x20, 0x20, 0x20, 0x21] },
      { type: 'name', text: 'SIM' },
    ])
  })

  it('comes out the same however the line cuts it', () => {
    const answer = fc.oneof(
      fc.constantFrom('12', '16', '1a', '72', '03', '00', '0c').map(hex),
      fc.constantFrom('10 00 00 0f', '18 08 03 0f', '30 20 0c 00').map(hex),
      fc
        .array(fc.integer({ min: 0x20, max: 0x7e }), { minLength: 4, maxLength: 4 })
        .map((id) => Uint8Array.of(0x37, 0x22, ...id, 0)),
    )
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 8 }), fc.array(fc.nat(), { maxLength: 8 }), (answers, cuts) => {
        const bytes = Buffer.concat(answers)
        expect(cut(bytes, cuts)).toEqual(cut(bytes, []))
        expect(cut(bytes, cuts)).toHaveLength(answers.length)
      }),
    )
  })

  it('never makes the parser throw or grow, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }), (pieces) => {
        const parser = createAnswerParser()
        for (const piece of pieces) parser.push(piece)
        expect(parser.pendingBytes()).toBeLessThanOrEqual(82)
      }),
    )
  })
})

describe('status bytes', () => {
  it.each([
    ['12 12 12 12', null],
    ['1a 32 12 72', 'PAPER_OUT'],
    ['1a 16 12 12', 'COVER_OPEN'],
    ['1a 52 1a 12', 'CUTTER'],
    ['1a 52 32 12', 'HARDWARE'],
    ['1a 52 52 12', 'TEMPERATURE'],
    ['1a 12 12 12', 'OFFLINE'],
  ])('%s to DLE EOT 1–4 mean %s', (bytes, code) => {
    expect(conditionOf([...hex(bytes)]).fault?.code ?? null).toBe(code)
  })

  it.each([
    [[0x10, 0, 0, 0x0f], null, false],
    [[0x10, 0, 0x03, 0x0f], null, true],
    [[0x18, 0, 0x0f, 0x0f], 'PAPER_OUT', true],
    [[0x38, 0, 0, 0x0f], 'COVER_OPEN', false],
    [[0x18, 0x08, 0, 0x0f], 'CUTTER', false],
    [[0x18, 0x20, 0, 0x0f], 'HARDWARE', false],
    [[0x18, 0x40, 0, 0x0f], 'TEMPERATURE', false],
    [[0x18, 0, 0, 0x0f], 'OFFLINE', false],
  ] as const)('%j told by itself mean %s', (bytes, code, paperLow) => {
    const condition = conditionOfAutomatic(bytes)
    expect([condition.fault?.code ?? null, condition.paperLow]).toEqual([code, paperLow])
  })
})
