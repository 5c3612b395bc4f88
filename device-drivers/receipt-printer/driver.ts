/** The receipt printer as a device: over any line that carries its bytes, one slip at a time, never twice by itself. */
import type { Clock } from '@lutong/core/clock.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { CounterSet } from '../contract/counters.ts'
import { type DeviceFault, type DeviceIdentity, fault } from '../contract/device.ts'
import { createOperationQueue } from '../contract/operation-queue.ts'
import type { ReceiptPrinter } from '../contract/printers.ts'
import { createStatusCell } from '../contract/status-cell.ts'
import { type OpenTransport, writeWithin } from '../transport/byte-transport.ts'
import { createDialogue } from './dialogue.ts'
import { countLines } from './line-count.ts'
import type { ReceiptPrinterProfile } from './profiles.ts'
import { createSettlement } from './settlement.ts'
import type { PrinterCondition } from './status.ts'

export interface ReceiptPrinterParts {
  readonly open: OpenTransport
  readonly profile: ReceiptPrinterProfile
  readonly clock: Clock
  readonly counters: CounterSet
}

/** GS I n: firmware, model, serial number. */
const NAME_REQUESTS = { firmware: 65, model: 67, serialNumber: 68 } as const
/** GS a 255: tell every change of status. */
const TELL_CHANGES = Uint8Array.of(0x1d, 0x61, 0xff)
/** DLE ENQ 2: clear what is left of the slip before, and recover from an error that can be recovered from. */
const RECOVER = Uint8Array.of(0x10, 0x05, 0x02)
const WRITE_TIMEOUT_MS = 500
/** How a settlement says that nobody is there any more. */
const GONE_WORDS: ReadonlySet<string> = new Set(['silent', 'line'])

export const openReceiptPrinter = async (parts: ReceiptPrinterParts): Promise<Result<ReceiptPrinter, DeviceFault>> => {
  const { clock, counters, profile } = parts
  const opened = await parts.open()
  if (!opened.ok) return opened
  const line = opened.value
  const status = createStatusCell({ state: 'connecting' })
  const queue = createOperationQueue(clock)
  let stopHeartbeat = () => {}

  const tell = ({ fault: problem, paperLow }: PrinterCondition) =>
    status.tell({
      type: 'told',
      condition: { fault: problem, ...(paperLow ? { warning: 'PAPER_LOW' as const } : {}) },
    })
  const dialogue = createDialogue(line, clock, profile.statusTimeoutMs, {
    automatic: (condition) => {
      // In the middle of a slip a clean status does not mean that it is out.
      if (queue.idle || condition.fault !== null) tell(condition)
    },
    gone: () => status.tell({ type: 'lost' }),
  })
  const settle = createSettlement(dialogue, profile, (condition) => {
    if (condition.fault !== null) tell(condition)
    else status.tell({ type: 'began' })
  })

  const lose = async () => {
    stopHeartbeat()
    dialogue.stop()
    status.tell({ type: 'lost' })
    await line.close()
  }
  const look = async (): Promise<PrinterCondition | undefined> => {
    const condition = dialogue.gone ? undefined : await dialogue.ask()
    if (condition === undefined) await lose()
    else tell(condition)
    return condition
  }

  /** What is left of an unfinished slip must not come out in front of the next one. */
  const recover = async (condition: PrinterCondition): Promise<PrinterCondition | undefined> => {
    if (condition.fault?.code !== 'CUTTER') return condition
    await writeWithin(line, RECOVER, WRITE_TIMEOUT_MS, clock)
    return dialogue.ask()
  }

  const print: ReceiptPrinter['print'] = (job, options) => {
    let sent = false
    return queue.run(
      options,
      async (scope) => {
        if (dialogue.gone) return err(fault('DISCONNECTED'))
        status.tell({ type: 'began' })
        const seen = await dialogue.ask()
        const before = seen && (await recover(seen))
        if (before === undefined) {
          await lose()
          return err(fault('DISCONNECTED'))
        }
        if (before.fault !== null || scope.signal.aborted) {
          tell(before)
          return err(before.fault ?? scope.reason())
        }
        sent = true
        const written = await writeWithin(line, job.bytes, scope.leftMs(), clock)
        if (written.ok) job.onSent?.()
        const result = written.ok ? await settle(scope) : err(fault('UNKNOWN_OUTCOME', written.error.code))
        counters.add(result.ok ? 'slips' : 'operationsFailed')
        if (result.ok) {
          counters.add('cuts')
          counters.add('lines', countLines(job.bytes))
        }
        const wentSilent = !result.ok && GONE_WORDS.has(result.error.raw ?? '')
        if (wentSilent) await lose()
        else await look()
        return result
      },
      // Paper may have moved: what is not known is not called off.
      (reason) => (sent ? fault('UNKNOWN_OUTCOME', reason.code) : reason),
      profile.statusTimeoutMs * 4,
    )
  }

  const beat = async () => {
    await queue.housekeep(async () => {
      if (!dialogue.gone) await look()
    })
    if (!dialogue.gone) planBeat()
  }
  const planBeat = () => {
    stopHeartbeat = clock.setTimer(profile.heartbeatEveryMs, () => void beat())
  }

  const nameOf = async (n: number): Promise<string | null> => {
    const answer = await dialogue.question(
      Uint8Array.of(0x1d, 0x49, n),
      ({ type }) => type === 'name',
      profile.statusTimeoutMs,
    )
    return answer?.type === 'name' ? answer.text : null
  }
  const introduce = async (): Promise<DeviceIdentity> => {
    const known = { ...line.info, profile: profile.name }
    const firmware = profile.introducesItself ? await nameOf(NAME_REQUESTS.firmware) : null
    // Who does not answer the first question does not answer the others.
    if (firmware === null) return known
    const model = await nameOf(NAME_REQUESTS.model)
    const serialNumber = await nameOf(NAME_REQUESTS.serialNumber)
    return { ...known, firmware, model: model ?? known.model, serialNumber: serialNumber ?? known.serialNumber }
  }

  const first = await dialogue.ask()
  if (first === undefined) {
    await lose()
    return err(fault('NO_DEVICE'))
  }
  // A printer that stands still does not work off GS I: it is asked when it can answer.
  const identity: DeviceIdentity = first.fault === null ? await introduce() : { ...line.info, profile: profile.name }
  if (profile.tellsByItself) await writeWithin(line, TELL_CHANGES, WRITE_TIMEOUT_MS, clock)
  tell(first)
  planBeat()

  return ok({
    get status() {
      return status.get()
    },
    identity,
    counters: counters.counts,
    subscribe: status.subscribe,
    print,
    checkHealth: (level, options) =>
      queue.run(options, async () => {
        const condition = await look()
        if (condition === undefined) return err(fault('DISCONNECTED'))
        const problem = condition.fault?.code ?? (condition.paperLow ? 'PAPER_LOW' : null)
        const checks = [{ name: 'status', passed: condition.fault === null, detail: problem }]
        if (level === 'internal' || condition.fault !== null) return ok({ checks })
        const answer = await dialogue.question(
          Uint8Array.of(0x1d, 0x72, 0x01),
          ({ type }) => type === 'paper',
          profile.statusTimeoutMs,
        )
        return ok({ checks: [...checks, { name: 'works-off', passed: answer !== undefined, detail: null }] })
      }),
    close: async () => {
      stopHeartbeat()
      status.tell({ type: 'closed' })
      dialogue.stop()
      await line.close()
    },
  })
}
