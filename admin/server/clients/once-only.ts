/**
 * `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header): the same key with the same content gets the stored
 * answer, with another content 422, while the first is at work 409. What is refused is not remembered: nothing was done.
 */
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LostTurn, type OnceTurn } from '../../store/once-store.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import { refuse } from '../http/problem.ts'
import { lookAgain, type Looking } from '../sweeping/look-again.ts'
import { clientOf } from './client-auth.ts'

export const ONCE_TIMINGS = {
  /** Longer than a request may last; after it whoever held the key is taken for dead. */
  leaseMs: 90_000,
  /** An answer is kept at least this long. */
  keptMs: 48 * 3_600_000,
  sweepEveryMs: 3_600_000,
} as const

/** A string of RFC 8941 (`"…"`), or the same without quotes. */
const keyOf = (header: string | undefined): string | undefined =>
  /^(?:"([\x21\x23-\x5b\x5d-\x7e]{8,255})"|([\x21\x23-\x5b\x5d-\x7e]{8,255}))$/
    .exec(header?.trim() ?? '')
    ?.slice(1)
    .find((one) => one !== undefined)

/** Runs `act` once for its key; `act` settles the turn in its own transaction where it does something, and answers. */
export const createOnceOnly =
  ({ clock, store }: Pick<CentreParts, 'clock' | 'store'>) =>
  async (
    request: FastifyRequest,
    reply: FastifyReply,
    act: (turn: OnceTurn) => Promise<FastifyReply>,
  ): Promise<FastifyReply> => {
    const header = request.headers['idempotency-key']
    const key = keyOf(typeof header === 'string' ? header : undefined)
    if (key === undefined)
      return refuse(reply, 'invalid-request', {
        errors: [{ path: 'idempotency-key', code: header === undefined ? 'required' : 'invalid_format' }],
      })
    const fingerprint = sha256Hex(canonicalBytes([request.method, request.url, request.body]))
    const nowMs = clock.nowMs()
    const clientId = clientOf(request).id
    const begun = await store.beginOnce({ clientId, key, fingerprint, atMs: nowMs, leaseMs: ONCE_TIMINGS.leaseMs })
    if (begun.kind === 'other-content') return refuse(reply, 'idempotency-key-reused')
    if (begun.kind === 'running') return refuse(reply, 'idempotency-in-progress', { retryAfterMs: 1_000 })
    if (begun.kind === 'answered')
      return reply.code(begun.status).header('idempotency-replayed', 'true').send(begun.answer)
    try {
      return await act(begun.turn)
    } catch (error) {
      if (error instanceof LostTurn) return refuse(reply, 'idempotency-in-progress', { retryAfterMs: 1_000 })
      throw error
    } finally {
      // Where the act was done its key is settled, and this finds nothing.
      await store.releaseOnce(begun.turn)
    }
  }

export const startOnceSweep = ({ clock, log, store }: Pick<CentreParts, 'clock' | 'log' | 'store'>): Looking =>
  lookAgain({
    clock,
    failed: () => log('client.sweep-failed'),
    round: async () => {
      await store.sweepOnce(clock.nowMs() - ONCE_TIMINGS.keptMs)
      return ONCE_TIMINGS.sweepEveryMs
    },
  })
