/** The IPP client against a real printer service (Debian's ippeveprinter). */
import { awakeMs } from '@lutong/core/awake-time.ts'
import { createCounters } from '../contract/counters.ts'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
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
import { decodeIppAnswer, encodeIppRequest, OPERATIONS } from '../transport/ipp-encoding.ts'
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

  const state = (fits: (status: DocumentPrinter['status']) => boolean) =>
    new Promise<void>((resolve) => {
      if (fits(printer.status)) return resolve()
      const stop = printer.subscribe((status) => {
        if (!fits(status)) return
        stop()
        resolve()
      })
    })

  it('says who it is and what it can do', async () => {
    expect(printer.identity.model).toBeTruthy()
    expect(printer.capabilities).toMatchObject({ takesPdf: true, hasA4: true })
    expect(await printer.checkHealth('internal', { deadlineMs: 3_000 })).toMatchObject({
      ok: true,
      value: {
        checks: [
          { name: 'printer-state', passed: true, detail: null },
          { name: 'a4', passed: true, detail: null },
          { name: 'tells-the-end', passed: true, detail: null },
        ],
      },
    })
  })

  it.each([
    ['PAPER_OUT', { mediaEmpty: true }],
    ['JAM', { mediaJam: true }],
    ['COVER_OPEN', { coverOpen: true }],
    ['NO_MEDIA', { trayMissing: true }],
  ])('tells %s while the job stands, calls it unknown at the deadline, and cancels the rest', async (code, wanted) => {
    const before = readdirSync(folder).length
    await order('POST', wanted)
    const printing = printer.print({ pdf: PDF, title: 'form', copies: 1 }, { deadlineMs: 2_500 })
    await state((status) => status.state === 'faulted' && status.fault.code === code)
    expect(await printing).toMatchObject({ ok: false, error: { code: 'UNKNOWN_OUTCOME', raw: code } })
    await order('DELETE')
    await state((status) => status.state === 'ready')
    // What the cancelled job's script still did is not awaited: the next document has the printer for itself.
    expect(readdirSync(folder).length).toBeGreaterThanOrEqual(before)
  })

  it('lets a job come out when the paper is put in, once', async () => {
    await order('POST', { mediaEmpty: true })
    const printing = printer.print({ pdf: PDF, title: 'form', copies: 1 }, { deadlineMs: 20_000 })
    await state((status) => status.state === 'faulted')
    await order('DELETE')
    expect(await printing).toEqual({ ok: true, value: null })
  })

  it('that is called off before its turn prints nothing', async () => {
    expect(
      await printer.print({ pdf: PDF, title: 'form', copies: 1 }, { deadlineMs: 5_000, signal: AbortSignal.abort() }),
    ).toMatchObject({ error: { code: 'CANCELLED' } })
  })

  it('leaves nothing of a document in its spool', () => {
    expect(simulator.spooled()).toEqual([])
  })

  it('that is gone is noticed within two seconds, in the middle of a job and before the next', async () => {
    await order('POST', { mediaEmpty: true })
    const printing = printer.print({ pdf: PDF, title: 'form', copies: 1 }, { deadlineMs: 60_000 })
    await state((status) => status.state === 'faulted')
    await simulator.pull()
    expect(await awakeMs(printing)).toBeLessThan(2_000)
    expect(await printing).toMatchObject({ error: { code: 'UNKNOWN_OUTCOME', raw: 'line' } })
    expect(printer.status.state).toBe('absent')
    expect(await printer.print({ pdf: PDF, title: 'form', copies: 1 }, { deadlineMs: 1_000 })).toMatchObject({
      error: { code: 'DISCONNECTED' },
    })
  })
})

describe('a service that falls silent while nothing is printed', () => {
  it('is noticed within two seconds', async () => {
    const facts = Buffer.concat([
      Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 0x04, 0x49]),
      Buffer.from([0, 25]),
      Buffer.from('document-format-supported'),
      Buffer.from([0, 15]),
      Buffer.from('application/pdf'),
      Buffer.from([3]),
    ])
    let silent = false
    const server = createServer((request, answer) => {
      request.resume()
      if (!silent) answer.end(facts)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const opened = await openIppPrinter({
      uri: `ipp://127.0.0.1:${port}/ipp/print`,
      clock: systemClock,
      counters: createCounters(),
    })
    if (!opened.ok) throw new Error(opened.error.code)
    const absent = new Promise<void>((resolve) => {
      opened.value.subscribe(({ state }) => {
        if (state === 'absent') resolve()
      })
    })
    silent = true
    expect(await awakeMs(absent)).toBeLessThan(2_000)
    server.closeAllConnections()
    server.close()
  })
})

describe('a printer with a counter of its own', () => {
  it('gives it, and one without gives none', async () => {
    const text = (tag: number, name: string, value: Buffer) => {
      const head = Buffer.alloc(3)
      head.writeUInt8(tag)
      head.writeUInt16BE(name.length, 1)
      const length = Buffer.alloc(2)
      length.writeUInt16BE(value.length)
      return Buffer.concat([head, Buffer.from(name), length, value])
    }
    const counts: (number | undefined)[] = []
    for (const count of [4_711, undefined]) {
      const number = Buffer.alloc(4)
      number.writeInt32BE(count ?? 0)
      const answer = Buffer.concat([
        Buffer.from([2, 0, 0, 0, 0, 0, 0, 1, 0x04]),
        text(0x49, 'document-format-supported', Buffer.from('application/pdf')),
        ...(count === undefined ? [] : [text(0x21, 'printer-impressions-completed', number)]),
        Buffer.of(3),
      ])
      const server = createServer((request, reply) => {
        request.resume()
        reply.end(answer)
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      const opened = await openIppPrinter({
        uri: `ipp://127.0.0.1:${port}/ipp/print`,
        clock: systemClock,
        counters: createCounters(),
      })
      if (!opened.ok) throw new Error(opened.error.code)
      counts.push(await opened.value.paperCounter?.())
      await opened.value.close()
      server.close()
    }
    expect(counts).toEqual([4_711, undefined])
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
