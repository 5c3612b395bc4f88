/** The samples kept in docs/samples are the pictures the forms must still give; `npm run print:samples` renews them. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PNG } from 'pngjs'
import { afterAll, describe, expect, it } from 'vitest'
import { sampleLetters } from '../documents/sample-letters.ts'
import { blankForms, sampleDocuments } from '../documents/samples.ts'
import { renderPdf } from './render-pdf.ts'

const samples = fileURLToPath(new URL('../../docs/samples/', import.meta.url))
const FANGSONG = fileURLToPath(
  new URL('../../node_modules/.cache/lutong-fonts/FandolFang-Regular.otf', import.meta.url),
)
const AT_MS = Date.parse('2026-11-24T09:30:00+08:00')
const DPI = '60'
/** Other versions of the rasteriser differ at edges; a moved row is more than this. Words are held by the text tests. */
const TOLERATED_SHARE = 0.0005
const NOTICEABLE = 96

const folder = mkdtempSync(join(tmpdir(), 'print-golden-'))
afterAll(() => rmSync(folder, { recursive: true }))

const differingShare = (golden: PNG, now: PNG): number => {
  expect([now.width, now.height]).toEqual([golden.width, golden.height])
  let differing = 0
  for (let index = 0; index < golden.data.length; index += 4)
    if (Math.abs((golden.data[index] ?? 0) - (now.data[index] ?? 0)) > NOTICEABLE) differing += 1
  return differing / (golden.width * golden.height)
}

describe.skipIf(!existsSync('/usr/bin/pdftoppm'))('every form looks as its picture', () => {
  // The test page shows characters whose fonts are the machine's own.
  const forms = sampleDocuments(AT_MS).filter(([one]) => one !== 'test-page')
  // 仿宋 is fetched before the tests; without it letters are set in another face.
  const letters = existsSync(FANGSONG) ? sampleLetters(AT_MS) : []
  for (const [name, model] of [...forms, ...blankForms(), ...letters])
    it(name, async () => {
      const { bytes } = await renderPdf(model, { createdAtMs: AT_MS })
      writeFileSync(join(folder, `${name}.pdf`), bytes)
      execFileSync('pdftoppm', ['-gray', '-png', '-r', DPI, join(folder, `${name}.pdf`), join(folder, name)])
      const pictures = (of: string) =>
        readdirSync(of).filter((file) => new RegExp(`^${name}-\\d+\\.png$`, 'u').test(file))
      expect(pictures(folder)).toEqual(pictures(samples))
      for (const picture of pictures(samples)) {
        const share = differingShare(
          PNG.sync.read(readFileSync(join(samples, picture))),
          PNG.sync.read(readFileSync(join(folder, picture))),
        )
        expect(share, picture).toBeLessThan(TOLERATED_SHARE)
      }
    })
})
