import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleF1, sampleF2, samplePerson } from '@lutong/core/forms/sample.ts'
import { filledForm } from '../documents/filled-form.ts'
import { sampleSignaturePng } from '../documents/sample-signature.ts'
import { sampleDocuments } from '../documents/samples.ts'
import { type FontLibrary, openFontLibrary } from '../fonts/font-library.ts'
import type { DocumentModel } from '../layout/model.ts'
import { renderPdf } from './render-pdf.ts'

const AT_MS = Date.parse('2026-11-24T09:30:00+08:00')
const DIGEST = 'ab'.repeat(32)
const poppler = existsSync('/usr/bin/pdftotext')
const zbar = existsSync('/usr/bin/zbarimg')
const folder = mkdtempSync(join(tmpdir(), 'print-test-'))
afterAll(() => rmSync(folder, { recursive: true }))

let bare: FontLibrary
beforeAll(async () => {
  bare = await openFontLibrary({ systemFallbacks: false })
})

const render = (model: DocumentModel, createdAtMs = AT_MS) => renderPdf(model, { createdAtMs, fonts: bare })
const f1 = (data: Partial<typeof sampleF1> = {}, verifyUrl?: string) =>
  filledForm({
    form: { formCode: 'F1', data: { ...sampleF1, ...data } },
    caseNumber: '331081-20261124-000001',
    centreName: '青石县公共法律服务中心',
    applicationDigest: DIGEST,
    signaturePng: sampleSignaturePng(),
    signedAtMs: AT_MS,
    ...(verifyUrl === undefined ? {} : { verifyUrl }),
  })
const save = (bytes: Uint8Array) => {
  const path = join(folder, 'one.pdf')
  writeFileSync(path, bytes)
  return path
}
/** Text in the order it was written, without the blanks and breaks of layout. */
const extract = (bytes: Uint8Array) =>
  execFileSync('pdftotext', ['-raw', save(bytes), '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')

describe('PDF', () => {
  it('is the same bytes for the same data, whatever was printed before', async () => {
    const first = await render(f1())
    await render(
      filledForm({
        form: { formCode: 'F2', data: sampleF2 },
        caseNumber: '1',
        centreName: '中心',
        applicationDigest: DIGEST,
        signedAtMs: null,
      }),
    )
    const again = await render(f1())
    expect(Buffer.compare(first.bytes, again.bytes)).toBe(0)
    expect(Buffer.compare(first.bytes, (await render(f1(), AT_MS + 1000)).bytes)).not.toBe(0)
  })

  it('says on its first page that it is not yet received, where there is no case number', async () => {
    const model = filledForm({
      form: { formCode: 'F1', data: sampleF1 },
      caseNumber: { provisional: 'T1-7QK2' },
      centreName: '中心',
      applicationDigest: DIGEST,
      signedAtMs: null,
    })
    expect(JSON.stringify(model)).toContain('中心尚未收到')
  })

  it('embeds every font and declares PDF/A-1b', async () => {
    const { bytes } = await render(f1())
    const text = Buffer.from(bytes).toString('latin1')
    expect(text).toContain('<pdfaid:part>1</pdfaid:part>')
    expect(text).toContain('/OutputIntents')
    expect(text).not.toContain('Helvetica')
    // A clear ground (SMask) is not allowed in PDF/A-1: the signature is flattened.
    expect(text).not.toContain('/SMask')
  })

  it.skipIf(!poppler)('gives back its data as text, numbers in boxes as one word, ticks as ticks', async () => {
    const text = extract((await render(f1())).bytes)
    for (const value of [
      samplePerson.name,
      samplePerson.idNumber,
      samplePerson.residence,
      sampleF1.facts,
      sampleF1.requests,
      '27,600.00元',
      '☑进城务工人员',
      '☐残疾人',
      '☑劳动仲裁',
      '1949年12月31日',
      '2026年11月24日',
      '第1页共2页',
      DIGEST,
    ])
      expect(text).toContain(value.replaceAll(/\s/g, ''))
  })

  it.skipIf(!poppler)('carries a statement over as many pages as it needs and loses no word', async () => {
    const facts = Array.from({ length: 260 }, (_, index) => `第${index}句说的是工钱。`).join('')
    const { bytes, pageCount } = await render(f1({ facts }))
    expect(pageCount).toBeGreaterThan(2)
    // A sentence may go on behind the page's foot and the repeated label.
    const text = extract(bytes).replaceAll(
      /青石县公共法律服务中心法律援助申请表[\d-]+第\d+页共\d+页(案情及申请理由)?/gu,
      '',
    )
    let from = 0
    for (let index = 0; index < 260; index += 1) {
      const found = text.indexOf(`第${index}句`, from)
      expect(found, `sentence ${index}`).toBeGreaterThanOrEqual(0)
      from = found
    }
  })

  it.skipIf(!poppler)('sets rare characters of names, and keeps both of two that look alike', async () => {
    const { bytes, missing } = await render(f1({ applicant: { ...samplePerson, name: '㛃𬭎喆' } }))
    expect(missing).toEqual([])
    expect(extract(bytes)).toContain('㛃𬭎喆')
  })

  it('draws a box and reports it where no font has the character, never a blank', async () => {
    const { bytes, missing } = await render(f1({ applicant: { ...samplePerson, name: '李𠮷' } }))
    expect(missing).toEqual(['𠮷'])
    if (poppler) expect(extract(bytes)).toContain('李𠮷')
  })

  it.skipIf(!poppler || !zbar)('carries a code that others read', async () => {
    const url = `https://centre.example/verify?n=331081-20261124-000001&d=${DIGEST}`
    const path = save((await render(f1({}, url))).bytes)
    execFileSync('pdftoppm', ['-r', '200', '-f', '1', '-l', '1', '-png', path, join(folder, 'page')])
    const picture = join(folder, 'page-1.png')
    const read = execFileSync('zbarimg', ['--quiet', '--raw', picture], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    expect(read.trim()).toBe(url)
  })

  it('lays out every sample without a missing character but those of Ext B', async () => {
    for (const [name, model] of sampleDocuments(AT_MS)) {
      const { missing } = await render(model)
      expect(missing, name).toEqual(name === 'test-page' ? ['𠮷'] : [])
    }
  })

  it('keeps names out of the file’s properties', async () => {
    const { bytes } = await render(f1())
    expect(f1().title).toBe('法律援助申请表')
    expect(Buffer.from(bytes).includes(Buffer.from(samplePerson.name, 'utf8'))).toBe(false)
  })
})
