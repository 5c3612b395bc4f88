/** `npm run print:samples`: every document into docs/samples, as it is printed and as a picture. */
import { execFile } from 'node:child_process'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { sampleLetters, sampleLetterSlips } from './documents/sample-letters.ts'
import { blankForms, sampleDocuments, sampleSlips } from './documents/samples.ts'
import { slipPicture } from './preview/slip-picture.ts'
import { renderPdf } from './pdf/render-pdf.ts'
import { RECEIPT_80MM } from './receipt/profile.ts'
import { renderReceipt } from './receipt/render-receipt.ts'

const folder = fileURLToPath(new URL('../docs/samples/', import.meta.url))
const SIGNED_AT_MS = Date.parse('2026-11-24T09:30:00+08:00')
/** Enough to read every word, and small enough to keep in the repository. */
const PREVIEW_DPI = '60'

// A document that got shorter must not leave its last page behind.
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
for (const [name, model] of [...sampleDocuments(SIGNED_AT_MS), ...blankForms(), ...sampleLetters(SIGNED_AT_MS)]) {
  const { bytes, pageCount, missing } = await renderPdf(model, { createdAtMs: SIGNED_AT_MS })
  await writeFile(`${folder}${name}.pdf`, bytes)
  await promisify(execFile)('pdftoppm', [
    '-gray',
    '-png',
    '-r',
    PREVIEW_DPI,
    `${folder}${name}.pdf`,
    `${folder}${name}`,
  ])
  console.log(
    `${name}.pdf  ${pageCount} page(s)  ${bytes.length} bytes${missing.length > 0 ? `  missing: ${missing.join('')}` : ''}`,
  )
}
for (const [name, model] of [...sampleSlips(SIGNED_AT_MS), ...sampleLetterSlips(SIGNED_AT_MS)]) {
  const { bytes, missing } = await renderReceipt(model, RECEIPT_80MM)
  await writeFile(`${folder}${name}.escpos`, bytes)
  await writeFile(`${folder}${name}.png`, (await slipPicture(bytes, RECEIPT_80MM)).png)
  console.log(`${name}.escpos  ${bytes.length} bytes${missing.length > 0 ? `  missing: ${missing.join('')}` : ''}`)
}
