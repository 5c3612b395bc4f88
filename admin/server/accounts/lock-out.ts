/** Five wrong answers close a name for a while, whether it exists or not, and whichever of its secrets was asked for. */
import type { FastifyReply } from 'fastify'
import type { CentreParts } from '../capability.ts'
import { refuse } from '../http/problem.ts'

const LOCK_OUT = { failures: 5, windowMs: 15 * 60_000 } as const

type Parts = Pick<CentreParts, 'blind' | 'guards'>

/** What somebody typed may be a person's name, or a password in the wrong field: the guards' file is not sealed. */
const keyOf = ({ blind }: Pick<Parts, 'blind'>, name: string) => `sign-in:${blind('sign-in', name)}`

/**
 * Counts one attempt before the slow check, so that guesses sent all at once cannot slip through beside each other.
 * True where the name is open. Where it is closed the refusal is sent. (No reply is given back: one is a thenable, and
 * awaiting it gives nothing.)
 */
export const countGuess = async (
  parts: Parts & Pick<CentreParts, 'clock' | 'log'>,
  name: string,
  reply: FastifyReply,
): Promise<boolean> => {
  const { clock, guards, log } = parts
  const nowMs = clock.nowMs()
  const tried = await guards.countAttempt(keyOf(parts, name), nowMs, LOCK_OUT.windowMs)
  if (tried.count <= LOCK_OUT.failures) return true
  log('account.refused', { reason: 'locked' })
  refuse(reply, 'rate-limited', { retryAfterMs: tried.endsAtMs - nowMs })
  return false
}

/** After a right answer, or when an administrator opens the name again. */
export const forgetGuesses = (parts: Parts, name: string): Promise<void> =>
  parts.guards.clearAttempts(keyOf(parts, name))
