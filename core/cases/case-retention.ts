/** For how long closed cases, and talks with a lawyer that are over, are kept as they are. */
import { z } from 'zod'
import { LEAST_CASE_DAYS, MOST_CASE_DAYS } from './case-days.ts'

/** `null`: for good, until an administrator names the days. The rules on legal-service archives differ by kind and place. */
export const CaseRetention = z.strictObject({
  keptDays: z.int().min(LEAST_CASE_DAYS).max(MOST_CASE_DAYS).nullable(),
})
export type CaseRetention = z.infer<typeof CaseRetention>
