/** What stands in this process just now, counted where it changes and read where it is told. */
/** `line`: a terminal's standing line; `terminal` and `lawyer`: consultations. */
export type DoorName = 'terminal' | 'lawyer' | 'line'

export interface Figures {
  /** Live sockets that are open. */
  readonly sockets: Record<DoorName, number>
  /** Consultations in the queue, as of the last round of dispatch. */
  waiting: number
  /** Heartbeats heard since the start, and rows written for them: the newest of each terminal, once a second. */
  readonly heartbeats: { told: number; rows: number }
}

export const createFigures = (): Figures => ({
  sockets: { terminal: 0, lawyer: 0, line: 0 },
  waiting: 0,
  heartbeats: { told: 0, rows: 0 },
})
