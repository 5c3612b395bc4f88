import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type FontLibrary, openFontLibrary } from '../fonts/font-library.ts'
import { layoutDocument } from './layout-document.ts'
import type { Block, DocumentModel, Row } from './model.ts'
import type { Page } from './page.ts'

let fonts: FontLibrary
beforeAll(async () => {
  fonts = await openFontLibrary({ systemFallbacks: false })
})

const documentOf = (...blocks: Block[]): DocumentModel => ({
  kind: 'document',
  title: '表',
  language: 'zh-CN',
  marginsMm: { top: 20, right: 20, bottom: 20, left: 20 },
  blocks,
  footNote: '',
})
const textOf = (page: Page) => page.ops.flatMap((op) => (op.op === 'text' ? [op.text] : [])).join('')
const row = (name: string, text: string): Row => ({
  cells: [{ content: { kind: 'text', text: name }, label: true }, { content: { kind: 'text', text } }],
})

describe('pages', () => {
  it('hold every word of any table once, inside their margins', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2500 }), { minLength: 1, maxLength: 12 }), (lengths) => {
        const rows = lengths.map((length, index) => row(`名${index}`, `始${index}。${'字'.repeat(length)}。末${index}`))
        const { pages, heightPt } = layoutDocument(documentOf({ kind: 'table', columns: [1, 4], rows }), fonts)
        const all = pages.map(textOf).join('')
        expect([...all].filter((one) => one === '字')).toHaveLength(lengths.reduce((sum, length) => sum + length, 0))
        for (const index of lengths.keys()) expect(all).toContain(`末${index}`)
        for (const op of pages.flatMap((page) => page.ops))
          if (op.op === 'text') expect(op.baseline).toBeLessThan(heightPt - 20)
      }),
      { numRuns: 25 },
    )
  })

  it('repeat the head of a table, and the label of a row that goes on', () => {
    const rows = [row('项目', '内容'), ...Array.from({ length: 60 }, (_, index) => row(`第${index}项`, '值'))]
    const { pages } = layoutDocument(documentOf({ kind: 'table', columns: [1, 4], rows, headRows: 1 }), fonts)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(textOf(page)).toContain('项目内容')
    const long = layoutDocument(
      documentOf({ kind: 'table', columns: [1, 4], rows: [row('经过', '字'.repeat(4000))] }),
      fonts,
    )
    for (const page of long.pages) expect(textOf(page)).toContain('经过')
  })

  it('number themselves 第 x 页 共 y 页', () => {
    const { pages } = layoutDocument(
      documentOf({ kind: 'table', columns: [1, 4], rows: [row('经过', '字'.repeat(4000))] }),
      fonts,
    )
    expect(pages.map((page) => textOf(page).match(/第 \d+ 页　共 \d+ 页/u)?.[0])).toEqual(
      pages.map((_, index) => `第 ${index + 1} 页　共 ${pages.length} 页`),
    )
  })

  it('end even where a head and an uncuttable row together are higher than a page', () => {
    const rows: Row[] = [
      { ...row('头', '头'), minHeightMm: 200 },
      { ...row('身', '身'), minHeightMm: 200 },
    ]
    const { pages } = layoutDocument(documentOf({ kind: 'table', columns: [1, 4], rows, headRows: 1 }), fonts)
    expect(pages.map(textOf).join('')).toContain('身身')
  })

  it('leave a label of a merged cell on each page it reaches', () => {
    const rows: Row[] = Array.from({ length: 60 }, (_, index) => ({
      cells: [
        ...(index === 0 ? [{ content: { kind: 'text', text: '家庭' } as const, label: true, rowSpan: 60 }] : []),
        { content: { kind: 'text', text: `成员${index}` } as const },
      ],
    }))
    const { pages } = layoutDocument(documentOf({ kind: 'table', columns: [1, 4], rows }), fonts)
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(textOf(page)).toContain('家庭')
  })
})
