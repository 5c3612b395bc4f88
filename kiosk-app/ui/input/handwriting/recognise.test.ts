import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { middleLines, writtenCharacters } from '../../../../scripts/input/compile-strokes.ts'
import { ensureInputData, STROKES_FILE } from '../../../../scripts/input/ensure.ts'
import { createHandwriting, type Handwriting } from './recognise.ts'
import type { Line } from './shape.ts'
import { openTemplates } from './templates.ts'

let handwriting: Handwriting

beforeAll(() => {
  ensureInputData()
  const templates = openTemplates(new Uint8Array(readFileSync(STROKES_FILE)).buffer)
  if (templates === undefined) throw new Error('the compiled templates cannot be read')
  handwriting = createHandwriting(templates)
}, 60_000)

/** A small generator of the same numbers every time. */
const numbersFrom = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff
    return state / 0x7f_ff_ff_ff
  }
}

/** As a hand writes: everything slanted and stretched a little, each stroke shifted, each point trembling. */
const byHand = (lines: readonly Line[], next: () => number): Line[] => {
  const around = (size: number) => (next() - 0.5) * 2 * size
  const [slant, stretch, squeeze] = [around(0.12), 1 + around(0.12), 1 + around(0.12)]
  return lines.map((line) => {
    const [dx, dy, scale] = [around(35), around(35), 1 + around(0.12)]
    const middle = line[Math.floor(line.length / 2)] ?? { x: 0, y: 0 }
    return line.map(({ x, y }) => {
      const [bx, by] = [
        middle.x + (x - middle.x) * scale + dx + around(14),
        middle.y + (y - middle.y) * scale + dy + around(14),
      ]
      return { x: (bx + by * slant) * stretch, y: by * squeeze }
    })
  })
}

const COMMON_TEXT =
  '我在工地干活老板不给钱法律援助劳动仲裁人民调解申请书合同工资拖欠赔偿离婚孩子房东押金邻居土地征收公证律师法院判决证据身份电话姓名住址青石县示范镇样例村年月日时间经过请求事实理由对方单位公司赵王李张刘陈杨黄周吴'

const shares = (characters: readonly string[], change: (lines: Line[]) => Line[]) => {
  const next = numbersFrom(7)
  let [first, tenth] = [0, 0]
  for (const character of characters) {
    const found = handwriting.recognise(change(byHand(middleLines(character), next)), 10)
    if (found[0] === character) first += 1
    if (found.includes(character)) tenth += 1
  }
  return { first: first / characters.length, tenth: tenth / characters.length }
}

describe('the handwriting', () => {
  it('finds common characters written with a trembling hand: 95 of 100 first, 99 among ten', () => {
    const { first, tenth } = shares([...new Set(COMMON_TEXT)], (lines) => lines)
    expect(first).toBeGreaterThanOrEqual(0.95)
    expect(tenth).toBeGreaterThanOrEqual(0.99)
  })

  it('finds any character it knows, rare ones too: 95 of 100 first, 99 among ten', () => {
    const all = writtenCharacters()
    const { first, tenth } = shares(
      all.filter((_, index) => index % 199 === 0),
      (lines) => lines,
    )
    expect(first).toBeGreaterThanOrEqual(0.95)
    expect(tenth).toBeGreaterThanOrEqual(0.95)
  })

  it('bears strokes in another order', () => {
    const { tenth } = shares([...new Set(COMMON_TEXT)], (lines) => lines.toReversed())
    expect(tenth).toBeGreaterThanOrEqual(0.9)
  })

  it('bears two strokes joined in one, less well', () => {
    const { tenth } = shares([...new Set(COMMON_TEXT)], (lines) =>
      lines.length < 4 ? lines : [...lines.slice(0, -2), [...(lines.at(-2) ?? []), ...(lines.at(-1) ?? [])]],
    )
    expect(tenth).toBeGreaterThanOrEqual(0.95)
  })

  it('sees nothing on an empty pad', () => {
    expect(handwriting.recognise([], 8)).toEqual([])
    expect(handwriting.recognise([[]], 8)).toEqual([])
  })

  it('bears any scribble', () => {
    const point = fc.record({
      x: fc.double({ noNaN: true, min: 0, max: 1 }),
      y: fc.double({ noNaN: true, min: 0, max: 1 }),
    })
    fc.assert(
      fc.property(fc.array(fc.array(point, { maxLength: 12 }), { maxLength: 30 }), (strokes) => {
        expect(handwriting.recognise(strokes, 8).length).toBeLessThanOrEqual(8)
      }),
      { numRuns: 30 },
    )
  })

  it('refuses templates that are not whole', () => {
    expect(openTemplates(new Uint8Array(readFileSync(STROKES_FILE)).slice(0, 200).buffer)).toBeUndefined()
    expect(openTemplates(new ArrayBuffer(4))).toBeUndefined()
  })
})
