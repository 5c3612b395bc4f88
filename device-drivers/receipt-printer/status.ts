/** What the printer's status bytes say, as one fault or none: DLE EOT 1–4 when asked, ASB when it tells by itself. */
import { fault } from '../contract/device.ts'

export type StatusKind = 1 | 2 | 3 | 4
export const STATUS_KINDS: readonly StatusKind[] = [1, 2, 3, 4]

export const statusRequest = (kind: StatusKind): Uint8Array => Uint8Array.of(0x10, 0x04, kind)

interface Signs {
  readonly paperOut: boolean
  readonly coverOpen: boolean
  readonly cutter: boolean
  readonly unrecoverable: boolean
  /** Too hot or too cold: it goes on by itself. */
  readonly autoRecoverable: boolean
  readonly offline: boolean
  readonly paperLow: boolean
}

/** The nearest cause first: a printer without paper is offline too. */
const conditionOfSigns = (signs: Signs, raw: string) => {
  const { paperLow } = signs
  if (signs.paperOut) return { fault: fault('PAPER_OUT', raw), paperLow }
  if (signs.coverOpen) return { fault: fault('COVER_OPEN', raw), paperLow }
  if (signs.cutter) return { fault: fault('CUTTER', raw), paperLow }
  if (signs.unrecoverable) return { fault: fault('HARDWARE', raw), paperLow }
  if (signs.autoRecoverable) return { fault: fault('TEMPERATURE', raw), paperLow }
  if (signs.offline) return { fault: fault('OFFLINE', raw), paperLow }
  return { fault: null, paperLow }
}
export type PrinterCondition = ReturnType<typeof conditionOfSigns>

const hex = (bytes: readonly number[]) => bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** `bytes`: the answers to DLE EOT 1, 2, 3, 4 in this order. */
export const conditionOf = (bytes: readonly number[]): PrinterCondition => {
  const bit = (kind: StatusKind, mask: number) => ((bytes[kind - 1] ?? 0) & mask) !== 0
  return conditionOfSigns(
    {
      paperOut: bit(4, 0x60) || bit(2, 0x20),
      coverOpen: bit(2, 0x04),
      cutter: bit(3, 0x08),
      unrecoverable: bit(3, 0x20),
      autoRecoverable: bit(3, 0x40),
      offline: bit(2, 0x40) || bit(1, 0x08),
      paperLow: bit(4, 0x0c),
    },
    hex(bytes),
  )
}

/** The four bytes of ASB (GS a). */
export const conditionOfAutomatic = (bytes: readonly [number, number, number, number]): PrinterCondition => {
  const [first, second, third] = bytes
  return conditionOfSigns(
    {
      paperOut: (third & 0x0c) !== 0,
      coverOpen: (first & 0x20) !== 0,
      cutter: (second & 0x08) !== 0,
      unrecoverable: (second & 0x20) !== 0,
      autoRecoverable: (second & 0x40) !== 0,
      offline: (first & 0x08) !== 0,
      paperLow: (third & 0x03) !== 0,
    },
    `asb ${hex(bytes)}`,
  )
}
