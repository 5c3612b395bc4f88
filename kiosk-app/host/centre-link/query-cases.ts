/** How a citizen's cases stand: asked of the centre, and of this terminal where its own slip is shown. */
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { CaseProgress, CaseQuery } from '@lutong/core/contracts/intake.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { Outbox, Settlement } from '../outbox/outbox.ts'
import type { CentreLink } from './centre-link.ts'

const NOTHING_FOUND = {
  'id-card': null,
  slip: 'slip-code-wrong',
  provisional: 'provisional-unknown',
} as const satisfies Record<CaseQuery['by'], ProblemCode | null>

/** What this terminal knows of a slip it printed itself; `null`: the centre has it, and knows more. */
const knownHere = (settlement: Settlement | undefined): ProblemCode | null => {
  switch (settlement?.state) {
    case 'waiting':
      return 'provisional-waits'
    case 'refused':
      return 'provisional-refused'
    case 'undoing':
      return 'provisional-withdrawn'
    case 'withdrawn':
      return settlement.caseNumber === null ? 'provisional-withdrawn' : null
    case 'received':
    case undefined:
      return null
    default:
      return settlement satisfies never
  }
}

export const queryCases = async (
  parts: {
    readonly centre: Pick<CentreLink, 'queryCases'>
    readonly outbox: Pick<Outbox, 'settlementUnder'> | undefined
  },
  query: CaseQuery | null,
): Promise<Result<readonly CaseProgress[], ProblemCode>> => {
  if (query === null) return ok([])
  const known = query.by === 'provisional' ? knownHere(parts.outbox?.settlementUnder(query.provisionalNumber)) : null
  if (known !== null) return err(known)
  const answer = await parts.centre.queryCases(query)
  const nothing = NOTHING_FOUND[query.by]
  if (!answer.ok)
    return err(answer.error.code === 'unreachable' ? 'centre-unreachable' : (nothing ?? 'slip-code-wrong'))
  return answer.value.length === 0 && nothing !== null ? err(nothing) : answer
}
