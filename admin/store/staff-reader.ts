/** Who reads: their region, and the account, which may be kept from a case. */
export interface StaffReader {
  /** Region codes beginning with it; empty for all. */
  readonly scope: string
  readonly accountId: string
}
