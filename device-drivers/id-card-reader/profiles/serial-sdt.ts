/** What one family of readers wants: the SDT module behind a serial line, as most vendors wire it. */
export interface IdCardReaderProfile {
  readonly name: string
  readonly baudRate: number
  /** Time between two looks for a card; the module wants 300 ms or more. */
  readonly findEveryMs: number
  readonly findTimeoutMs: number
  readonly readTimeoutMs: number
  /** Silence after which a late reply can no longer come. */
  readonly drainMs: number
  readonly heartbeatEveryMs: number
  readonly misreadsBeforeGivingUp: number
}

export const serialSdt: IdCardReaderProfile = {
  name: 'serial-sdt',
  baudRate: 115_200,
  findEveryMs: 300,
  findTimeoutMs: 500,
  readTimeoutMs: 2_500,
  drainMs: 200,
  heartbeatEveryMs: 1_500,
  misreadsBeforeGivingUp: 3,
}
