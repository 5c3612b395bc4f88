import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ReportWrapping, unwrapReport, wrapInReports } from './hid-reports.ts'

const wrapping = fc.record({
  reportId: fc.option(fc.integer({ min: 1, max: 255 }), { nil: null }),
  reportBytes: fc.integer({ min: 2, max: 255 }),
  framing: fc.constant('length-first' as const),
})
/** As the kernel gives a written report back: with its number only where reports are numbered. */
const seen = (report: Uint8Array, { reportId }: ReportWrapping) => (reportId === null ? report.subarray(1) : report)

describe('a stream in reports', () => {
  it('comes back as it went in, with its length first', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2_000 }), wrapping, (bytes, how) => {
        const back = wrapInReports(bytes, how).flatMap((report) => [...unwrapReport(seen(report, how), how)])
        expect(back).toEqual([...bytes])
      }),
    )
  })

  it('is filled up with zeros where the frame tells its own end: 65 bytes to the system, the first of them 00', () => {
    const how: ReportWrapping = { reportId: null, reportBytes: 64, framing: 'zero-padded' }
    const [report, none] = wrapInReports(Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69), how)
    expect(none).toBeUndefined()
    expect(report).toHaveLength(65)
    expect([...(report ?? [])].slice(0, 8)).toEqual([0x00, 0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x00])
  })

  it('takes nothing of a report with another number, nor more than the report holds', () => {
    const how: ReportWrapping = { reportId: 3, reportBytes: 8, framing: 'length-first' }
    expect([...unwrapReport(Uint8Array.of(4, 2, 1, 1), how)]).toEqual([])
    expect([...unwrapReport(Uint8Array.of(3, 200, 7, 8), how)]).toEqual([7, 8])
    expect([...unwrapReport(Uint8Array.of(3), how)]).toEqual([])
  })
})
