/** What one family of printers can do. Many clones answer DLE EOT only: their slips end as `unknown`, honestly. */
export interface ReceiptPrinterProfile {
  readonly name: string
  /** How it says that a slip has come out: after a process id, by its status after the buffer, or not at all. */
  readonly confirmation: 'process-id' | 'status-after' | 'none'
  /** Tells changes of its status by itself (ASB) when it is asked to. */
  readonly tellsByItself: boolean
  /** Answers GS I with firmware, model and serial number. */
  readonly introducesItself: boolean
  /** Silence this long, twice, is a printer that is gone: with the heartbeat under 2 s. */
  readonly statusTimeoutMs: number
  readonly heartbeatEveryMs: number
}

const TIMINGS = { statusTimeoutMs: 450, heartbeatEveryMs: 700 } as const
const EPSON_LIKE = {
  ...TIMINGS,
  confirmation: 'process-id',
  tellsByItself: true,
  introducesItself: true,
} as const

export const escposTcp: ReceiptPrinterProfile = { ...EPSON_LIKE, name: 'escpos-tcp' }
export const escposSerial = { ...EPSON_LIKE, name: 'escpos-serial', baudRate: 115_200 } as const
/** Reports of 64 bytes, the first of them the count: as the vendors do who sell ESC/POS over HID; to be tried on theirs. */
export const escposHid = {
  ...EPSON_LIKE,
  name: 'escpos-hid',
  wrapping: { reportId: null, reportBytes: 64, framing: 'length-first' },
} as const
export const escposUsb: ReceiptPrinterProfile = { ...EPSON_LIKE, name: 'escpos-usb' }
/** 80 mm clones that answer GS r but know no process id. */
export const cloneStatusAfter: ReceiptPrinterProfile = {
  ...TIMINGS,
  name: 'clone-status-after',
  confirmation: 'status-after',
  tellsByItself: false,
  introducesItself: false,
}
/** 58 mm clones with DLE EOT and nothing else. */
export const cloneRealTimeOnly: ReceiptPrinterProfile = {
  ...cloneStatusAfter,
  name: 'clone-real-time-only',
  confirmation: 'none',
}
