/** What each fault asks of the citizen and of the staff. A fault without a next step is a riddle. */
import type { FaultCode } from './device.ts'

type CitizenStep =
  | 'none'
  | 'lay-card'
  | 'hold-card-still'
  | 'lay-one-card-flat'
  | 'use-other-document'
  | 'try-again'
  | 'go-on-without'
  | 'ask-staff'
type StaffStep =
  | 'none'
  | 'check-cable-and-power'
  | 'check-settings'
  | 'load-paper'
  | 'close-cover'
  | 'clear-cutter'
  | 'clear-jam'
  | 'let-it-cool'
  | 'look-whether-paper-came'
  | 'call-service'

export interface NextStep {
  readonly citizen: CitizenStep
  readonly staff: StaffStep
  /** Whether the same operation may be tried again without anybody's doing. */
  readonly retryable: boolean
}

const step = (citizen: CitizenStep, staff: StaffStep, retryable = false): NextStep => ({ citizen, staff, retryable })

export const NEXT_STEPS: Readonly<Record<FaultCode, NextStep>> = {
  NO_DEVICE: step('go-on-without', 'check-cable-and-power', true),
  DISCONNECTED: step('go-on-without', 'check-cable-and-power', true),
  TIMEOUT: step('try-again', 'check-cable-and-power', true),
  CANCELLED: step('none', 'none', true),
  PROTOCOL: step('go-on-without', 'check-settings', true),
  CHECKSUM: step('try-again', 'check-cable-and-power', true),
  BUSY: step('try-again', 'none', true),
  PAPER_OUT: step('ask-staff', 'load-paper', true),
  COVER_OPEN: step('ask-staff', 'close-cover', true),
  CUTTER: step('ask-staff', 'clear-cutter'),
  JAM: step('ask-staff', 'clear-jam'),
  NO_MEDIA: step('ask-staff', 'load-paper', true),
  OFFLINE: step('go-on-without', 'check-cable-and-power', true),
  TEMPERATURE: step('try-again', 'let-it-cool', true),
  HARDWARE: step('go-on-without', 'call-service'),
  CARD_ABSENT: step('lay-card', 'none', true),
  CARD_READ: step('hold-card-still', 'none', true),
  CARD_NOT_SELECTED: step('lay-one-card-flat', 'none', true),
  CARD_UNSUPPORTED: step('use-other-document', 'none'),
  CARD_INCONSISTENT: step('ask-staff', 'none'),
  AUTH_FAILED: step('ask-staff', 'none'),
  SAM_UNAUTHORISED: step('go-on-without', 'call-service'),
  UNREADABLE_CODE: step('try-again', 'none', true),
  UNKNOWN_OUTCOME: step('ask-staff', 'look-whether-paper-came'),
}
