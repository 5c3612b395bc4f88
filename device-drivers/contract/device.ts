/** What every device has in common: a lifecycle, faults with a next step, operations that end in time. */
import type { Result } from '@lutong/core/result.ts'

/**
 * Why an operation failed. Codes follow the words of XFS4IoT (CEN CWA 17852) where it has one; what to do about each
 * stands in `next-step.ts`.
 */
export const FAULT_CODES = [
  'NO_DEVICE',
  'DISCONNECTED',
  'TIMEOUT',
  'CANCELLED',
  'PROTOCOL',
  'CHECKSUM',
  'BUSY',
  'PAPER_OUT',
  'COVER_OPEN',
  'CUTTER',
  'JAM',
  'NO_MEDIA',
  'OFFLINE',
  /** Too hot or too cold to work; it comes back by itself. */
  'TEMPERATURE',
  /** An error of the machine that it does not recover from by itself. */
  'HARDWARE',
  'CARD_ABSENT',
  'CARD_READ',
  /** A card is in the field and does not answer for itself: two cards, or one that lies badly. */
  'CARD_NOT_SELECTED',
  'CARD_UNSUPPORTED',
  'CARD_INCONSISTENT',
  'AUTH_FAILED',
  'SAM_UNAUTHORISED',
  /** What was scanned is too long, or no text at all: it is dropped, never cut short. */
  'UNREADABLE_CODE',
  /** The bytes went out and nobody knows whether paper came: never done again by itself. */
  'UNKNOWN_OUTCOME',
] as const
export type FaultCode = (typeof FAULT_CODES)[number]

export interface DeviceFault {
  readonly code: FaultCode
  /** True where the citizen cannot mend it: staff must look. */
  readonly service: boolean
  /** Status word or keyword as the device gave it; never data of a card. */
  readonly raw?: string
}

const SERVICE_FAULTS: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'NO_DEVICE',
  'DISCONNECTED',
  'PROTOCOL',
  'PAPER_OUT',
  'COVER_OPEN',
  'CUTTER',
  'JAM',
  'NO_MEDIA',
  'OFFLINE',
  'HARDWARE',
  'SAM_UNAUTHORISED',
  'UNKNOWN_OUTCOME',
])

export const fault = (code: FaultCode, raw?: string): DeviceFault => ({
  code,
  service: SERVICE_FAULTS.has(code),
  ...(raw === undefined ? {} : { raw }),
})

/** It works, and somebody should come before it stops. */
export type DeviceWarning = 'PAPER_LOW'

export type DeviceStatus =
  | { readonly state: 'absent' }
  | { readonly state: 'connecting' }
  | { readonly state: 'ready'; readonly warning?: DeviceWarning }
  | { readonly state: 'busy' }
  | { readonly state: 'faulted'; readonly fault: DeviceFault }
  | { readonly state: 'closed' }

/** Each operation settles exactly once, at the latest at its deadline; the signal ends it earlier as CANCELLED. */
export interface OperationOptions {
  readonly deadlineMs: number
  readonly signal?: AbortSignal
}

/** How the device hangs on the terminal. */
export type Attachment = 'serial' | 'hid' | 'tcp' | 'usb-printer' | 'uvc' | 'ipp' | 'folder' | 'in-memory'

/** Who it is: what it says of itself, never where it is plugged in. `null`: it does not say. */
export interface DeviceIdentity {
  readonly attachment: Attachment
  readonly profile: string
  readonly model: string | null
  readonly firmware: string | null
  readonly serialNumber: string | null
}

/** What wears out, or tells how much is used; counted since the device was opened first. */
export type CounterName =
  | 'cardsRead'
  | 'cardsFailed'
  | 'slips'
  | 'lines'
  | 'cuts'
  | 'pages'
  | 'scans'
  | 'signatures'
  | 'presses'
  | 'switches'
  | 'operationsFailed'
export type DeviceCounters = Readonly<Partial<Record<CounterName, number>>>

/** Depth of a self-test, in the words of UnifiedPOS: `internal` moves nothing, `external` makes it do its work. */
type HealthLevel = 'internal' | 'external'

/** What a self-test found, a line a check. */
export interface HealthReport {
  readonly checks: readonly { readonly name: string; readonly passed: boolean; readonly detail: string | null }[]
}

export interface Device {
  readonly status: DeviceStatus
  readonly identity: DeviceIdentity
  readonly counters: DeviceCounters
  /** Calls the listener at every change of status; gives the way to stop. */
  subscribe(listener: (status: DeviceStatus) => void): () => void
  /** Asks the device about itself; `external` may use paper, light a lamp, never a citizen's data. */
  checkHealth(level: HealthLevel, options: OperationOptions): Promise<Result<HealthReport, DeviceFault>>
  close(): Promise<void>
}
