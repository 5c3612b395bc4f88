/**
 * For how long the centre keeps what it needs for a while only. Cases, their events and the audit are not here: nobody has
 * named days for them yet. Recordings, chat, uploads, hand-overs and answers to other systems end by rules of their own.
 */
import type { KeptKind } from '../../store/retention-store.ts'

interface KeptRule {
  readonly days: number
  /** What starts the clock. */
  readonly from: string
  readonly why: string
}

/** Six months, and a day beside the longest of them. */
const SIX_MONTHS = 185

export const RETENTION: Record<KeptKind, KeptRule> = {
  enrolmentCodes: {
    days: 30,
    from: 'end of its 15 minutes; a code that was used is gone at once',
    why: 'no law names days; it is of no use any more',
  },
  helpCalls: {
    days: SIX_MONTHS,
    from: 'end of the 15 minutes it rings',
    why: 'no law names days; as network logs, which the Cybersecurity Law has kept six months at least, for it names who answered',
  },
  selfTests: {
    days: SIX_MONTHS,
    from: 'the last test of this terminal or lawyer; an older one is gone with the next',
    why: 'no law names days; of one that has not called for so long it tells nothing',
  },
  outbox: {
    days: 30,
    from: 'its messages were made; never while one waits or was given up',
    why: 'no law names days; the event itself stays with the case',
  },
  sessions: { days: 0, from: 'its end', why: 'of no use after it; the audit keeps who signed in' },
  signInSteps: { days: 0, from: 'its end', why: 'of no use after it' },
  savedVisits: {
    days: 0,
    from: 'the end the citizen was told, 30 days',
    why: 'Personal Information Protection Law 19, 47: no longer than needed, erased when the time told is over',
  },
}
