/** What the SDT module is asked, and what its status words mean. */
import { type DeviceFault, fault, type FaultCode } from '../contract/device.ts'

/** CMD, PARA. The line speed and the radio's frame size are left as the maker set them: changing them can lose a reader. */
export const COMMANDS = {
  samStatus: Uint8Array.of(0x11, 0xff),
  samId: Uint8Array.of(0x12, 0xff),
  resetSam: Uint8Array.of(0x10, 0xff),
  find: Uint8Array.of(0x20, 0x01),
  select: Uint8Array.of(0x20, 0x02),
  readBase: Uint8Array.of(0x30, 0x01),
  readBaseAndFingerprint: Uint8Array.of(0x30, 0x10),
  readNewestAddress: Uint8Array.of(0x30, 0x03),
}

export const SW = { ok: 0x90, notOnCard: 0x91, found: 0x9f } as const

/** SW3 → fault (SDT module; `devices` page A). */
const FAULT_OF_STATUS: Readonly<Record<number, FaultCode>> = {
  0x10: 'CHECKSUM',
  0x11: 'PROTOCOL',
  0x21: 'PROTOCOL',
  0x23: 'PROTOCOL',
  0x24: 'PROTOCOL',
  0x31: 'AUTH_FAILED',
  0x32: 'AUTH_FAILED',
  0x33: 'AUTH_FAILED',
  0x37: 'AUTH_FAILED',
  0x3f: 'CARD_READ',
  0x40: 'CARD_UNSUPPORTED',
  0x41: 'CARD_READ',
  0x47: 'CARD_READ',
  0x60: 'SAM_UNAUTHORISED',
  0x66: 'SAM_UNAUTHORISED',
  0x80: 'CARD_ABSENT',
  0x81: 'CARD_ABSENT',
}

export const statusOf = (body: Uint8Array): number => body[2] ?? 0

export const faultOf = (body: Uint8Array): DeviceFault => {
  const status = statusOf(body)
  return fault(FAULT_OF_STATUS[status] ?? 'PROTOCOL', status.toString(16).padStart(2, '0'))
}

/** What can be decided only by another card, or by staff: asking the same card again changes nothing. */
export const HOPELESS: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'AUTH_FAILED',
  'CARD_UNSUPPORTED',
  'CARD_INCONSISTENT',
  'SAM_UNAUTHORISED',
])
