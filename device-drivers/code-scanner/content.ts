/** From scanned bytes to text. What is no text, or too long, is refused whole: half a code is another code. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Scan } from '../contract/code-scanner.ts'
import { type DeviceFault, fault } from '../contract/device.ts'

/** The largest QR code holds 2,953 bytes (ISO/IEC 18004, version 40-L). */
export const LONGEST_CODE_BYTES = 2_953

const FIRST_PRINTABLE = 0x20
const DELETE = 0x7f
const decoders = ['utf-8', 'gb18030'].map((encoding) => new TextDecoder(encoding, { fatal: true }))

const decode = (bytes: Uint8Array): string | undefined => {
  for (const decoder of decoders) {
    try {
      return decoder.decode(bytes)
    } catch {
      // The next encoding; a scanner does not say which one its code was made with.
    }
  }
  return undefined
}

/** UTF-8 where the bytes are that, else GB18030, as Chinese scanners send; no control characters. */
export const scanOf = (bytes: Uint8Array, symbology: string | null): Result<Scan, DeviceFault> => {
  if (bytes.length === 0 || bytes.length > LONGEST_CODE_BYTES) return err(fault('UNREADABLE_CODE', 'length'))
  if (bytes.some((byte) => byte < FIRST_PRINTABLE || byte === DELETE)) return err(fault('UNREADABLE_CODE', 'control'))
  const text = decode(bytes)
  return text === undefined ? err(fault('UNREADABLE_CODE', 'encoding')) : ok({ text, symbology })
}
