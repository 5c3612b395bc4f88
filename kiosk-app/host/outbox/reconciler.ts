/**
 * Compares what the centre has signed for with what it has: once a day, and at once when its epoch is another, which
 * is when it was put back from a backup. What it lacks is opened again and goes the way of everything that is open.
 */
import type { Clock } from '@lutong/core/clock.ts'
import { MAX_RECONCILED } from '@lutong/core/contracts/reconciliation.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import type { OutboxStore } from './outbox-store.ts'
import type { Outbox } from './outbox.ts'
import type { ReconcileRecords } from './reconcile-records.ts'

export const RECONCILE_EVERY_MS = 24 * 3_600_000

type Receipts = ReturnType<ReconcileRecords['settledReceipts']>

export interface Reconciler {
  /** The epoch the centre tells; settles when what was due has been asked. What fails is asked at the next time. */
  hear(epoch: string): Promise<void>
}

const pagesOf = (receipts: Receipts): readonly Receipts[] =>
  Array.from({ length: Math.ceil(receipts.length / MAX_RECONCILED) }, (_, page) =>
    receipts.slice(page * MAX_RECONCILED, (page + 1) * MAX_RECONCILED),
  )

export const createReconciler = ({
  centre,
  clock,
  log,
  outbox,
  store,
}: {
  readonly store: OutboxStore
  readonly centre: Pick<CentreLink, 'reconcile'>
  readonly outbox: Pick<Outbox, 'sendReopened'>
  readonly clock: Clock
  readonly log: Log
}): Reconciler => {
  let running = false

  /** Of one page, how many are sent again; `undefined` where the centre did not answer. */
  const compare = async (page: Receipts, isAnother: boolean): Promise<number | undefined> => {
    const answer = await centre.reconcile(page.map(({ digest, id }) => ({ id, digest })))
    if (!answer.ok) return undefined
    const { conflicting, incomplete, unknown } = answer.value
    for (const intent of conflicting) log('outbox.receipt-unknown', { intent })
    const missing = new Map(incomplete.map(({ id, missingBlobs }) => [id, missingBlobs]))
    const lacking = page.filter(({ id, state }) => {
      if (unknown.includes(id)) return true
      // That it was taken back may have come after the backup; asked again it is done once.
      if (state === 'withdrawn') return isAnother
      // A file that was refused, or is gone here too, is not offered every day.
      return (state === 'settled' || isAnother) && store.holdsAny(id, missing.get(id) ?? [])
    })
    for (const { id } of lacking) store.reopen(id)
    return lacking.length
  }

  const reconcile = async (epoch: string, isAnother: boolean) => {
    // What its citizen took back concerns only a centre that may have forgotten that.
    const receipts = store.settledReceipts().filter(({ state }) => isAnother || state !== 'withdrawn')
    let again = 0
    for (const page of pagesOf(receipts)) {
      const lacking = await compare(page, isAnother)
      if (lacking === undefined) return
      again += lacking
    }
    store.recordReconciled(epoch, clock.nowMs())
    log('outbox.reconciled', { asked: receipts.length, again })
    if (again > 0) outbox.sendReopened()
  }

  return {
    hear: async (epoch) => {
      if (running) return
      running = true
      try {
        const last = store.lastReconciled()
        const isAnother = last !== undefined && last.epoch !== epoch
        if (last === undefined || isAnother || clock.nowMs() - last.atMs >= RECONCILE_EVERY_MS)
          await reconcile(epoch, isAnother)
      } catch {
        log('outbox.store-failed')
      } finally {
        running = false
      }
    },
  }
}
