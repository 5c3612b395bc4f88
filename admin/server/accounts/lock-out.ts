/** Five wrong answers close a name for a while, whether it exists or not, and whichever of its secrets was asked for. */
import type { FastifyReply } from 'fastify'
import type { CentreParts } from '../capability.ts'
import { refuse } from '../http/problem.ts'

const LOCK_OUT = { failures: 5, windowMs: 15 * 60_000 } as const

const keyOf = (name: string) => `sign-in:${name}`

/**
 * Counts one attempt before the slow check, so that guesses sent all at once cannot slip through beside each other.
 * True where the name is open. Where it is closed the refusal is sent. (No reply is given back: one is a thenable, and
 * awaiting it gives nothing.)
 */
export const countGuess = async (
  { clock, guards, log }: Pick<CentreParts, 'clock' | 'guards' | 'log'>,
  name: string,
  reply: FastifyReply,
): Promise<boolean> => {
  const nowMs = clock.nowMs()
  const tried = await guards.countAttempt(keyOf(name), nowMs, LOCK_OUT.windowMs)
  if (tried.count <= LOCK_OUT.failures) return true
  log('account.refused', { reason: 'locked' })
  refuse(reply, 'rate-limited', { retryAfterMs: tried.endsAtMs - nowMs })
  return false
}

/** After a right answer, or when an administrator opens the name again. */
export const forgetGuesses = ({ guards }: Pick<CentreParts, 'guards'>, name: string): Promise<void> =>
  guards.clearAttempts(keyOf(name))
