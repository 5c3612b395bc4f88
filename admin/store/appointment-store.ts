/** Hours of the institutions, and who holds which seat of which slot. */
import type { OfficeHours } from '@lutong/core/booking/office-hours.ts'
import type { CaseNumber } from '@lutong/core/ids.ts'
import type { RegionScope } from './staff-reader.ts'

/** Of a case: it takes a seat (and leaves the one it had), or leaves it. */
export type SeatChange =
  | {
      readonly kind: 'take'
      /** Of the region's directory. */
      readonly institution: string
      readonly day: string
      readonly time: string
      readonly capacity: number
    }
  | { readonly kind: 'leave' }

interface Appointment {
  readonly caseNumber: CaseNumber
  readonly time: string
  readonly applicantMask: string | null
}

export interface AppointmentStore {
  /** `undefined`: nobody has set them; the usual ones count. */
  officeHours(regionCode: string, institution: string): Promise<OfficeHours | undefined>
  setOfficeHours(regionCode: string, institution: string, hours: OfficeHours, by: string, atMs: number): Promise<void>
  /** Seats taken by slot, `day time` → how many. */
  takenSeats(regionCode: string, institution: string, days: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Those whose cases were handed in within `scope`. */
  appointmentsOf(
    regionCode: string,
    institution: string,
    day: string,
    scope: RegionScope,
  ): Promise<readonly Appointment[]>
}
