/**
 * Sends what was written, in order, until the centre has signed for it. Nothing is sent that is not written first;
 * after a crash the centre is simply asked again with the same id, which it answers with the same receipt.
 */
import { UNDO_MS } from '@lutong/core/cases/may-act.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { AttendantPage } from '@lutong/core/contracts/attendant.ts'
import type { Application, SignedReceipt } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import {
  type ApplicationId,
  type CaseNumber,
  type ProvisionalNumber,
  provisionalNumberOf,
  type Sha256Hex,
  type Sm3Hex,
} from '@lutong/core/ids.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'
import type { CentreFailure } from '../centre-link/signed-fetch.ts'
import type { Intent, OutboxStore, StoreFailure } from './outbox-store.ts'
import { nextRetryDelayMs } from '../policy/retry-delay.ts'
import { sm3Hex } from '../secrets/terminal-keys.ts'
import type { SealedRecord } from './shelf-records.ts'
import type { UndoRecord } from './undo-records.ts'
import { newUuidV7 } from '../secrets/uuid.ts'

/** What has become of an intent, as the citizen may be told. */
export type Settlement =
  | {
      readonly state: 'received'
      readonly receipt: SignedReceipt
      readonly awaitingMaterials: boolean
      /** Until then it can be taken back by a press. */
      readonly undoUntilMs: number
      /** She took it back, and the centre had decided already. */
      readonly undoRefused: boolean
    }
  | { readonly state: 'refused' }
  /** Safe here, and the centre has not been reached yet. */
  | { readonly state: 'waiting'; readonly undoUntilMs: number }
  /** Taken back: written here, and the centre is told as soon as it answers. */
  | { readonly state: 'undoing' }
  /** Taken back. Without a number it never left this terminal. */
  | { readonly state: 'withdrawn'; readonly caseNumber: CaseNumber | null }

/** What the terminal may say of an intent before anyone has answered. */
interface WrittenIntent {
  readonly id: ApplicationId
  readonly digest: Sha256Hex
  readonly digestSm3: Sm3Hex
  /** The papers as they are named to the centre. */
  readonly papers: readonly { readonly name: string; readonly pages: number; readonly sha256: Sha256Hex }[]
}

const writtenAs = (application: Application, digest: Sha256Hex): WrittenIntent => ({
  id: application.id,
  digest,
  digestSm3: sm3Hex(canonicalBytes(application)),
  papers: application.materials.map(({ materialCode, name = materialCode, pages = 1, sha256 }) => ({
    name,
    pages,
    sha256,
  })),
})

type OpenIntentView = Extract<AttendantPage, { page: 'open' }>['intents'][number]

export interface Outbox {
  /** Writes the intent. From here on it is not lost, and it is sent. */
  submit(application: Application, blobs: ReadonlyMap<Sha256Hex, Uint8Array>): Result<WrittenIntent, StoreFailure>
  /** What is known of an intent by its id; `undefined` where none was written. */
  written(id: ApplicationId): WrittenIntent | undefined
  /** How it stands now. */
  settlement(id: ApplicationId): Settlement
  /** The same by the number on a slip of this terminal; `undefined` where it holds no such application. */
  settlementUnder(provisionalNumber: ProvisionalNumber): Settlement | undefined
  /** Takes an application back. False: its time is over, or there is nothing to take back. */
  undo(id: ApplicationId): Result<boolean, StoreFailure>
  /** Keeps a visit that was put aside, sealed, until the centre has it. `there`: the centre has it already. */
  putAside(records: readonly SealedRecord[], keptUntilMs: number): Promise<Result<'here' | 'there', StoreFailure>>
  /** A sealed record that still waits here. */
  readAside(id: string): Uint8Array | undefined
  onChange(listener: (id: ApplicationId) => void): () => void
  openCount(): number
  /** What the centre has not wholly received, oldest first, as staff may see it: nothing of the citizen. */
  openIntents(): readonly OpenIntentView[]
  /** The line is back: what waits is sent now. */
  wake(): void
  /** The store has something open that was settled before: it is sent now. */
  sendReopened(): void
  close(): void
}

