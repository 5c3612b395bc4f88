/**
 * The worker that pushes: events become messages, messages are sent until they are taken. All of it stands in the store;
 * several processes share the work, and what one of them held when it died comes due again.
 */
import type { CentreParts } from '../capability.ts'
import type { HeldDelivery, PushFailure } from '../../store/push-store.ts'
import { lookAgain, type Looking } from '../sweeping/look-again.ts'
import { sendMessage } from './send-message.ts'
import { webhookHeaders } from './standard-webhooks.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

export const PUSH_TIMINGS = {
  /** Another process may have written an event: nobody tells this one. */
  lookEveryMs: 2_000,
  /** Longer than a try may last. */
  leaseMs: 60_000,
  /** After the first failure, the second …; more than three days together, as Standard Webhooks proposes. */
  backOffMs: [
    5_000,
    5 * MINUTE_MS,
    30 * MINUTE_MS,
    2 * HOUR_MS,
    5 * HOUR_MS,
    10 * HOUR_MS,
    14 * HOUR_MS,
    20 * HOUR_MS,
    24 * HOUR_MS,
  ],
} as const

const EVENTS_AT_ONCE = 200
const MESSAGES_AT_ONCE = 8

/** `null`: given up. Whoever says that the address is gone is not asked again. */
export const nextTryMs = (failedBefore: number, failure: PushFailure, nowMs: number): number | null => {
  const pauseMs = failure === 'gone' ? undefined : PUSH_TIMINGS.backOffMs[failedBefore]
  return pauseMs === undefined ? null : nowMs + pauseMs
}

export const startDeliveries = ({
  clock,
  log,
  pushTo,
  store,
}: Pick<CentreParts, 'clock' | 'log' | 'pushTo' | 'store'>): Looking => {
  const deliver = async (held: HeldDelivery) => {
    const { body, clientId, eventId, secret, tries, url } = held
    const headers = webhookHeaders(secret, { id: eventId, atMs: clock.nowMs(), body })
    const sent = await sendMessage(url, { headers, body }, pushTo)
    if (sent.ok) {
      await store.settleDelivery(held, 'delivered')
      log('push.delivered', { clientId, eventId })
      return
    }
    const nextAtMs = nextTryMs(tries, sent.error, clock.nowMs())
    await store.settleDelivery(held, { failure: sent.error, nextAtMs })
    log(nextAtMs === null ? 'push.given-up' : 'push.failed', { clientId, eventId, failure: sent.error })
  }
  return lookAgain({
    clock,
    failed: () => log('push.round-failed'),
    round: async (isStopped) => {
      let read = EVENTS_AT_ONCE
      while (read === EVENTS_AT_ONCE && !isStopped()) read = await store.relayEvents(EVENTS_AT_ONCE, clock.nowMs())
      for (;;) {
        const nowMs = clock.nowMs()
        const held = isStopped()
          ? []
          : await store.claimDeliveries(MESSAGES_AT_ONCE, nowMs, nowMs + PUSH_TIMINGS.leaseMs)
        if (held.length === 0) return PUSH_TIMINGS.lookEveryMs
        await Promise.all(held.map(deliver))
      }
    },
  })
}
