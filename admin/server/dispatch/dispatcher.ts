/**
 * The round of dispatch: ends what ran out, matches, claims. The queue is the store's; a round is only ever a reading of
 * it, so a restart, a second process or a lost timer changes nothing but the moment. Every process of a centre goes its
 * own rounds: what two would do at once, the store lets one do.
 */
import { matchAll } from '@lutong/video-consult/dispatch/match.ts'
import type { Lawyer, Waiting } from '@lutong/video-consult/dispatch/pool.ts'
import { DISPATCH_RULES } from '@lutong/video-consult/dispatch/rules.ts'
import { err } from '@lutong/core/result.ts'
import type { ConsultationFacts, LawyerRow } from '../../store/consultation-store.ts'
import type { CentreParts } from '../capability.ts'
import { guestLoads } from './call-guests.ts'
import { noShow, passOverFor, requeue, type Stepped } from './consultation-steps.ts'
import { endGuest } from './guest-steps.ts'
import type { Presence, PresentNow } from '../cluster/presence.ts'
import { lawyerOf, waitingOf } from './pool-of.ts'

/** Circles widen and rotas change without anybody asking. */
const ROUND_EVERY_MS = 1_000
/** A terminal that is gone keeps its place so long; a lawyer that is gone keeps the call so long. */
const ABSENCE = { terminalMs: 10 * 60_000, lawyerMs: 2 * 60_000 } as const

export interface Round {
  readonly nowMs: number
  readonly open: readonly ConsultationFacts[]
  readonly rows: readonly LawyerRow[]
  readonly waiting: readonly Waiting[]
  readonly lawyers: readonly Lawyer[]
}

/** In the queue: here, or away with a ticket. */
export const isWaiting = (one: ConsultationFacts): boolean => one.state === 'queued' || one.state === 'held'

export interface Moved {
  readonly facts: ConsultationFacts
  /** Whose desk it may have left by that. */
  readonly lawyerBefore: string | null
}

export interface DispatcherParts extends Pick<CentreParts, 'store' | 'clock' | 'log'> {
  readonly presence: Pick<Presence, 'now'>
  /** Consultations that moved, and the queue as it stands after the round. */
  onMoved(moved: readonly Moved[], round: Round): Promise<void>
}

export interface Dispatcher {
  /** As soon as it can: something came, somebody is free. */
  wake(): void
  close(): Promise<void>
}

