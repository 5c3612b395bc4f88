/** What terminals were told, beside what the centre says afterwards. */
import { isDeepStrictEqual } from 'node:util'
import { IntakeAnswer, type SignedReceipt } from '../../../core/contracts/intake.ts'
import type { SigningTerminal } from '../../../admin/server/testing/signing-terminal.ts'

export interface Written {
  readonly id: string
  readonly application: Readonly<Record<string, unknown>>
  readonly terminal: SigningTerminal
}

export interface Ledger {
  /** Applications that were written and not acknowledged yet. */
  readonly open: Map<string, Written>
  readonly acknowledged: Map<string, { readonly written: Written; readonly receipt: SignedReceipt }>
  /** Ids that were answered by two different receipts, ever. */
  readonly changed: Set<string>
  /** Broken off by the sender on purpose. */
  brokenOff: number
}

export const newLedger = (): Ledger => ({ open: new Map(), acknowledged: new Map(), changed: new Set(), brokenOff: 0 })

/** Sends it; an answer is written down, anything else leaves it open. */
export const submit = async (ledger: Ledger, written: Written, signal?: AbortSignal): Promise<boolean> => {
  ledger.open.set(written.id, written)
  const response = await written.terminal.submit(written.application, {}, signal).catch(() => undefined)
  const body: unknown = await response?.json().catch(() => undefined)
  if (response === undefined || body === undefined) return false
  // A centre that is going down may say that it cannot; anything else it says of a right application is a fault.
  if (response.status >= 500) return false
  const { receipt } = IntakeAnswer.parse(body)
  const before = ledger.acknowledged.get(written.id)
  if (before !== undefined && !isDeepStrictEqual(before.receipt, receipt)) ledger.changed.add(written.id)
  ledger.acknowledged.set(written.id, { written, receipt: before?.receipt ?? receipt })
  ledger.open.delete(written.id)
  return true
}

export interface Audit {
  readonly lost: number
  readonly repeatedNumbers: number
  readonly missingNumbers: number
}

/** Asks for everything once more: what was acknowledged must be known (200) under the same receipt. */
export const audit = async (ledger: Ledger): Promise<Audit> => {
  let lost = 0
  for (const { written, receipt } of [...ledger.acknowledged.values()]) {
    const response = await written.terminal.submit(written.application)
    const told = IntakeAnswer.safeParse(await response.json())
    if (response.status !== 200) lost += 1
    else if (!told.success || !isDeepStrictEqual(told.data.receipt, receipt)) ledger.changed.add(written.id)
  }
  const numbers = [...ledger.acknowledged.values()].map(({ receipt }) => receipt.body.caseNumber)
  const series = Map.groupBy(new Set(numbers), (number) => number.slice(0, -7))
  const missing = [...series.values()].map(
    (ofDay) => Math.max(...ofDay.map((number) => Number(number.slice(-6)))) - ofDay.length,
  )
  return {
    lost,
    repeatedNumbers: numbers.length - new Set(numbers).size,
    missingNumbers: missing.reduce((sum, count) => sum + count, 0),
  }
}
