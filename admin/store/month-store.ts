/** Room for the events of the months to come, where the engine keeps them by month. */
export interface KeptMonths {
  readonly made: number
  /** Events that had come for a month nobody had made. */
  readonly rescued: number
}

export interface MonthStore {
  /** This month, the next ones, and the month of whatever came where none was made. */
  keepMonths(nowMs: number): Promise<KeptMonths>
}
