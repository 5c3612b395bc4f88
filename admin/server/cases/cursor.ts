import { CaseNumber } from '@lutong/core/ids.ts'
import { z } from 'zod'
import { CASE_SORTS, type CaseCursor, type CaseSort } from '../../store/case-list.ts'

const Parts = z.tuple([
  z.enum(CASE_SORTS),
  z.enum(['due', 'undue']),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  CaseNumber,
])

/** A place in the list as an opaque word: the reader sends it back and need not understand it. */
export const formatCursor = (sort: CaseSort, { caseNumber, key, part }: CaseCursor): string =>
  Buffer.from(`${sort},${part},${key},${caseNumber}`, 'ascii').toString('base64url')

/** `undefined` where it is none of ours, or of a list in another order. */
export const parseCursor = (sort: CaseSort, word: string): CaseCursor | undefined => {
  const parts = Parts.safeParse(Buffer.from(word, 'base64url').toString('ascii').split(','))
  if (!parts.success || parts.data[0] !== sort) return undefined
  const [, part, key, caseNumber] = parts.data
  return { part, key, caseNumber }
}
