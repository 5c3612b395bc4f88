/** A PDF (ISO 32000-1) somebody brings: how many pages, and nothing in it that acts by itself. */
import { inflateSync } from 'node:zlib'
import { err, ok, type Result } from '@lutong/core/result.ts'

/** Names that make a reader do something: scripts, programs, files within, forms that fetch. */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToR|GoToE)(?![A-Za-z0-9])/
const LOCKED = /\/Encrypt(?![A-Za-z0-9])/
const PAGE = /\/Type\s*\/Page(?![A-Za-z0-9])/g
const MOST_INFLATED_BYTES = 32 * 1024 * 1024

/** `/J#61va…` is `/Java…`: names may hide behind hexadecimal (7.3.5). */
const plainNames = (text: string): string =>
  text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** Objects may lie compressed in object streams (7.5.7); what does not inflate is none a reader could use either. */
const objectStreams = (bytes: Buffer, text: string): readonly string[] => {
  const inner: string[] = []
  let left = MOST_INFLATED_BYTES
  for (const found of text.matchAll(/\/ObjStm[^]{0,400}?stream\r?\n/g)) {
    const start = found.index + found[0].length
    const end = text.indexOf('endstream', start)
    if (end < 0) continue
    try {
      const plain = inflateSync(bytes.subarray(start, end), { maxOutputLength: left })
      left -= plain.length
      inner.push(plainNames(plain.toString('latin1')))
    } catch {
      continue
    }
  }
  return inner
}

export const checkPdf = (pdf: Uint8Array): Result<{ readonly pages: number }, 'unreadable' | 'active'> => {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const text = bytes.toString('latin1')
  if (!text.startsWith('%PDF-') || !text.slice(-2_048).includes('%%EOF')) return err('unreadable')
  const all = [plainNames(text), ...objectStreams(bytes, text)]
  if (all.some((one) => LOCKED.test(one))) return err('unreadable')
  if (all.some((one) => ACTIVE.test(one))) return err('active')
  const pages = all.reduce((sum, one) => sum + (one.match(PAGE)?.length ?? 0), 0)
  return pages === 0 ? err('unreadable') : ok({ pages })
}
