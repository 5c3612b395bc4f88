/** ESC/POS real-time status (DLE EOT n): what the four bytes say, as one fault or none. */
import { type DeviceFault, fault } from '../contract/device.ts'

export type StatusKind = 1 | 2 | 3 | 4
export const STATUS_KINDS: readonly StatusKind[] = [1, 2, 3, 4]

export const statusRequest = (kind: StatusKind): Uint8Array => Uint8Array.of(0x10, 0x04, kind)

/** Bits 1 and 4 are set and bits 0 and 7 clear in every status byte: anything else is not a status. */
export const isStatusByte = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010

export interface PrinterCondition {
  readonly fault: DeviceFault | null
  readonly paperLow: boolean
}

/** `bytes`: answer by kind; a kind that was not answered is left out. */
export const conditionOf = (bytes: ReadonlyMap<StatusKind, number>): PrinterCondition => {
  const bit = (kind: StatusKind, mask: number) => ((bytes.get(kind) ?? 0) & mask) !== 0
  const raw = STATUS_KINDS.map((kind) => (bytes.get(kind) ?? 0).toString(16).padStart(2, '0')).join(' ')
  const paperLow = bit(4, 0x0c)
  if (bit(4, 0x60) || bit(2, 0x20)) return { fault: fault('PAPER_OUT', raw), paperLow }
  if (bit(2, 0x04)) return { fault: fault('COVER_OPEN', raw), paperLow }
  if (bit(3, 0x08)) return { fault: fault('CUTTER', raw), paperLow }
  if (bit(2, 0x40) || bit(1, 0x08)) return { fault: fault('OFFLINE', raw), paperLow }
  return { fault: null, paperLow }
}
