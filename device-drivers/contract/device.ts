/** What every device has in common: a lifecycle, faults with a next step, operations that end in time. */

/** Why an operation failed. Codes follow the words of XFS4IoT where it has one; `raw` is the device's own status. */
export type FaultCode =
  | 'NO_DEVICE'
  | 'DISCONNECTED'
  | 'TIMEOUT'
  | 'CANCELLED'
  | 'PROTOCOL'
  | 'CHECKSUM'
  | 'BUSY'
  | 'PAPER_OUT'
  | 'COVER_OPEN'
  | 'CUTTER'
  | 'OFFLINE'
  | 'NO_MEDIA'
  | 'JAM'
  | 'CARD_ABSENT'
  | 'CARD_READ'
  | 'CARD_UNSUPPORTED'
  | 'CARD_INCONSISTENT'
  | 'AUTH_FAILED'
  | 'SAM_UNAUTHORISED'
  /** The bytes went out and nobody knows whether paper came: never done again by itself. */
  | 'UNKNOWN_OUTCOME'

export interface DeviceFault {
  readonly code: FaultCode
  /** True where the citizen cannot mend it: staff must look. */
  readonly service: boolean
  /** Status word or keyword as the device gave it; never data of a card. */
  readonly raw?: string
}

const SERVICE_FAULTS: ReadonlySet<FaultCode> = new Set([
  'NO_DEVICE',
  'DISCONNECTED',
  'PROTOCOL',
  'PAPER_OUT',
  'COVER_OPEN',
  'CUTTER',
  'OFFLINE',
  'NO_MEDIA',
  'JAM',
  'SAM_UNAUTHORISED',
  'UNKNOWN_OUTCOME',
])

export const fault = (code: FaultCode, raw?: string): DeviceFault => ({
  code,
  service: SERVICE_FAULTS.has(code),
  ...(raw === undefined ? {} : { raw }),
})

export type DeviceStatus =
  | { readonly state: 'absent' }
  | { readonly state: 'connecting' }
  | { readonly state: 'ready'; readonly warning?: 'PAPER_LOW' }
  | { readonly state: 'busy' }
  | { readonly state: 'faulted'; readonly fault: DeviceFault }
  | { readonly state: 'closed' }

/** Each operation settles exactly once, at the latest at its deadline; the signal ends it earlier as CANCELLED. */
export interface OperationOptions {
  readonly deadlineMs: number
  readonly signal?: AbortSignal
}

export interface Device {
  readonly status: DeviceStatus
  /** Calls the listener at every change of status; gives the way to stop. */
  subscribe(listener: (status: DeviceStatus) => void): () => void
  close(): Promise<void>
}
