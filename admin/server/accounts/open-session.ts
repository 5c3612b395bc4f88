/** The end of every way of signing in. */
import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import type { Account } from '../../store/account-store.ts'
import type { CentreParts } from '../capability.ts'
import { deviceLabel } from './device-label.ts'
import { cookieOptions, SESSION_COOKIE, SESSION_TIMINGS } from './staff-auth.ts'

/** `by`: what was shown, for the log and the audit. */
export const openSession = async (
  { clock, log, publicUrl, store }: Pick<CentreParts, 'clock' | 'log' | 'publicUrl' | 'store'>,
  reply: FastifyReply,
  account: Account,
  by: 'password' | 'code' | 'recovery-code' | 'key' | 'sso',
): Promise<void> => {
  const atMs = clock.nowMs()
  const token = randomBytes(32).toString('base64url')
  await store.openSession(token, {
    id: randomUUIDv7(),
    device: deviceLabel(reply.request.headers['user-agent'] ?? ''),
    accountId: account.id,
    atMs,
    expiresAtMs: atMs + SESSION_TIMINGS.lifeMs,
  })
  await store.audit({ atMs, actor: account.name, action: `account.signed-in: ${by}`, subject: account.name })
  log('account.signed-in', { accountId: account.id, role: account.role, by })
  void reply.setCookie(SESSION_COOKIE, token, cookieOptions(publicUrl()))
}
