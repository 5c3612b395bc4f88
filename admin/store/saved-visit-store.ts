/** Visits put aside: sealed by the terminal, unreadable here, gone after their time. */
export interface SavedVisitStore {
  saveVisit(id: string, sealed: Uint8Array, expiresAtMs: number, nowMs: number): Promise<void>
  readVisit(id: string, nowMs: number): Promise<Uint8Array | undefined>
}
