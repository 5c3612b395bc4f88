/** For how many days closed cases may be kept; apart from the schema, for pages that show it. */

/** Remedies and complaints run for months: nothing is erased before the last of the ordinary ones is over. */
export const LEAST_CASE_DAYS = 365
export const MOST_CASE_DAYS = 36_500
