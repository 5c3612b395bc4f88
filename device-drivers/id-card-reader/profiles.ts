/** What one family of readers wants. All timings of the driver stand here. */
export interface IdCardReaderProfile {
  readonly name: string
  /** Whether the read asks for the fingerprint too, for modules that give nothing else; it is wiped unseen. */
  readonly readsFingerprint: boolean
  /** Time between two looks for a card; the module wants 300 ms or more. */
  readonly findEveryMs: number
  readonly statusTimeoutMs: number
  readonly findTimeoutMs: number
  readonly readTimeoutMs: number
  /** Silence after which a late reply can no longer come. */
  readonly drainMs: number
  /** Heartbeat, two answers' time and the silence between them stay under 2 s: so soon a dead reader is known. */
  readonly heartbeatEveryMs: number
  readonly misreadsBeforeGivingUp: number
}

const SDT_TIMINGS = {
  readsFingerprint: false,
  findEveryMs: 300,
  statusTimeoutMs: 400,
  findTimeoutMs: 400,
  readTimeoutMs: 2_000,
  drainMs: 150,
  heartbeatEveryMs: 700,
  misreadsBeforeGivingUp: 3,
} as const

/** The SDT module behind a serial line, as most vendors wire it; 8N1. */
export const serialSdt = {
  ...SDT_TIMINGS,
  name: 'serial-sdt',
  baudRate: 115_200,
} as const satisfies IdCardReaderProfile & {
  baudRate: number
}

/** HID-A: the same frames cut into 64-byte reports without a report number, the rest filled with zeros. */
export const hidSdt = {
  ...SDT_TIMINGS,
  name: 'hid-sdt',
  usb: { vendorId: 0x2b8b, productId: 0x2721 },
  wrapping: { reportId: null, reportBytes: 64, framing: 'zero-padded' },
} as const satisfies IdCardReaderProfile & { usb: object; wrapping: object }
