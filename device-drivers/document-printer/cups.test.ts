/** The same driver through a scheduler: a private CUPS whose queue prints to the simulated printer. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCounters } from '../contract/counters.ts'
import type { DocumentPrinter } from '../contract/printers.ts'
import { type PrivateCups, startPrivateCups, whyNoCups } from '../simulators/document-printer/cups.ts'
import {
  type DocumentPrinterSimulator,
  ippServiceInstalled,
  startDocumentPrinterSimulator,
} from '../simulators/document-printer/simulator.ts'
import { openIppPrinter } from './ipp-printer.ts'

/** One empty page of A4, with a true table of places: the filters of CUPS read it. */
const onePage = (): Buffer => {
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<<>>>>',
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((body, index) => {
    const at = text.length
    text += `${index + 1} 0 obj${body}endobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const tableAt = text.length
  return Buffer.from(
    `${text}xref\n0 4\n0000000000 65535 f \n${places.join('')}trailer<</Size 4/Root 1 0 R>>\nstartxref\n${tableAt}\n%%EOF\n`,
  )
}
const pdf = onePage()

const why = ippServiceInstalled() ? whyNoCups() : 'ippeveprinter is not installed (cups-ipp-utils)'

describe.skipIf(why !== undefined)(`a queue of CUPS${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  let folder: string
  let simulator: DocumentPrinterSimulator
  let cups: PrivateCups
  let printer: DocumentPrinter
  const order = (method: string, body?: unknown) =>
    fetch(`http://127.0.0.1:${simulator.controlPort}/fault`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lutong-prints-'))
    const started = await startDocumentPrinterSimulator({ port: 0, controlPort: 0, outFolder: folder })
    if (started === undefined) throw new Error('ippeveprinter is installed but does not start')
    simulator = started
    cups = await startPrivateCups(simulator.uri)
    const opened = await openIppPrinter({ uri: cups.uri, clock: systemClock, counters: createCounters() })
    if (!opened.ok) throw new Error(opened.error.code)
    printer = opened.value
  }, 60_000)
  afterAll(async () => {
    await printer.close()
    await cups.stop()
    await simulator.stop()
    rmSync(folder, { recursive: true })
  })

  it('prints with copies and sides as the ticket says, and keeps no document', async () => {
    expect(printer.capabilities).toMatchObject({ takesPdf: true, hasA4: true, printsBothSides: true })
    expect(await printer.print({ pdf, title: 'form', copies: 2, bothSides: true }, { deadlineMs: 40_000 })).toEqual({
      ok: true,
      value: null,
    })
    expect(simulator.tickets().map(([copies, sides]) => [copies, sides])).toEqual([['2', 'two-sided-long-edge']])
    expect(readdirSync(folder).filter((name) => name.endsWith('.pdf'))).toHaveLength(1)
    expect(cups.spooled()).toEqual([])
  }, 60_000)

  it('says that its printer tells the end of a job', async () => {
    const report = await printer.checkHealth('internal', { deadlineMs: 3_000 })
    expect(report).toMatchObject({
      ok: true,
      value: { checks: expect.arrayContaining([expect.objectContaining({ name: 'tells-the-end', passed: true })]) },
    })
  })

  it('whose printer has no paper is cancelled at the deadline, wiped, and not held against the next job', async () => {
    await order('POST', { mediaEmpty: true })
    expect(await printer.print({ pdf, title: 'form', copies: 1 }, { deadlineMs: 6_000 })).toMatchObject({
      error: { code: 'UNKNOWN_OUTCOME' },
    })
    expect(cups.spooled()).toEqual([])
    await order('DELETE')
    expect(await printer.print({ pdf, title: 'form', copies: 1 }, { deadlineMs: 40_000 })).toEqual({
      ok: true,
      value: null,
    })
  }, 60_000)
})
