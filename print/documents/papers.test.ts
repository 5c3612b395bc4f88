/** Letters, records, forms F3 to F5 and blanks: what a program of others reads in them, and where it stands. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleF3, sampleF4, sampleF5 } from '@lutong/core/forms/sample-f3-f5.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { type FontLibrary, sharedFonts } from '../fonts/font-library.ts'
import { layoutDocument } from '../layout/layout-document.ts'
import type { DocumentModel } from '../layout/model.ts'
import type { LaidOutDocument, TextOp } from '../layout/page.ts'
import { renderPdf } from '../pdf/render-pdf.ts'
import { RECEIPT_58MM } from '../receipt/profile.ts'
import { textColumns } from '../receipt/repertoire.ts'
import { slipLines } from '../receipt/slip-lines.ts'
import { queueTicket } from './hall-slips.ts'
import { letter } from './letter.ts'
import { sampleLetters, sampleLetterSlips } from './sample-letters.ts'
import { blankForms, sampleDocuments } from './samples.ts'

const AT_MS = Date.parse('2026-11-24T09:30:00+08:00')
const poppler = spawnSync('pdftotext', ['-v']).status === 0
let fonts: FontLibrary
let folder: string
beforeAll(async () => {
  fonts = await sharedFonts()
  folder = mkdtempSync(join(tmpdir(), 'lutong-papers-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const read = async (model: DocumentModel): Promise<string> => {
  const { bytes } = await renderPdf(model, { createdAtMs: AT_MS, fonts })
  const file = join(folder, 'paper.pdf')
  writeFileSync(file, bytes)
  return execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
}
const textOps = (laidOut: LaidOutDocument): readonly TextOp[] =>
  laidOut.pages.flatMap(({ ops }) =>
    ops.flatMap((op) => (op.op === 'text' ? [op] : op.op === 'spaced-word' ? op.parts : [])),
  )
const named = (list: readonly (readonly [string, DocumentModel])[], name: string): DocumentModel => {
  const found = list.find(([one]) => one === name)
  if (found === undefined) throw new Error(name)
  return found[1]
}
/** Every text and number of a datum, however deep. */
const leaves = (value: unknown): readonly string[] =>
  typeof value === 'string' && /\p{Script=Han}/u.test(value)
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(leaves)
      : []

describe.skipIf(!poppler)('a filled form', () => {
  it.each([
    ['f3', sampleF3],
    ['f4', sampleF4],
    ['f5', sampleF5],
  ])('%s says everything that was answered', async (name, data) => {
    const text = await read(named(sampleDocuments(AT_MS), name))
    for (const leaf of leaves(data)) expect(text).toContain(leaf.replaceAll(/\s/g, ''))
    expect(text).toContain(samplePerson.idNumber)
  })

  it('blank has every label and nothing of a person', async () => {
    for (const [name, model] of blankForms()) {
      const text = await read(model)
      expect(text, name).toContain('申请人（签名）')
      expect(text, name).not.toMatch(/李试样|11010519491231002X|13800000000|☑|SHA-256/u)
    }
  })
})

describe('a signature', () => {
  it('never stands on a page without what it signs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), (times) => {
        const [, model] = sampleDocuments(AT_MS).find(([name]) => name === 'f5') ?? []
        if (model === undefined) throw new Error('f5')
        const longer: DocumentModel = {
          ...model,
          blocks: model.blocks.map((block) =>
            block.kind === 'table'
              ? {
                  ...block,
                  rows: [
                    ...Array.from({ length: times }, () => ({
                      cells: [{ content: { kind: 'text', text: '空' } as const, colSpan: 9 }],
                    })),
                    ...block.rows,
                  ],
                }
              : block,
          ),
        }
        const pages = layoutDocument(longer, fonts).pages.map(({ ops }) => JSON.stringify(ops))
        const signed = pages.findIndex((page) => page.includes('申请人（签名）'))
        expect(pages[signed]).toContain('本人声明')
      }),
      { numRuns: 20 },
    )
  })
})

describe('a letter', () => {
  it('has 28 characters a line and 22 lines a page (GB/T 9704)', () => {
    const model = letter({ title: '函', from: '中心', datedAtMs: AT_MS, parts: ['国'.repeat(2_000)] })
    const laidOut = layoutDocument(model, fonts)
    const body = textOps(laidOut).filter(({ sizePt, text }) => sizePt === 16 && /^国+$/u.test(text))
    const lengths = new Set(body.slice(1, -1).map(({ text }) => text.length))
    expect(lengths).toEqual(new Set([28]))
    const second = laidOut.pages[1]?.ops ?? []
    const lines = second.flatMap((op) => (op.op === 'text' && /^国+$/u.test(op.text) ? [op] : []))
    expect(lines).toHaveLength(22)
    const [first] = lines
    const end = (first?.x ?? 0) + 28 * (16 + (first?.letterSpacingPt ?? 0))
    // Type area: 28 mm from the left, 26 mm from the right.
    expect(first?.x).toBeCloseTo((28 * 72) / 25.4, 1)
    expect(end).toBeCloseTo(595.28 - (26 * 72) / 25.4, 0)
  })

  it('keeps name and date with its last words', () => {
    for (let paragraphs = 1; paragraphs < 40; paragraphs += 1) {
      const parts = Array.from({ length: paragraphs }, (_, at) => `第${at}段话。`)
      const pages = layoutDocument(letter({ title: '函', from: '某某中心', datedAtMs: AT_MS, parts }), fonts).pages
      const words = pages.map(({ ops }) => JSON.stringify(ops.filter((op) => op.op === 'text' && op.sizePt === 16)))
      const closing = words.findIndex((page) => page.includes('某某中心'))
      expect(words[closing]).toContain('日')
      expect(words[closing]).toContain('段话')
    }
  })

  it.skipIf(!poppler)('of every kind extracts as it was written', async () => {
    const list = sampleLetters(AT_MS)
    expect(await read(named(list, 'refusal-notice'))).toContain(
      '可以自收到本决定书之日起六十日内向青石县司法局提出异议',
    )
    expect(await read(named(list, 'aid-decision'))).toContain('青法援决〔2026〕41号')
    expect(await read(named(list, 'consultation-record'))).toContain('☑可能符合条件，已告知可以申请法律援助')
    // What is put to an authority names the case, not the person.
    expect(await read(named(list, 'supervision-order'))).not.toContain('李试样')
  })
})

describe('slips of the hall', () => {
  it('fit the narrow paper whatever is written on them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (words) => {
        const slip = queueTicket({
          centreName: words,
          centrePhone: words,
          language: 'zh-CN',
          ticket: 'A001',
          itemName: words,
          place: words,
          before: 2,
          estimate: null,
          takenAtMs: AT_MS,
        })
        for (const line of slipLines(slip, RECEIPT_58MM.columns))
          if (line.kind === 'text')
            expect(textColumns(line.text) * (line.double ? 2 : 1)).toBeLessThanOrEqual(RECEIPT_58MM.columns)
      }),
    )
  })

  it('promise no waiting time where nobody can say', () => {
    const [, slip] = sampleLetterSlips(AT_MS)[0] ?? []
    expect(JSON.stringify(slip)).toContain('15–30 分钟')
  })
})
