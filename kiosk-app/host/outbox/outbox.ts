/**
 * Sends what was written, in order, until the centre has signed for it. Nothing is sent that is not written first;
 * after a crash the centre is simply asked again with the same id, which it answers with the same receipt.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { Application, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { ApplicationId, Sha256Hex, Sm3Hex } from '@lutong/core/ids.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import type { CentreFailure } from '../centre-link/signed-fetch.ts'
import type { Intent, OutboxStore, StoreFailure } from './outbox-store.ts'
import { nextRetryDelayMs } from '../policy/retry-delay.ts'
import { sm3Hex } from '../secrets/terminal-keys.ts'

/** What has become of an intent, as the citizen may be told. */
export type Settlement =
  | { readonly state: 'received'; readonly receipt: SignedReceipt; readonly awaitingMaterials: boolean }
  | { readonly state: 'refused' }
  /** Safe here, and the centre has not been reached yet. */
  | { readonly state: 'waiting' }

/** What the terminal may say of an intent before anyone has answered. */
export interface WrittenIntent {
  readonly id: ApplicationId
  readonly digest: Sha256Hex
  readonly digestSm3: Sm3Hex
}

export interface Outbox {
  /** Writes the intent. From here on it is not lost, and it is sent. */
  submit(application: Application, blobs: ReadonlyMap<Sha256Hex, Uint8Array>): Result<WrittenIntent, StoreFailure>
  /** How it stands now. */
  settlement(id: ApplicationId): Settlement
  onChange(listener: (id: ApplicationId) => void): () => void
  openCount(): number
  /** The line is back: what waits is sent now. */
  wake(): void
  close(): void
}

/** A dead line, or a centre that asks for quiet, concerns every intent; any other answer only the one it was given for. */
const isForAll = (failure: CentreFailure): boolean =>
  failure.code === 'unreachable' && (!failure.answered || failure.retryAfterMs !== undefined)

export const createOutbox = (parts: {
  readonly store: OutboxStore
  readonly centre: Pick<CentreLink, 'putApplication' | 'putBlob'>
  readonly clock: Clock
  readonly log: Log
  readonly random: () => number
}): Outbox => {
  const { centre, clock, log, store } = parts
  const listeners = new Set<(id: ApplicationId) => void>()
  let failures = 0
  /** The centre has asked for quiet until then. */
  let quietUntilMs = 0
  let running = false
  let again = false
  let closed = false
  let cancelTimer: () => void = () => {}
  const tell = (id: ApplicationId) => {
    for (const listener of listeners) listener(id)
  }

  const refuse = (id: ApplicationId) => {
    store.recordRefused(id, clock.nowMs())
    log('outbox.intent-refused', { intent: id })
    tell(id)
  }

  /** `ok(null)`: this intent needs nothing more. */
  const send = async (intent: Intent): Promise<Result<null, CentreFailure>> => {
    const { id } = intent.application
    const answer = await centre.putApplication(intent.application, intent.digest)
    if (closed) return ok(null)
    if (!answer.ok) {
      if (answer.error.code === 'refused') {
        refuse(id)
        return ok(null)
      }
      return answer
    }
    store.recordReceipt(id, answer.value.receipt)
    tell(id)
    let complete = true
    for (const sha256 of answer.value.missingBlobs) {
      const bytes = store.blob(id, sha256)
      const sent = bytes === undefined ? undefined : await centre.putBlob(sha256, bytes)
      bytes?.fill(0)
      if (closed) return ok(null)
      if (sent?.ok === false && sent.error.code === 'unreachable') return sent
      // A file that is not here any more, or that the centre refuses, cannot be conjured: staff ask for it.
      if (sent?.ok !== true) complete = false
    }
    store.recordSettled(id, complete ? 'settled' : 'incomplete', clock.nowMs())
    log('outbox.intent-settled', { intent: id, complete })
    tell(id)
    return ok(null)
  }

  /** One try of everything open. An intent the centre chokes on does not hold up the others; a dead line does. */
  const sendAll = async (): Promise<CentreFailure | undefined> => {
    let failure: CentreFailure | undefined
    for (const intent of store.openIntents()) {
      if (closed) return undefined
      const result = await send(intent)
      if (result.ok) continue
      failure ??= result.error
      tell(intent.application.id)
      if (isForAll(result.error)) return failure
    }
    return failure
  }
  const drain = async () => {
    if (closed || clock.nowMs() < quietUntilMs) return
    if (running) {
      again = true
      return
    }
    running = true
    cancelTimer()
    try {
      let failure: CentreFailure | undefined
      do {
        again = false
        failure = await sendAll()
        if (failure?.code === 'unreachable') quietUntilMs = clock.nowMs() + (failure.retryAfterMs ?? 0)
      } while (again && clock.nowMs() >= quietUntilMs)
      if (failure === undefined) failures = 0
      else planRetry(failure)
    } catch {
      // The store itself fails (a full disk): what is written stays, and is tried again.
      log('outbox.store-failed')
      planRetry({ code: 'unreachable', answered: false })
    } finally {
      running = false
    }
  }
  const planRetry = (failure: CentreFailure) => {
    if (closed) return
    failures += 1
    const delayMs = nextRetryDelayMs({
      failures,
      retryAfterMs: failure.code === 'unreachable' ? failure.retryAfterMs : undefined,
      random: parts.random(),
    })
    log('outbox.retry-planned', { failures, delayMs })
    cancelTimer = clock.setTimer(delayMs, () => void drain())
  }

  // Whatever a crash left open is asked about first.
  void drain()

  return {
    submit: (application, blobs) => {
      const written = store.writeIntent(application, blobs, clock.nowMs())
      if (!written.ok) {
        log('outbox.store-failed')
        return err(written.error)
      }
      log('outbox.intent-written', { intent: application.id })
      void drain()
      return ok({ id: application.id, digest: written.value, digestSm3: sm3Hex(canonicalBytes(application)) })
    },
    settlement: (id) => {
      const intent = store.intent(id)
      if (intent?.state === 'refused') return { state: 'refused' }
      if (intent?.receipt)
        return { state: 'received', receipt: intent.receipt, awaitingMaterials: intent.state !== 'settled' }
      return { state: 'waiting' }
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    openCount: () => store.openCount(),
    wake: () => {
      if (failures > 0) void drain()
    },
    close: () => {
      closed = true
      cancelTimer()
    },
  }
}
