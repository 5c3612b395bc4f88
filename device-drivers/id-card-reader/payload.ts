/** What stands behind the status words: lengths, text, photo, fingerprint; and the module's number. */
import { err, type Result } from '@lutong/core/result.ts'
import type { CardRecord } from '../contract/id-card-reader.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import { parseCardRecord } from './record.ts'

const STATUS_BYTES = 3
const SAM_ID_BYTES = 16

/**
 * The record of a read; `parts`: lengths stand first, two bytes each (text, photo, and with fingerprint a third).
 * Every byte of the answer is wiped, the fingerprint without having been looked at.
 */
export const takeCard = (body: Uint8Array, parts: 2 | 3): Result<CardRecord, DeviceFault> => {
  try {
    const lengthBytes = parts * 2
    const start = STATUS_BYTES + lengthBytes
    if (body.length < start) return err(fault('PROTOCOL', 'length'))
    const lengths = new DataView(body.buffer, body.byteOffset + STATUS_BYTES, lengthBytes)
    const textBytes = lengths.getUint16(0)
    const photoBytes = lengths.getUint16(2)
    const fingerprintBytes = parts === 3 ? lengths.getUint16(4) : 0
    if (start + textBytes + photoBytes + fingerprintBytes !== body.length) return err(fault('PROTOCOL', 'length'))
    const photoAt = start + textBytes
    const record = parseCardRecord(body.subarray(start, photoAt), body.slice(photoAt, photoAt + photoBytes))
    return record.ok ? record : err(fault('CARD_INCONSISTENT', record.error))
  } finally {
    body.fill(0)
  }
}

/** Address the chip was given later; 70 bytes UTF-16LE. */
export const takeAddress = (body: Uint8Array): string => {
  const text = new TextDecoder('utf-16le').decode(body.subarray(STATUS_BYTES))
  body.fill(0)
  return text.replaceAll('\u0000', ' ').trim()
}

/** The module's number as its label prints it: `05.03-20170308-0000012345-0123456789`; `null` where the answer is no number. */
export const samNumber = (body: Uint8Array): string | null => {
  if (body.length !== STATUS_BYTES + SAM_ID_BYTES) return null
  const id = new DataView(body.buffer, body.byteOffset + STATUS_BYTES, SAM_ID_BYTES)
  const digits = (value: number, count: number) => String(value).padStart(count, '0')
  const series = `${digits(id.getUint16(0, true), 2)}.${digits(id.getUint16(2, true), 2)}`
  return `${series}-${digits(id.getUint32(4, true), 8)}-${digits(id.getUint32(8, true), 10)}-${digits(id.getUint32(12, true), 10)}`
}
