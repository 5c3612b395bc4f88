/** Several cases at once: each is done by itself, under an act of its own, so that trying again does nothing twice. */
import type { CaseLine } from '../server/cases/views.ts'
import { newActId } from './act-id.ts'
import type { FailureCode } from './api.ts'
import { askSignedIn } from './session.ts'

export type BulkAct =
  | { readonly kind: 'take' }
  | { readonly kind: 'give'; readonly accountId: string; readonly name: string }
  | { readonly kind: 'accept' }

export type BulkState = 'waiting' | 'done' | 'done-before' | FailureCode

export interface BulkPart {
  readonly line: CaseLine
  readonly actId: string
  readonly state: BulkState
}

export const bulkOf = (lines: readonly CaseLine[], nowMs: number): readonly BulkPart[] =>
  lines.map((line) => ({ line, actId: newActId(nowMs), state: 'waiting' }))

const isSoAlready = (act: BulkAct, { assignee, stage }: CaseLine, me: string): boolean => {
  switch (act.kind) {
    case 'take':
      return assignee?.name === me
    case 'give':
      return assignee?.accountId === act.accountId
    case 'accept':
      return stage === 'accepted'
    default:
      return act satisfies never
  }
}

export const runPart = async (act: BulkAct, { actId, line }: BulkPart, me: string): Promise<BulkState> => {
  if (isSoAlready(act, line, me)) return 'done-before'
  const address = `/cases/${line.caseNumber}`
  const answer =
    act.kind === 'accept'
      ? await askSignedIn<null>('POST', `${address}/moves`, {
          ...{ actId, from: 'applied', to: 'accepted' },
          ...{ outcome: null, reason: null },
        })
      : await askSignedIn<null>('POST', `${address}/assignment`, {
          actId,
          from: line.assignee?.accountId ?? null,
          to: act.kind === 'take' ? 'me' : act.accountId,
        })
  return answer.ok ? 'done' : answer.error
}

export const isOpen = ({ state }: BulkPart): boolean => state !== 'done' && state !== 'done-before'
