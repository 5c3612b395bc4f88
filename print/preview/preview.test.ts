import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleDocuments, sampleSlips } from '../documents/samples.ts'
import { type FontLibrary, openFontLibrary } from '../fonts/font-library.ts'
import { RECEIPT_58MM, RECEIPT_80MM } from '../receipt/profile.ts'
import { renderReceipt } from '../receipt/render-receipt.ts'
import { renderSvg } from './render-svg.ts'
import { slipPicture } from './slip-picture.ts'

const AT_MS = Date.parse('2026-11-24T09:30:00+08:00')
let fonts: FontLibrary
let folder: string
beforeAll(async () => {
  fonts = await openFontLibrary({ systemFallbacks: false })
  folder = mkdtempSync(join(tmpdir(), 'lutong-preview-'))
})
afterAll(() => rmSync(folder, { recursive: true }))
const reader = spawnSync('zbarimg', ['--version']).status === 0

describe('the preview of a form', () => {
  it('has its pages, well formed, without any name of a font', async () => {
    for (const [, model] of sampleDocuments(AT_MS)) {
      const { pages } = await renderSvg(model, fonts)
      for (const page of pages) {
        expect(page).toMatch(/^<svg [^>]*viewBox="0 0 595.28 841.89"/)
        expect(page).not.toMatch(/font-family|<text/)
        expect(page.match(/<g[ >]/g)?.length).toBe(page.match(/<\/g>/g)?.length)
        // Every outline that is used is there, and none without use.
        const used = new Set([...page.matchAll(/href="#(g\d+)"/g)].map(([, id]) => id))
        const drawn = new Set([...page.matchAll(/<path id="(g\d+)"/g)].map(([, id]) => id))
        expect(used).toEqual(drawn)
      }
    }
  })

  it('keeps a title’s marks from becoming marks of its own', async () => {
    const [, model] = sampleDocuments(AT_MS)[0] ?? []
    if (model === undefined) throw new Error('no sample')
    const { pages } = await renderSvg({ ...model, title: '<script>"&' }, fonts)
    expect(pages[0]).toContain('aria-label="&lt;script&gt;&quot;&amp;"')
    expect(pages[0]).not.toContain('<script')
  })
})

describe('the preview of a slip', () => {
  it.each([
    ['80 mm', RECEIPT_80MM],
    ['58 mm', RECEIPT_58MM],
  ])('%s is made from its bytes: nothing stray, nothing too wide', async (_name, profile) => {
    for (const [, model] of sampleSlips(AT_MS)) {
      const { bytes } = await renderReceipt(model, profile, { fonts })
      const { overwide, png, stray } = await slipPicture(bytes, profile, fonts)
      expect({ stray, overwide }).toEqual({ stray: 0, overwide: 0 })
      expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG')
    }
  })

  it('tells a line that is wider than the paper', async () => {
    const bytes = Uint8Array.from([...Buffer.from('A'.repeat(60)), 0x0a])
    expect((await slipPicture(bytes, RECEIPT_80MM, fonts)).overwide).toBe(1)
  })

  it.skipIf(!reader)('shows a code that others can read', async () => {
    const [, model] = sampleSlips(AT_MS).find(([, one]) => one.blocks.some(({ kind }) => kind === 'code')) ?? []
    if (model === undefined) throw new Error('no sample with a code')
    const { bytes } = await renderReceipt(model, RECEIPT_80MM, { fonts })
    const file = join(folder, 'slip.png')
    writeFileSync(file, (await slipPicture(bytes, RECEIPT_80MM, fonts)).png)
    const wanted = model.blocks.flatMap((block) => (block.kind === 'code' ? [block.data] : []))
    expect(execFileSync('zbarimg', ['--raw', '-q', file], { encoding: 'utf8' }).trim()).toBe(wanted[0])
  })
})
