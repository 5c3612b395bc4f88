/** Nobody finds a place in the queue by trying one ticket after the other. */
import type { CentreParts } from '../capability.ts'

const GUESSES = { perTerminal: 20, windowMs: 10 * 60_000 } as const
const keyOf = (terminalId: string) => `queue-ticket:terminal:${terminalId}`

export const createTicketGuard = ({ clock, guards }: Pick<CentreParts, 'clock' | 'guards'>) => ({
  mayTry: async (terminalId: string): Promise<boolean> => {
    const { count } = await guards.countAttempt(keyOf(terminalId), clock.nowMs(), GUESSES.windowMs)
    return count <= GUESSES.perTerminal
  },
  right: (terminalId: string): Promise<void> => guards.clearAttempts(keyOf(terminalId)),
})
