/** The package by GB/T 33190-2016: its files, its references, its text; read by a parser that shares nothing with the writer. */
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { create } from 'fontkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { sampleDocuments } from '../documents/samples.ts'
import { type FontLibrary, openFontLibrary } from '../fonts/font-library.ts'
import { layoutDocument } from '../layout/layout-document.ts'
import type { DocumentModel } from '../layout/model.ts'
import { renderOfd } from './render-ofd.ts'

const AT_MS = Date.parse('2026-11-24T09:30:00+08:00')
let fonts: FontLibrary
beforeAll(async () => {
  fonts = await openFontLibrary({ systemFallbacks: false })
})

/** Tags must nest and close; text and attributes hold no bare mark. Gives every element with its attributes and text. */
const parse = (xml: string) => {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = []
  const open: number[] = []
  const body = xml.replace(/^<\?xml[^?]*\?>\n/u, '')
  let at = 0
  for (const match of body.matchAll(/<(\/?)([\w:]+)((?:\s[\w:]+="[^"<]*")*)(\/?)>/gu)) {
    const text = body.slice(at, match.index)
    if (/[<>]|&(?!amp;|lt;|gt;|quot;)/u.test(text)) throw new Error('a bare mark')
    const current = found[open.at(-1) ?? -1]
    if (current !== undefined) current.text += text
    at = match.index + match[0].length
    const [, closes, name = '', given = '', empty] = match
    if (closes === '/') {
      if (found[open.pop() ?? -1]?.name !== name) throw new Error(`</${name}> closes nothing`)
      continue
    }
    const attributes = Object.fromEntries(
      [...given.matchAll(/([\w:]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [key, value]),
    )
    found.push({ name, attributes, text: '' })
    if (empty !== '/') open.push(found.length - 1)
  }
  if (open.length > 0 || at !== body.length) throw new Error('not closed')
  return found
}
const plain = (text: string) =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
const opened = async (model: DocumentModel) => {
  const { bytes, pageCount } = await renderOfd(model, { createdAtMs: AT_MS, fonts })
  const files = unzipSync(bytes)
  const xml = (name: string) => parse(strFromU8(files[name] ?? new Uint8Array(0)))
  const text = (name: string, tag: string) => xml(name).find((one) => one.name === `ofd:${tag}`)?.text
  return { bytes, files, pageCount, xml, text }
}
const sample = (name: string) => {
  const [, model] = sampleDocuments(AT_MS).find(([one]) => one === name) ?? []
  if (model === undefined) throw new Error(name)
  return model
}

describe('an OFD package', () => {
  it('has its entry, its document and its pages, each where it is said to be', async () => {
    const { files, pageCount, text, xml } = await opened(sample('f1'))
    expect(text('OFD.xml', 'DocRoot')).toBe('Doc_0/Document.xml')
    expect(text('OFD.xml', 'DocID')).toMatch(/^[0-9a-f]{32}$/)
    expect(text('OFD.xml', 'CreationDate')).toBe('2026-11-24')
    const pages = xml('Doc_0/Document.xml').filter(
      ({ attributes, name }) => name === 'ofd:Page' && 'BaseLoc' in attributes,
    )
    expect(pages).toHaveLength(pageCount)
    for (const { attributes } of pages) expect(Object.keys(files)).toContain(`Doc_0/${attributes['BaseLoc']}`)
  })

  it('gives each object a number of its own, below the highest, and refers to what is there', async () => {
    const { files, text, xml } = await opened(sample('f1'))
    const pages = Object.keys(files).filter((name) => name.endsWith('Content.xml'))
    const resources = [...xml('Doc_0/PublicRes.xml'), ...xml('Doc_0/DocumentRes.xml')]
    const elements = [...resources, ...pages.flatMap(xml), ...xml('Doc_0/Document.xml')]
    const ids = elements.flatMap(({ attributes }) => (attributes['ID'] === undefined ? [] : [Number(attributes['ID'])]))
    expect(new Set(ids).size).toBe(ids.length)
    expect(Math.max(...ids)).toBeLessThanOrEqual(Number(text('Doc_0/Document.xml', 'MaxUnitID')))
    const known = new Set(resources.flatMap(({ attributes }) => attributes['ID'] ?? []))
    for (const { attributes } of pages.flatMap(xml))
      for (const key of ['Font', 'ResourceID'])
        if (attributes[key] !== undefined) expect(known).toContain(attributes[key])
    for (const { name, text: file } of resources)
      if (name === 'ofd:FontFile' || name === 'ofd:MediaFile') expect(Object.keys(files)).toContain(`Doc_0/Res/${file}`)
  })

  it('carries fonts that draw the very glyphs its pages name', async () => {
    const { files, xml } = await opened(sample('f6'))
    const objects = xml('Doc_0/Pages/Page_0/Content.xml')
    const at = objects.findIndex(({ name }) => name === 'ofd:TextObject')
    const [glyphs, code] = [
      objects.slice(at).find(({ name }) => name === 'ofd:Glyphs'),
      objects.slice(at).find(({ name }) => name === 'ofd:TextCode'),
    ]
    const id = objects[at]?.attributes['Font'] ?? ''
    const font = create(Buffer.from(files[`Doc_0/Res/Font_${id}.ttf`] ?? []))
    if (!('layout' in font)) throw new Error('a collection')
    const named = (glyphs?.text ?? '').split(' ').map(Number)
    const looked = [...plain(code?.text ?? '')].map((one) => font.glyphForCodePoint(one.codePointAt(0) ?? 0).id)
    expect(looked).toEqual(named)
    expect(named.every((glyph) => font.getGlyph(glyph).path.toSVG() !== '')).toBe(true)
  })

  it('is the same bytes for the same data', async () => {
    const first = (await opened(sample('f2'))).bytes
    await opened(sample('f1'))
    expect(Buffer.compare(first, (await opened(sample('f2'))).bytes)).toBe(0)
  })

  it('is well formed and says what the pages say, whatever was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (words) => {
        const model: DocumentModel = {
          kind: 'document',
          title: words,
          language: 'zh-CN',
          marginsMm: { top: 20, right: 20, bottom: 20, left: 20 },
          footNote: '',
          blocks: [{ kind: 'text', text: words, style: { face: 'song', sizePt: 12, leading: 1.5, align: 'left' } }],
        }
        const { files, xml } = await opened(model)
        const said = Object.keys(files)
          .filter((name) => name.endsWith('Content.xml'))
          .flatMap((name) => xml(name).flatMap((one) => (one.name === 'ofd:TextCode' ? [plain(one.text)] : [])))
        const wanted = layoutDocument(model, fonts).pages.flatMap(({ ops }) =>
          ops.flatMap((op) =>
            op.op === 'text' ? [op.text] : op.op === 'spaced-word' ? op.parts.map(({ text }) => text) : [],
          ),
        )
        for (const text of wanted) expect(said).toContain(text)
      }),
      { numRuns: 40 },
    )
  })
})
