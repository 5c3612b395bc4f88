/** How scanners cut codes into bytes: lines on a serial port, or reports of the HID point-of-sale page. */
import type { Result } from '@lutong/core/result.ts'
import type { Scan } from '../contract/code-scanner.ts'
import type { DeviceFault } from '../contract/device.ts'
import { LONGEST_CODE_BYTES, scanOf } from './content.ts'

export interface ScanCodec {
  push(bytes: Uint8Array): readonly Result<Scan, DeviceFault>[]
  /** Never more than one code and its end. */
  pendingBytes(): number
}

const CR = 0x0d
const LF = 0x0a

/** Keeps one byte more than a code may have, so that too long is seen as such. */
const createCollector = () => {
  let bytes: number[] = []
  return {
    add: (byte: number) => {
      if (bytes.length <= LONGEST_CODE_BYTES) bytes.push(byte)
    },
    take: (): Uint8Array => {
      const whole = Uint8Array.from(bytes)
      bytes = []
      return whole
    },
    size: () => bytes.length,
  }
}

/** Serial scanners: a code ends with CR, LF or both. */
export const createLineCodec = (): ScanCodec => {
  const code = createCollector()
  return {
    push: (bytes) => {
      const scans: Result<Scan, DeviceFault>[] = []
      for (const byte of bytes) {
        if (byte !== CR && byte !== LF) code.add(byte)
        else if (code.size() > 0) scans.push(scanOf(code.take(), null))
      }
      return scans
    },
    pendingBytes: code.size,
  }
}

const REPORT_BYTES = 64
const REPORT_ID = 2
const LENGTH_AT = 1
const SYMBOLOGY_AT = 2
const DATA_AT = 5
const MOST_DATA_BYTES = 56
const CONTINUES_AT = 63

/**
 * HID POS, usage page 0x8C (HID Point of Sale Usage Tables 1.02): report 2 holds length, three bytes of AIM
 * identifier, up to 56 bytes of data, and at its end whether the code goes on in the next one.
 */
export const createHidPosCodec = (): ScanCodec => {
  const code = createCollector()
  let report: number[] = []
  const take = (whole: readonly number[]): Result<Scan, DeviceFault> | undefined => {
    const length = whole[LENGTH_AT] ?? 0
    if (whole[0] !== REPORT_ID || length > MOST_DATA_BYTES) {
      code.take()
      return undefined
    }
    for (const byte of whole.slice(DATA_AT, DATA_AT + length)) code.add(byte)
    if (((whole[CONTINUES_AT] ?? 0) & 1) === 1) return undefined
    const symbology = Buffer.from(whole.slice(SYMBOLOGY_AT, DATA_AT)).toString('latin1')
    return scanOf(code.take(), symbology.startsWith(']') ? symbology : null)
  }
  return {
    push: (bytes) => {
      const scans: Result<Scan, DeviceFault>[] = []
      for (const byte of bytes) {
        report.push(byte)
        if (report.length < REPORT_BYTES) continue
        const scan = take(report)
        report = []
        if (scan !== undefined) scans.push(scan)
      }
      return scans
    },
    pendingBytes: () => code.size() + report.length,
  }
}
