/** Border: which times are still free for a case that is an appointment. */
import { z } from 'zod'
import { ClockTime } from '../booking/office-hours.ts'
import { CaseNumber } from '../ids.ts'
import { CaseProof } from './case-acts.ts'

export const FreeSlotsRequest = z.strictObject({ caseNumber: CaseNumber, proof: CaseProof })

export const FreeDay = z.strictObject({ day: z.iso.date(), times: z.array(ClockTime).min(1).max(60) })
export type FreeDay = z.infer<typeof FreeDay>
/** Days with something free, in order. */
export const FreeSlotsAnswer = z.strictObject({ days: z.array(FreeDay).max(31) })
