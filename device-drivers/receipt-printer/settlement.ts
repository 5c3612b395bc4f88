/** After the bytes are out nothing may end as "not printed": a slip is printed when the printer says so, or unknown. */
import type { OperationScope } from '../contract/operation-queue.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { type DeviceFault, fault } from '../contract/device.ts'
import type { Confirmation } from '../contract/printers.ts'
import type { Dialogue } from './dialogue.ts'
import type { ReceiptPrinterProfile } from './profiles.ts'
import type { PrinterCondition } from './status.ts'

/** While a slip comes out the printer is asked this often how it is. */
const LOOK_EVERY_MS = 500
const SPACE = 0x20
const PRINTABLE = 95

/** GS ( H fn 48: the printer answers with the id when it has worked off everything before it. */
const processRequest = (id: readonly number[]) => Uint8Array.of(0x1d, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...id)
/** Four printable characters, so that no clone takes the id for a command. */
const processId = (serial: number): readonly number[] =>
  [3, 2, 1, 0].map((place) => SPACE + (Math.floor(serial / PRINTABLE ** place) % PRINTABLE))
/** GS r 1: not real-time, so its answer comes after what was sent before. */
const PAPER_REQUEST = Uint8Array.of(0x1d, 0x72, 0x01)

const unknown = (raw: string) => err(fault('UNKNOWN_OUTCOME', raw))

/**
 * Follows a slip whose bytes are out. A fault on the way is told by `tell` at once; it does not end the slip, for
 * paper that is put in lets it come out. Ends at the scope's deadline at the latest.
 */
export const createSettlement = (
  dialogue: Dialogue,
  profile: ReceiptPrinterProfile,
  tell: (condition: PrinterCondition) => void,
) => {
  let serial = 0
  const follow = async (
    request: Uint8Array,
    fits: Parameters<Dialogue['await']>[0],
    scope: OperationScope,
  ): Promise<PrinterCondition | 'answered' | 'silent' | undefined> => {
    const first = await dialogue.question(request, fits, Math.min(LOOK_EVERY_MS, scope.leftMs()))
    if (first !== undefined) return 'answered'
    let last: PrinterCondition | undefined
    while (scope.leftMs() > 0 && !scope.signal.aborted) {
      last = await dialogue.ask()
      if (last === undefined) return 'silent'
      tell(last)
      if (await dialogue.await(fits, Math.min(LOOK_EVERY_MS, scope.leftMs()), scope.signal)) return 'answered'
    }
    return last
  }
  return async (scope: OperationScope): Promise<Result<{ confirmation: Confirmation }, DeviceFault>> => {
    if (profile.confirmation === 'none') {
      const condition = await dialogue.ask()
      return unknown(condition?.fault?.code ?? 'no-confirmation')
    }
    serial += 1
    const id = processId(serial)
    const followed =
      profile.confirmation === 'process-id'
        ? await follow(
            processRequest(id),
            (answer) => answer.type === 'process' && answer.id.every((byte, index) => byte === id[index]),
            scope,
          )
        : await follow(PAPER_REQUEST, ({ type }) => type === 'paper', scope)
    if (followed === 'silent') return unknown(dialogue.gone ? 'line' : 'silent')
    if (followed !== 'answered') return unknown(followed?.fault?.code ?? scope.reason().code)
    if (profile.confirmation === 'process-id') return ok({ confirmation: 'process-id' })
    const after = await dialogue.ask()
    return after?.fault === null ? ok({ confirmation: 'status-after' }) : unknown(after?.fault?.code ?? 'silent')
  }
}
