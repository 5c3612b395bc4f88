import type { AttendantPage } from '@lutong/core/contracts/attendant.ts'

/** The journal of prints, as far as staff see it. */
export interface PaperJournal {
  unknown(): Extract<AttendantPage, { page: 'open' }>['unknownPrints']
  settle(id: string, cameOut: boolean): void
  account(): Extract<AttendantPage, { page: 'counters' }>['paper']
}