/** Ten minutes from the submission; from the centre's receipt where that is later. */
const undoUntil = ({ createdAtMs, receipt }: Intent): number =>
  Math.max(createdAtMs, receipt?.body.receivedAtMs ?? 0) + UNDO_MS

/** A dead line, or a centre that asks for quiet, concerns every intent; any other answer only the one it was given for. */
const isForAll = (failure: CentreFailure): boolean =>
  failure.code === 'unreachable' && (!failure.answered || failure.retryAfterMs !== undefined)

export const createOutbox = (parts: {
  readonly store: OutboxStore
  readonly centre: Pick<CentreLink, 'actOnCase' | 'putApplication' | 'putBlob' | 'saveVisit'>
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

  const refuse = ({ application: { id }, receipt }: Intent) => {
    // What it has signed for once is with its citizen as received, whatever it says later.
    if (receipt === null) store.recordRefused(id, clock.nowMs())
    else store.recordSettled(id, 'incomplete', clock.nowMs())
    log('outbox.intent-refused', { intent: id })
    tell(id)
  }

  /** With the receipt it has, so that a centre that was put back from a backup gives it the same number. */
  const handIn = async ({ application, digest, receipt }: Intent) => {
    const answer = await centre.putApplication(application, digest, receipt)
    const isTaken =
      receipt !== null && !answer.ok && answer.error.code === 'refused' && answer.error.problem === 'conflict'
    if (!isTaken) return answer
    // Its number is another's by now: better under a new one than not at all.
    log('outbox.number-taken', { intent: application.id })
    return centre.putApplication(application, digest, null)
  }

  const wantsUndo = (id: ApplicationId): boolean => store.intent(id)?.undo?.state === 'wanted'
  const askToTakeBack = ({ actId, pressedAtMs }: UndoRecord, { body }: SignedReceipt) =>
    centre.actOnCase({
      actId,
      caseNumber: body.caseNumber,
      proof: { by: 'slip', slipCode: body.slipCode },
      act: { kind: 'undo', pressedAtMs },
    })
  const takeBack = async (id: ApplicationId, receipt: SignedReceipt): Promise<Result<null, CentreFailure>> => {
    const intent = store.intent(id)
    if (intent === undefined || intent.undo === null) return ok(null)
    let answer = await askToTakeBack(intent.undo, receipt)
    if (!closed && !answer.ok && answer.error.code === 'refused' && answer.error.problem === 'not-found') {
      // The centre has lost it: it is handed in once more, to be taken back there.
      const there = await handIn(intent)
      if (!there.ok && there.error.code === 'unreachable') return there
      if (there.ok) answer = await askToTakeBack(intent.undo, there.value.receipt)
    }
    if (closed) return ok(null)
    if (!answer.ok && answer.error.code === 'unreachable') return answer
    store.recordUndo(id, answer.ok ? 'done' : 'refused', clock.nowMs())
    log('outbox.undo-settled', { intent: id, withdrawn: answer.ok })
    // Where the centre keeps the case its files must follow after all.
    if (!answer.ok) again = true
    tell(id)
    return ok(null)
  }

  /** `ok(null)`: this intent needs nothing more. */
  const send = async (intent: Intent): Promise<Result<null, CentreFailure>> => {
    const { id } = intent.application
    const attempt = store.beginSending(id, clock.nowMs())
    if (attempt === 'taken-back') return ok(null)
    // The centre has it already, and it is only to be taken back.
    if (intent.receipt !== null && wantsUndo(id)) return takeBack(id, intent.receipt)
    const answer = await handIn(intent)
    if (closed) return ok(null)
    if (!answer.ok) {
      if (answer.error.code === 'refused') {
        refuse(intent)
        return ok(null)
      }
      if (attempt === 'first' && answer.error.code === 'unreachable' && answer.error.neverLeft === true)
        store.recordNeverLeft(id, clock.nowMs())
      return answer
    }
    store.recordReceipt(id, answer.value.receipt)
    tell(id)
    let complete = true
    for (const sha256 of answer.value.missingBlobs) {
      if (wantsUndo(id)) break
      const bytes = store.blob(id, sha256)
      const sent = bytes === undefined ? undefined : await centre.putBlob(sha256, bytes)
      bytes?.fill(0)
      if (closed) return ok(null)
      if (sent?.ok === false && sent.error.code === 'unreachable') return sent
      // A file that is not here any more, or that the centre refuses, cannot be conjured: staff ask for it.
      if (sent?.ok !== true) complete = false
    }
    // Pressed while it was on its way: in order, after it has arrived.
    if (wantsUndo(id)) return takeBack(id, answer.value.receipt)
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
    return failure ?? (await moveShelf())
  }
  /** Record by record: what has arrived need not be sent again after a broken line. */
  const moveShelf = async (): Promise<CentreFailure | undefined> => {
    for (const id of store.shelvedIds()) {
      const sealed = store.readShelved(id)
      if (closed || sealed === undefined) continue
      const answer = await centre.saveVisit(id, sealed)
      if (closed) return undefined
      if (answer.ok) store.takeOffShelf(id)
      // Refused: it stays readable here until its time is over.
      else if (answer.error.code === 'unreachable') return answer.error
    }
    return undefined
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

  const settlement = (id: ApplicationId): Settlement => {
    const intent = store.intent(id)
    if (intent === undefined) return { state: 'waiting', undoUntilMs: 0 }
    if (intent.state === 'refused') return { state: 'refused' }
    if (intent.state === 'withdrawn') return { state: 'withdrawn', caseNumber: intent.receipt?.body.caseNumber ?? null }
    if (intent.undo?.state === 'wanted') return { state: 'undoing' }
    const undoUntilMs = undoUntil(intent)
    if (intent.receipt === null) return { state: 'waiting', undoUntilMs }
    return {
      state: 'received',
      receipt: intent.receipt,
      awaitingMaterials: intent.state !== 'settled',
      undoUntilMs,
      undoRefused: intent.undo?.state === 'refused',
    }
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
      return ok(writtenAs(application, written.value))
    },
    written: (id) => {
      const intent = store.intent(id)
      return intent && writtenAs(intent.application, intent.digest)
    },
    settlementUnder: (number) => {
      const id = store.intentUnder(number)?.application.id
      return id && settlement(id)
    },
    openIntents: () =>
      store.openIntents().map(({ application, createdAtMs, receipt, undo }) => ({
        number: receipt?.body.caseNumber ?? provisionalNumberOf(application.id),
        service: application.itemCode,
        atMs: createdAtMs,
        state: undo?.state === 'wanted' ? 'undoing' : receipt === null ? 'waiting' : 'papers',
      })),
    settlement,
    putAside: async (records, keptUntilMs) => {
      try {
        store.shelve(records, keptUntilMs)
      } catch {
        log('outbox.store-failed')
        return err('store-failed')
      }
      await drain()
      return ok(records.some(({ id }) => store.readShelved(id) !== undefined) ? 'here' : 'there')
    },
    readAside: (id) => store.readShelved(id),
    undo: (id) => {
      const intent = store.intent(id)
      const nowMs = clock.nowMs()
      if (intent === undefined || intent.state === 'refused' || intent.undo !== null) return ok(false)
      // Judged by the moment of the press: how long the line stays away takes nothing from it.
      if (nowMs > undoUntil(intent)) return ok(false)
      try {
        const written = store.writeUndo(id, newUuidV7(nowMs), nowMs)
        log('outbox.undo-written', { intent: id, left: written === 'wanted' })
      } catch {
        log('outbox.store-failed')
        return err('store-failed')
      }
      tell(id)
      void drain()
      return ok(true)
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    openCount: () => store.openCount(),
    wake: () => {
      if (failures > 0) void drain()
    },
    sendReopened: () => void drain(),
    close: () => {
      closed = true
      cancelTimer()
    },
  }
}
