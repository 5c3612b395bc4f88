/** A look at a recording, granted for a reason that stands in the trace: to this account, for this one, for half an hour. */
import { timingSafeEqual } from 'node:crypto'
import type { ConsultationId } from '@lutong/core/ids.ts'
import type { CentreParts } from '../capability.ts'

const LOOK_MS = 30 * 60_000
const PURPOSE = 'recording-look'

type Blind = CentreParts['blind']
const markOf = (blind: Blind, id: ConsultationId, accountId: string, endsAtMs: number): string =>
  blind(PURPOSE, `${id}:${accountId}:${endsAtMs}`)

export const lookPass = (blind: Blind, id: ConsultationId, accountId: string, nowMs: number): string => {
  const endsAtMs = nowMs + LOOK_MS
  return `${endsAtMs}.${markOf(blind, id, accountId, endsAtMs)}`
}

export const mayLook = (blind: Blind, pass: string, id: ConsultationId, accountId: string, nowMs: number): boolean => {
  const [ends = '', mark = ''] = pass.split('.')
  const endsAtMs = Number(ends)
  if (!Number.isSafeInteger(endsAtMs) || endsAtMs <= nowMs) return false
  const right = Buffer.from(markOf(blind, id, accountId, endsAtMs))
  const given = Buffer.from(mark)
  return given.length === right.length && timingSafeEqual(given, right)
}
