/** What stands in this process just now, counted where it changes and read where it is told. */
type Door = 'terminal' | 'lawyer'

export interface Figures {
  /** Live sockets that are open. */
  readonly sockets: Record<Door, number>
  /** Consultations in the queue, as of the last round of dispatch. */
  waiting: number
}

export const createFigures = (): Figures => ({ sockets: { terminal: 0, lawyer: 0 }, waiting: 0 })
