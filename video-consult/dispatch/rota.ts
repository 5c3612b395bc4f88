/** Whether it is this lawyer's hour; a rota without lines means: whenever available. */
import type { LawyerProfile } from '@lutong/core/consultation/consultation.ts'

const BEIJING_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 24 * 3_600_000
const MINUTE_MS = 60_000
/** 1970-01-01 was a Thursday. */
const FIRST_WEEKDAY = 4

export const isOnDuty = (rota: LawyerProfile['rota'], nowMs: number): boolean => {
  if (rota.length === 0) return true
  const local = nowMs + BEIJING_OFFSET_MS
  const weekday = ((Math.floor(local / DAY_MS) + FIRST_WEEKDAY - 1) % 7) + 1
  const minute = Math.floor((local % DAY_MS) / MINUTE_MS)
  return rota.some((line) => line.weekday === weekday && line.fromMinute <= minute && minute < line.toMinute)
}
