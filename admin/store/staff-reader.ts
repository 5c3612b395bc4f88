/** Region codes beginning with it; empty for all. */
export type RegionScope = string

/** Who reads: their region, and the account, which may be kept from a case. */
export interface StaffReader {
  readonly scope: RegionScope
  readonly accountId: string
}
