/** What comes in is looked at by its bytes; what goes out is one PDF a paper, its pages in the citizen's order. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { MAX_MATERIAL_BYTES } from '@lutong/core/contracts/intake.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { paperPng } from '../../../scripts/system/ink.ts'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { type AddedMaterial, freshVisit, type Visit } from '../session/visit.ts'
import { bindPapers } from './bind-papers.ts'
import { checkPdf } from './pdf-bytes.ts'
import { barePicture } from './picture-bytes.ts'
import { MAX_PAGES, paperFrom } from './take-paper.ts'

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
/** Exif with one entry, the orientation, and a place in clear text behind it. */
const exif = (orientation: number): Buffer => {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x01_12, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from('GPS 44.3N 86.0E')]))
}
const frameHeader = (width: number, height: number): Buffer => {
  const body = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  body.writeUInt16BE(height, 1)
  body.writeUInt16BE(width, 3)
  return segment(0xc0, body)
}
const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd9]),
])
const jpeg = (...segments: readonly Buffer[]): Buffer => Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, SCAN])

const item = loadCatalogue().items.get(ItemCode.parse('GF05001'))
if (item === undefined) throw new Error('the catalogue lost its mediation')
const code = item.materials.find((one) => one.origin === 'citizen')?.code ?? ''
const visitWith = (materials: readonly AddedMaterial[] = []): Visit => ({
  ...freshVisit('zh-CN'),
  items: [item],
  materials,
})
const take = (bytes: Uint8Array, visit = visitWith(), of = code) => paperFrom(visit, of, bytes, 0)
const taken = (bytes: Uint8Array): AddedMaterial => {
  const paper = take(bytes)
  if (!paper.ok) throw new Error(paper.error)
  return paper.value
}
const pdf = (body: string): Buffer => Buffer.from(`%PDF-1.7\n1 0 obj<</Type /Page>>endobj\n${body}\n%%EOF\n`, 'latin1')

describe('a photograph', () => {
  it('loses what the camera wrote beside it and keeps how it lies', () => {
    const picture = barePicture('image/jpeg', jpeg(exif(6), segment(0xfe, Buffer.from('a note')), frameHeader(30, 20)))
    expect(picture).toMatchObject({ widthPx: 30, heightPx: 20, turn: 90 })
    expect(picture?.bytes.toString('latin1')).not.toMatch(/GPS|Exif|a note/)
    expect(barePicture('image/jpeg', picture?.bytes ?? Buffer.alloc(0))).toMatchObject({ widthPx: 30, turn: 0 })
  })

  it('that is cut off, or is none, is refused', () => {
    const whole = jpeg(frameHeader(30, 20))
    expect(take(whole).ok).toBe(true)
    expect(take(whole.subarray(0, -2))).toMatchObject({ error: 'material-not-readable' })
    for (const none of ['<svg xmlns="http://www.w3.org/2000/svg"/>', '<script>', 'GIF89a', 'MZ'])
      expect(take(Buffer.from(none))).toMatchObject({ error: 'material-not-readable' })
  })

  it('of any bytes never breaks the reader', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        for (const type of ['image/jpeg', 'image/png'] as const) {
          barePicture(type, Buffer.concat([jpeg().subarray(0, 2), noise]))
          barePicture(type, Buffer.concat([paperPng().subarray(0, 8), noise]))
        }
        checkPdf(Buffer.concat([Buffer.from('%PDF-'), noise, Buffer.from('%%EOF')]))
      }),
    )
  })
})