export const createDispatcher = (parts: DispatcherParts): Dispatcher => {
  const { store, clock, log } = parts
  let running: Promise<void> | undefined
  let wanted = false
  let closed = false
  let stopTimer = () => {}

  const move = async (facts: ConsultationFacts, step: (now: Parameters<typeof requeue>[0]) => Stepped) => {
    const atMs = clock.nowMs()
    const moved = await store.changeConsultation({
      id: facts.id,
      askId: null,
      atMs,
      decide: (now) => (now === undefined ? err('not-found') : now.fence === facts.fence ? step(now) : err('conflict')),
    })
    return moved.ok ? [{ facts: moved.value, lawyerBefore: facts.lawyerId }] : []
  }

  /** Questions nobody answered, and guests whose desk is gone: the call does not stand still for them. */
  const endGuestsNobodyWaitsFor = async (facts: ConsultationFacts, present: PresentNow, nowMs: number) => {
    const moved: Moved[] = []
    for (const { accountId, endsAtMs, party, state } of facts.guests) {
      const gone = state === 'joined' && present.absentMs('lawyer', accountId) >= ABSENCE.lawyerMs
      if (!gone && (endsAtMs === null || endsAtMs > nowMs)) continue
      const how = gone ? 'left' : 'missed'
      moved.push(...(await move(facts, (now) => endGuest(now, party, how, 'centre', nowMs))))
    }
    return moved
  }

  /** Offers that ran out, calls whose lawyer is gone, places whose terminal is gone or whose ticket has run out. */
  const endWhatRanOut = async (open: readonly ConsultationFacts[], present: PresentNow, nowMs: number) => {
    const moved: Moved[] = []
    for (const facts of open) {
      moved.push(...(await endGuestsNobodyWaitsFor(facts, present, nowMs)))
      const terminalGone = present.absentMs('terminal', facts.terminalId)
      const { lawyerId } = facts
      if (facts.state === 'offered' && (facts.offerEndsAtMs ?? 0) <= nowMs && lawyerId !== null)
        moved.push(...(await move(facts, (now) => requeue(now, 'offer-ended', passOverFor(lawyerId, nowMs), nowMs))))
      else if (facts.state === 'reconnecting' && lawyerId !== null) {
        const lawyerGone = present.absentMs('lawyer', lawyerId)
        if (lawyerGone >= ABSENCE.lawyerMs)
          moved.push(...(await move(facts, (now) => requeue(now, 'lawyer-lost', passOverFor(lawyerId, nowMs), nowMs))))
      } else if (facts.state === 'held' && (facts.heldUntilMs ?? 0) <= nowMs)
        moved.push(...(await move(facts, (now) => noShow(now, nowMs))))
      else if (facts.state === 'queued' && terminalGone >= ABSENCE.terminalMs)
        moved.push(
          ...(await move(facts, (now) => ({
            ok: true,
            value: {
              next: { ...now, state: 'abandoned', updatedAtMs: nowMs },
              trace: [{ kind: 'abandoned', actor: 'centre', body: { reason: 'terminal-gone' } }],
            },
          }))),
        )
    }
    return moved
  }

  const read = async (open: readonly ConsultationFacts[], present: PresentNow, nowMs: number): Promise<Round> => {
    const rows = await store.listLawyers()
    const asGuests = guestLoads(open)
    return {
      nowMs,
      open,
      rows,
      waiting: open.filter(isWaiting).map(waitingOf),
      lawyers: rows.map((row) =>
        lawyerOf(row, present.isHere('lawyer', row.accountId), nowMs, asGuests.get(row.accountId)),
      ),
    }
  }

  const round = async () => {
    const nowMs = clock.nowMs()
    const [before, present] = await Promise.all([store.openConsultations(), parts.presence.now()])
    const ended = await endWhatRanOut(before, present, nowMs)
    const now = await read(ended.length === 0 ? before : await store.openConsultations(), present, nowMs)
    // One who cannot be shown a lawyer now keeps the place and is left out of this round alone.
    const terminalOf = new Map(now.open.map((one) => [String(one.id), one.terminalId]))
    const here = now.waiting.filter((one) => present.isHere('terminal', terminalOf.get(one.id) ?? ''))
    const most = new Map(now.lawyers.map((lawyer) => [lawyer.id, lawyer.mostAtOnce]))
    const idOf = new Map(now.open.map((one) => [String(one.id), one.id]))
    const claims = matchAll(here, now.lawyers, nowMs).flatMap(({ waitingId, lawyerId }) => {
      const id = idOf.get(waitingId)
      return id === undefined ? [] : [{ id, lawyerId, mostAtOnce: most.get(lawyerId) ?? 1 }]
    })
    const claimed = await store.claimOffers(claims, nowMs, nowMs + DISPATCH_RULES.offerMs)
    const taken = new Set<string>(claimed.map((one) => one.id))
    await parts.onMoved([...ended, ...claimed.map((facts) => ({ facts, lawyerBefore: null }))], {
      ...now,
      waiting: now.waiting.filter((one) => !taken.has(one.id)),
    })
  }

  const mayGoOn = () => wanted && !closed
  const loop = async () => {
    while (mayGoOn()) {
      wanted = false
      try {
        await round()
      } catch (error) {
        if (!closed) log('dispatch.round-failed', { errorName: error instanceof Error ? error.name : 'unknown' })
      }
    }
    running = undefined
  }
  const wake = () => {
    wanted = true
    if (!closed) running ??= loop()
  }
  const tick = () => {
    wake()
    stopTimer = clock.setTimer(ROUND_EVERY_MS, tick)
  }
  stopTimer = clock.setTimer(ROUND_EVERY_MS, tick)

  return {
    wake,
    close: async () => {
      closed = true
      stopTimer()
      await running
    },
  }
}
