/** For how long closed cases, and talks with a lawyer that are over, are kept as they are. */
import { z } from 'zod'

/** Remedies and complaints run for months: nothing is erased before the last of the ordinary ones is over. */
export const LEAST_CASE_DAYS = 365
export const MOST_CASE_DAYS = 36_500

/** `null`: for good, until an administrator names the days. The rules on legal-service archives differ by kind and place. */
export const CaseRetention = z.strictObject({
  keptDays: z.int().min(LEAST_CASE_DAYS).max(MOST_CASE_DAYS).nullable(),
})
export type CaseRetention = z.infer<typeof CaseRetention>
