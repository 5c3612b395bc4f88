import { CaseNumber } from '@lutong/core/ids.ts'
import { z } from 'zod'
import type { CaseCursor } from '../../store/case-store.ts'

const Parts = z.tuple([z.coerce.number().int().nonnegative(), CaseNumber])

/** A place in the list as an opaque word: the reader sends it back and need not understand it. */
export const formatCursor = ({ receivedAtMs, caseNumber }: CaseCursor): string =>
  Buffer.from(`${receivedAtMs},${caseNumber}`, 'ascii').toString('base64url')

export const parseCursor = (word: string): CaseCursor | undefined => {
  const parts = Parts.safeParse(Buffer.from(word, 'base64url').toString('ascii').split(','))
  return parts.success ? { receivedAtMs: parts.data[0], caseNumber: parts.data[1] } : undefined
}
