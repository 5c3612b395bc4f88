/** Looks at a person's data: on what ground, and written down before anything is shown. */
import {
  CLOSED_IS_WORK_MS,
  GROUND_HOLDS_MS,
  type ReadGround,
  type ReadKind,
  SAME_LOOK_MS,
} from '@lutong/core/cases/person-reads.ts'
import { mayHandle } from '@lutong/core/cases/levels.ts'
import { OPEN_STAGES } from '@lutong/core/cases/stages.ts'
import type { FastifyRequest } from 'fastify'
import type { Account } from '../../store/account-store.ts'
import type { CaseSummary } from '../../store/case-store.ts'
import { accountOf } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'

type Parts = Pick<CentreParts, 'clock' | 'log' | 'store'>
type Reader = Pick<Account, 'id' | 'scope'>

/** Whoever works on it, or sits at its desk while there is work. */
const isOwnWork = ({ assignee, heldAt, stage, updatedAtMs }: CaseSummary, reader: Reader, nowMs: number): boolean =>
  assignee?.accountId === reader.id ||
  (mayHandle(heldAt, reader.scope) && (OPEN_STAGES.includes(stage) || nowMs - updatedAtMs < CLOSED_IS_WORK_MS))

/** `undefined`: the reader has to say why first, and nothing is shown. */
export const groundFor = async (
  { clock, store }: Parts,
  summary: CaseSummary,
  reader: Reader,
): Promise<ReadGround | undefined> => {
  const nowMs = clock.nowMs()
  if (isOwnWork(summary, reader, nowMs)) return 'handling'
  return store.groundGiven(reader.id, summary.caseNumber, nowMs - GROUND_HOLDS_MS)
}

/** Throws where it cannot be written: nothing is shown then. */
export const recordRead = async (
  { clock, log, store }: Parts,
  request: FastifyRequest,
  kind: ReadKind,
  subjects: readonly string[],
  why: { readonly ground: ReadGround; readonly words?: string | undefined },
): Promise<void> => {
  const { id, name, scope } = accountOf(request)
  const atMs = clock.nowMs()
  const isFolded = kind === 'case' && why.words === undefined
  await store.recordRead(
    { account: { id, name, scope }, atMs, kind, subjects, ground: why.ground, words: why.words ?? null },
    isFolded ? atMs - SAME_LOOK_MS : undefined,
  )
  request.lookIsWritten = true
  log('person.read', { by: 'staff', accountId: id, kind, ground: why.ground })
}
