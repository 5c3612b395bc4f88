/** The trace's chain: each entry's hash covers the entry and the hash before it, in SHA-256 and SM3 alike. */
import { createHash } from 'node:crypto'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { NewTrace, TraceEntry } from '../consultation-store.ts'

/** What the first entry stands on. */
export const CHAIN_START = '0'.repeat(64)

export const link = (
  consultationId: string,
  before: Pick<TraceEntry, 'seq' | 'sha256' | 'sm3'> | undefined,
  { kind, actor, body }: NewTrace,
  atMs: number,
): TraceEntry => {
  const seq = (before?.seq ?? 0) + 1
  const previousSha256 = before?.sha256 ?? CHAIN_START
  const previousSm3 = before?.sm3 ?? CHAIN_START
  const hash = (alg: 'sha256' | 'sm3', previous: string) =>
    createHash(alg).update(canonicalBytes({ consultationId, seq, atMs, kind, actor, body, previous })).digest('hex')
  return {
    kind,
    actor,
    body,
    seq,
    atMs,
    previousSha256,
    sha256: hash('sha256', previousSha256),
    previousSm3,
    sm3: hash('sm3', previousSm3),
  }
}

/** `null` where the chain is whole; else the number of the first entry that is not what it was. */
export const firstBroken = (consultationId: string, entries: readonly TraceEntry[]): number | null => {
  let before: TraceEntry | undefined
  for (const entry of entries) {
    const right = link(consultationId, before, entry, entry.atMs)
    if (right.seq !== entry.seq || right.sha256 !== entry.sha256 || right.sm3 !== entry.sm3) return right.seq
    before = entry
  }
  return null
}
