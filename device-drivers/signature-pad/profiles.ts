import type { ReportWrapping } from '../transport/hid-reports.ts'

/** Where a pad's report holds what. Numbers of two bytes, high byte first or low byte first by profile. */
export interface SignaturePadProfile {
  readonly name: string
  readonly reportBytes: number
  readonly pen: { readonly reportId: number; readonly stateAt: number; readonly touchesMask: number }
  readonly buttons: {
    readonly reportId: number
    readonly at: number
    readonly doneMask: number
    readonly clearMask: number
  }
  readonly x: { readonly at: number; readonly most: number }
  readonly y: { readonly at: number; readonly most: number }
  readonly pressure: { readonly at: number; readonly most: number }
  readonly lowByteFirst: boolean
}

/** A plain digitiser with two keys below its glass; a vendor's pad is another object of this kind. */
export const hidPad = {
  name: 'hid-pad',
  reportBytes: 8,
  pen: { reportId: 1, stateAt: 1, touchesMask: 0x01 },
  buttons: { reportId: 2, at: 1, doneMask: 0x01, clearMask: 0x02 },
  x: { at: 2, most: 9_600 },
  y: { at: 4, most: 6_000 },
  pressure: { at: 6, most: 1_023 },
  lowByteFirst: true,
  wrapping: { reportId: null, reportBytes: 8, framing: 'whole' },
} as const satisfies SignaturePadProfile & { wrapping: ReportWrapping }
