/** The IPP client against a real printer service (Debian's ippeveprinter). */
import { createCounters } from '../contract/counters.ts'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DocumentPrinter } from '../contract/printers.ts'
import {
  type DocumentPrinterSimulator,
  ippServiceInstalled,
  startDocumentPrinterSimulator,
} from '../simulators/document-printer/simulator.ts'
import { decodeIppAnswer, encodeIppRequest, OPERATIONS } from '../transport/ipp.ts'
import { openIppPrinter } from './ipp-printer.ts'

const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

describe('IPP bytes', () => {
  it('are written as RFC 8010 writes them', () => {
    const bytes = encodeIppRequest({ operation: OPERATIONS.getPrinterAttributes, requestId: 1, printerUri: 'ipp://p/' })
    expect(bytes.toString('hex')).toBe(
      '0200000b00000001' +
        '01' +
        '470012617474726962757465732d63686172736574' +
        '00057574662d38' +
        '48001b617474726962757465732d6e61747572616c2d6c616e6775616765' +
        '0002656e' +
        '45000b7072696e7465722d757269' +
        '00086970703a2f2f702f' +
        '03',
    )
  })

  it('of any kind never make the reader throw', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void decodeIppAnswer(Buffer.from(bytes))))
  })
})

describe.skipIf(!ippServiceInstalled())('the A4 printer', () => {
  let folder: string
  let simulator: DocumentPrinterSimulator
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
    const opened = await openIppPrinter({ uri: simulator.uri, clock: systemClock, counters: createCounters() })
    if (!opened.ok) throw new Error(opened.error.code)
    printer = opened.value
  })
  afterAll(async () => {
    await printer.close()
    await simulator.stop()
    rmSync(folder, { recursive: true })
  })

  it('prints a document and says so only when the service has completed it', async () => {
    expect(await printer.print({ pdf: PDF, title: 'form', copies: 1 }, { deadlineMs: 15_000 })).toEqual({
      ok: true,
      value: null,
    })
    expect(readdirSync(folder)).toEqual(['0001.pdf'])
  })

  it('calls a job that the printer gave up unknown', async () => {
    await order('POST', { abortJobs: true })
    expect(await printer.print({ pdf: PDF, title: 'form', copies: 1 }, { deadlineMs: 15_000 })).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_OUTCOME' },
    })
    await order('DELETE')
  })

  it('calls it unknown, and cancels the rest, when the tray stays empty', async () => {
    await order('POST', { mediaEmpty: true })
    expect(await printer.print({ pdf: PDF, title: 'form', copies: 1 }, { deadlineMs: 2_000 })).toMatchObject({
      ok: false,
      error: { code: 'UNKNOWN_OUTCOME', raw: 'PAPER_OUT' },
    })
    await order('DELETE')
  })
})

describe('a printer that is not there', () => {
  it('is NO_DEVICE, at once', async () => {
    expect(
      await openIppPrinter({ uri: 'ipp://127.0.0.1:1/ipp/print', clock: systemClock, counters: createCounters() }),
    ).toMatchObject({
      ok: false,
      error: { code: 'NO_DEVICE' },
    })
  })
})