describe('a PDF', () => {
  it('tells its pages', () => {
    expect(checkPdf(pdf('2 0 obj<</Type/Page>>endobj 3 0 obj<</Type/Pages/Count 2>>endobj'))).toMatchObject({
      value: { pages: 2 },
    })
  })

  it('that acts by itself, is locked or is none is refused, however it hides', () => {
    expect(checkPdf(pdf('<</OpenAction<</S/JavaScript/JS(app.alert)>>>>'))).toMatchObject({ error: 'active' })
    expect(checkPdf(pdf('<</S/J#61vaScript>>'))).toMatchObject({ error: 'active' })
    expect(checkPdf(pdf('<</Names<</EmbeddedFiles 4 0 R>>>>'))).toMatchObject({ error: 'active' })
    const hidden = deflateSync('<</S/Launch/F(cmd)>>').toString('latin1')
    expect(checkPdf(pdf(`<</Type/ObjStm/Filter/FlateDecode>>stream\n${hidden}\nendstream`))).toMatchObject({
      error: 'active',
    })
    expect(checkPdf(pdf('<</Encrypt 5 0 R>>'))).toMatchObject({ error: 'unreadable' })
    expect(checkPdf(Buffer.from('%PDF-1.7 and nothing'))).toMatchObject({ error: 'unreadable' })
  })
})

describe('the room for papers', () => {
  it('is for what was asked for, forty pages and 64 MB', () => {
    const page = taken(jpeg(frameHeader(30, 20)))
    expect(take(page.bytes, visitWith(), 'never-asked')).toMatchObject({ error: 'material-not-readable' })
    expect(take(page.bytes, visitWith(Array.from({ length: MAX_PAGES }, () => page)))).toMatchObject({
      error: 'material-too-many',
    })
    const large = { ...page, bytes: Buffer.alloc(32 * 1024 * 1024) }
    expect(take(page.bytes, visitWith([large, large]))).toMatchObject({ error: 'material-too-large' })
  })
})

describe('papers that are handed in', () => {
  const bind = (materials: readonly AddedMaterial[], paperNames = {}) =>
    bindPapers({ materials, paperNames }, (of) => `名称 ${of}`)

  it('are one PDF each, pages in order and turned, the same bytes each time, under the citizen’s name', async () => {
    const upright = taken(paperPng())
    const pages = [upright, { ...upright, materialId: 'second', turn: 90 as const }]
    const [paper, ...others] = await bind(pages, { [code]: '考勤记录' })
    expect(others).toEqual([])
    expect(paper).toMatchObject({ name: '考勤记录', pages: 2, mediaType: 'application/pdf', unclear: false })
    expect((await bind(pages, { [code]: '考勤记录' }))[0]?.sha256).toBe(paper?.sha256)
    expect((await bind(pages.toReversed(), { [code]: '考勤记录' }))[0]?.sha256).not.toBe(paper?.sha256)
    const folder = mkdtempSync(join(tmpdir(), 'lutong-papers-'))
    try {
      const file = join(folder, 'paper.pdf')
      writeFileSync(file, paper?.bytes ?? '')
      const sizes = execFileSync('pdfinfo', ['-f', '1', '-l', '2', file], { encoding: 'utf8' }).match(
        /size: +[\d.]+ x/g,
      )
      // The picture stands upright; turned by a quarter it lies.
      expect(sizes?.map((one) => Number.parseInt(one.slice(5).trim(), 10))).toEqual([595, 841])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('a page that goes though it is hard to read marks its paper', async () => {
    const [paper] = await bind([{ ...taken(jpeg(frameHeader(30, 20))), look: 'blurred', keptUnclear: true }])
    expect(paper).toMatchObject({ unclear: true, name: `名称 ${code}` })
  })

  it('too large for one file go in parts', async () => {
    const large = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      frameHeader(30, 20),
      SCAN.subarray(0, -2),
      Buffer.alloc(6 * 1024 * 1024, 1),
      Buffer.from([0xff, 0xd9]),
    ])
    const parts = await bind([taken(large), { ...taken(large), materialId: 'second' }])
    expect(parts.map((one) => one.name)).toEqual([`名称 ${code} 1/2`, `名称 ${code} 2/2`])
    expect(parts.every((one) => one.bytes.length <= MAX_MATERIAL_BYTES)).toBe(true)
  })
})
