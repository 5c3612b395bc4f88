/** How a stream of bytes lies in the reports of a HID device. Vendors differ: a profile says which way. Pure. */

export interface ReportWrapping {
  /** `null`: the device numbers no reports. */
  readonly reportId: number | null
  /** Payload of one report, without its number. */
  readonly reportBytes: number
  /**
   * `zero-padded`: filled up with zeros, the stream's own framing tells where it ends. `length-first`: the first byte
   * says how many bytes of the report count. `whole`: a report is a message by itself, its number included.
   */
  readonly framing: 'zero-padded' | 'length-first' | 'whole'
}

/** The stream cut into reports as hidapi wants them: the number first, 0 where there is none. */
export const wrapInReports = (bytes: Uint8Array, { framing, reportBytes, reportId }: ReportWrapping): Uint8Array[] => {
  const head = framing === 'length-first' ? 1 : 0
  const room = reportBytes - head
  const reports: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += room) {
    const piece = bytes.subarray(at, at + room)
    const report = new Uint8Array(reportBytes + 1)
    report[0] = reportId ?? 0
    if (head === 1) report[1] = piece.length
    report.set(piece, 1 + head)
    reports.push(report)
  }
  return reports
}

/** What of an input report belongs to the stream; nothing of a report with another number. */
export const unwrapReport = (report: Uint8Array, { framing, reportId }: ReportWrapping): Uint8Array => {
  if (framing === 'whole') return report
  const numbered = reportId !== null
  if (numbered && report[0] !== reportId) return report.subarray(0, 0)
  const payload = numbered ? report.subarray(1) : report
  if (framing === 'zero-padded') return payload
  const length = Math.min(payload[0] ?? 0, payload.length - 1)
  return payload.subarray(1, 1 + Math.max(0, length))
}
