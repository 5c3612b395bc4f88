/** The reader as a device: one request on the line at a time, and a heartbeat whenever nobody reads. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import { type DeviceFault, type DeviceIdentity, fault, type HealthReport } from '../contract/device.ts'
import type { CardRecord, IdCardReader } from '../contract/id-card-reader.ts'
import { createOperationQueue, type OperationScope, pause } from '../contract/operation-queue.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import type { OpenTransport } from '../transport/byte-transport.ts'
import { COMMANDS, faultOf, HOPELESS, statusOf, SW } from './commands.ts'
import { createExchange } from './exchange.ts'
import { samNumber, takeAddress, takeCard } from './payload.ts'
import type { IdCardReaderProfile } from './profiles.ts'

export interface IdCardReaderParts {
  readonly open: OpenTransport
  readonly profile: IdCardReaderProfile
  readonly clock: Clock
  readonly counters: CounterSet
}

/** Tries at opening: a module that was just given power may miss the first. */
const OPENING_TRIES = 2

/** Opens the line, asks the SAM, and gives a reader that is ready; NO_DEVICE where nobody answers. */
export const openIdCardReader = async (parts: IdCardReaderParts): Promise<Result<IdCardReader, DeviceFault>> => {
  const { clock, counters, profile } = parts
  const opened = await parts.open()
  if (!opened.ok) return opened
  const line = opened.value
  const status = createStatusCell({ state: 'connecting' })
  const queue = createOperationQueue(clock)
  const exchange = createExchange(line, clock, profile.drainMs, () => status.tell({ type: 'lost' }))
  let stopHeartbeat = () => {}

  const lose = async () => {
    stopHeartbeat()
    exchange.stop()
    status.tell({ type: 'lost' })
    await line.close()
  }

  const expect = (reply: Result<Uint8Array, DeviceFault>, wanted: number): Result<Uint8Array, DeviceFault> => {
    if (!reply.ok) return reply
    return statusOf(reply.value) === wanted ? reply : err(faultOf(reply.value))
  }
  const askSam = async () => expect(await exchange.ask(COMMANDS.samStatus, profile.statusTimeoutMs), SW.ok)

  /** Whether anybody is still there after silence; what is not there is lost at once. */
  const stillThere = async (): Promise<boolean> => {
    const sam = exchange.gone ? err(fault('DISCONNECTED')) : await askSam()
    const answered = sam.ok || !['DISCONNECTED', 'TIMEOUT'].includes(sam.error.code)
    if (!answered) await lose()
    return answered
  }

  /** Find may fail though the card lies there (it was read before): select is asked all the same, and the read decides. */
  const attempt = async (): Promise<Result<CardRecord, DeviceFault>> => {
    const found = await exchange.ask(COMMANDS.find, profile.findTimeoutMs)
    if (!found.ok) return found
    const isFound = statusOf(found.value) === SW.found || statusOf(found.value) === SW.ok
    const selected = expect(await exchange.ask(COMMANDS.select, profile.findTimeoutMs), SW.ok)
    if (!selected.ok && selected.error.code !== 'CARD_ABSENT') return selected
    if (!selected.ok) return isFound ? err(fault('CARD_NOT_SELECTED', selected.error.raw)) : err(faultOf(found.value))
    const command = profile.readsFingerprint ? COMMANDS.readBaseAndFingerprint : COMMANDS.readBase
    const read = expect(await exchange.ask(command, profile.readTimeoutMs), SW.ok)
    return read.ok ? takeCard(read.value, profile.readsFingerprint ? 3 : 2) : read
  }

  const silent = (problem: DeviceFault) => problem.code === 'TIMEOUT'

  /** One look, told to the counters. */
  const look = async (): Promise<Result<CardRecord, DeviceFault>> => {
    const result = await attempt()
    if (result.ok) counters.add('cardsRead')
    else if (silent(result.error) && !(await stillThere())) return err(fault('DISCONNECTED'))
    else if (result.error.code !== 'CARD_ABSENT') counters.add('cardsFailed')
    return result
  }

  const waitForCard = async ({ leftMs, reason, signal }: OperationScope): Promise<Result<CardRecord, DeviceFault>> => {
    let misread: DeviceFault | undefined
    let misreads = 0
    for (;;) {
      const result = await look()
      if (result.ok) return result
      const { code } = result.error
      if (code === 'DISCONNECTED' || HOPELESS.has(code)) return result
      if (code === 'CARD_ABSENT') {
        // The card was taken away before it could be read: who holds it must hear that now, not at the deadline.
        if (misread !== undefined) return err(misread)
      } else {
        // Held too short or a noisy line: the citizen is told only when it keeps failing.
        misread = result.error
        misreads += 1
        if (misreads >= profile.misreadsBeforeGivingUp) return result
      }
      if (leftMs() <= profile.findEveryMs) return signal.aborted ? err(endOf(reason())) : result
      await pause(clock, profile.findEveryMs, signal)
      if (signal.aborted) return err(endOf(reason()))
    }
  }
  /** Nobody came in time: that is not the reader's fault. */
  const endOf = (reason: DeviceFault): DeviceFault => (reason.code === 'CANCELLED' ? reason : fault('CARD_ABSENT'))

  const operate = <T>(
    options: { readonly deadlineMs: number; readonly signal?: AbortSignal },
    work: (scope: OperationScope) => Promise<Result<T, DeviceFault>>,
  ): Promise<Result<T, DeviceFault>> =>
    queue.run(
      options,
      async (scope) => {
        if (exchange.gone) return err(fault('DISCONNECTED'))
        status.tell({ type: 'began' })
        const result = await work(scope)
        const broken = !result.ok && result.error.code === 'SAM_UNAUTHORISED' ? result.error : null
        if (!exchange.gone) status.tell({ type: 'told', condition: { fault: broken } })
        if (!result.ok && !['CARD_ABSENT', 'CANCELLED'].includes(result.error.code)) counters.add('operationsFailed')
        return result
      },
      endOf,
      // A card that is being read is read to its end: the next one to ask gets it.
      profile.findTimeoutMs * 2 + profile.readTimeoutMs,
    )

  const beat = async () => {
    if (exchange.gone) return
    const sam = await askSam()
    if (sam.ok) status.tell({ type: 'told', condition: { fault: null } })
    else if (sam.error.code === 'SAM_UNAUTHORISED') status.tell({ type: 'told', condition: { fault: sam.error } })
    // Silence once may be noise; twice in a row nobody is there.
    else await stillThere()
  }
  const beatInTurn = async () => {
    await queue.housekeep(beat)
    if (!exchange.gone) planBeat()
  }
  const planBeat = () => {
    stopHeartbeat = clock.setTimer(profile.heartbeatEveryMs, () => void beatInTurn())
  }

  let first = await askSam()
  for (let tried = 1; tried < OPENING_TRIES && !first.ok && first.error.code !== 'SAM_UNAUTHORISED'; tried += 1)
    first = await askSam()
  if (!first.ok) {
    await lose()
    return err(first.error.code === 'SAM_UNAUTHORISED' ? first.error : fault('NO_DEVICE'))
  }
  const number = await exchange.ask(COMMANDS.samId, profile.statusTimeoutMs)
  const identity: DeviceIdentity = {
    attachment: line.info.attachment,
    profile: profile.name,
    model: line.info.model,
    firmware: line.info.firmware,
    serialNumber: number.ok ? samNumber(number.value) : line.info.serialNumber,
  }
  status.tell({ type: 'told', condition: { fault: null } })
  planBeat()

  return ok({
    get status() {
      return status.get()
    },
    identity,
    counters: counters.counts,
    subscribe: status.subscribe,
    readCard: (options) => operate(options, waitForCard),
    lookForCard: (options) => operate(options, look),
    readNewestAddress: (options) =>
      operate(options, async () => {
        const reply = await exchange.ask(COMMANDS.readNewestAddress, profile.readTimeoutMs)
        if (reply.ok && statusOf(reply.value) === SW.notOnCard) return ok(null)
        const read = expect(reply, SW.ok)
        return read.ok ? ok(takeAddress(read.value)) : read
      }),
    checkHealth: (level, options) =>
      operate(options, async (): Promise<Result<HealthReport, DeviceFault>> => {
        const sam = await askSam()
        if (!sam.ok && sam.error.code !== 'SAM_UNAUTHORISED') return sam
        const own = await exchange.ask(COMMANDS.samId, profile.statusTimeoutMs)
        const checks = [
          { name: 'sam-status', passed: sam.ok, detail: sam.ok ? null : (sam.error.raw ?? null) },
          {
            name: 'sam-number',
            passed: own.ok && samNumber(own.value) === identity.serialNumber,
            detail: identity.serialNumber,
          },
        ]
        if (level === 'internal') return ok({ checks })
        // The radio is tried without a card: "found" and "no card" are both an answer of a working one.
        const radio = await exchange.ask(COMMANDS.find, profile.findTimeoutMs)
        const works = radio.ok && (statusOf(radio.value) === SW.found || faultOf(radio.value).code === 'CARD_ABSENT')
        return ok({ checks: [...checks, { name: 'radio', passed: works, detail: null }] })
      }),
    close: async () => {
      stopHeartbeat()
      status.tell({ type: 'closed' })
      exchange.stop()
      await line.close()
    },
  })
}
