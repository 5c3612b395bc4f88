/** A citizen's word that a case is hers: the card, or the code on the slip, which is counted so that it cannot be guessed. */
import type { CaseProof } from '@lutong/core/contracts/case-acts.ts'
import type { CaseNumber, TerminalId } from '@lutong/core/ids.ts'
import { normaliseIdNumber } from '@lutong/core/person/id-number.ts'
import type { NewEntry } from '../../store/case-store.ts'
import type { CentreParts } from '../capability.ts'

/** 32^8 codes and these two bounds: guessing a slip takes longer than any case. */
const SLIP_LIMITS = { windowMs: 10 * 60_000, perTerminal: 20, perCase: 5 } as const

export const accessOf = (proof: CaseProof): NewEntry['access'] =>
  proof.by === 'id-card' ? { by: 'person', personNumber: normaliseIdNumber(proof.idNumber) } : proof

const slipKey = (caseNumber: CaseNumber) => `slip:case:${caseNumber}`

/** Milliseconds to wait where a slip has been tried too often; `undefined` where it may go on. */
export const slipWait = async (
  { clock, guards }: Pick<CentreParts, 'clock' | 'guards'>,
  /** `null`: the slip names no case yet. */
  caseNumber: CaseNumber | null,
  terminalId: TerminalId,
): Promise<number | undefined> => {
  const nowMs = clock.nowMs()
  const limits = [
    ...(caseNumber === null ? [] : [[slipKey(caseNumber), SLIP_LIMITS.perCase] as const]),
    [`slip:terminal:${terminalId}`, SLIP_LIMITS.perTerminal],
  ] as const
  for (const [key, max] of limits) {
    const { count, endsAtMs } = await guards.countAttempt(key, nowMs, SLIP_LIMITS.windowMs)
    if (count > max) return endsAtMs - nowMs
  }
  return undefined
}

/** The right code was given: earlier slips of the finger are forgotten. */
export const slipWasRight = ({ guards }: Pick<CentreParts, 'guards'>, caseNumber: CaseNumber): Promise<void> =>
  guards.clearAttempts(slipKey(caseNumber))
