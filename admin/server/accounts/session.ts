import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { ROLES } from '../../store/account-store.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { hashPassword, isPasswordOf } from './passwords.ts'
import { cookieOptions, SESSION_COOKIE, SESSION_TIMINGS } from './staff-auth.ts'

/** Five wrong passwords close a name for a while, whether the name exists or not. */
const LOCK_OUT = { failures: 5, windowMs: 15 * 60_000 } as const

const Credentials = z.strictObject({ name: z.string().min(1).max(60), password: z.string().min(1).max(200) })
const Me = z.strictObject({ name: z.string(), role: z.enum(ROLES), scope: z.string() })
export type Me = z.infer<typeof Me>

/** `GET`, `POST` and `DELETE /console/api/session`; mounted behind `requireOwnOrigin`. */
export const session =
  ({ store, guards, clock, log, publicUrl }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    // An unknown name costs the same work as a known one, so that the time tells nothing.
    const nobodysHash = await hashPassword(randomBytes(16).toString('hex'))

    app.post(
      '/console/api/session',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          summary: 'Sign in',
          tags: ['console'],
          body: Credentials,
          response: { 200: Me, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name, password } = request.body
        const nowMs = clock.nowMs()
        const key = `sign-in:${name}`
        // Counted before the slow check: guesses sent all at once cannot slip through beside each other.
        const tried = await guards.countAttempt(key, nowMs, LOCK_OUT.windowMs)
        if (tried.count > LOCK_OUT.failures) {
          log('account.refused', { reason: 'locked' })
          return refuse(reply, 'rate-limited', { retryAfterMs: tried.endsAtMs - nowMs })
        }
        const found = await store.findAccount(name)
        const right = await isPasswordOf(found?.passwordHash ?? nobodysHash, password)
        if (found === undefined || !right) {
          log('account.refused', { reason: 'wrong' })
          return refuse(reply, 'unauthorised')
        }
        await guards.clearAttempts(key)
        const token = randomBytes(32).toString('base64url')
        await store.openSession(token, found.account.id, nowMs, nowMs + SESSION_TIMINGS.lifeMs)
        log('account.signed-in', { accountId: found.account.id, role: found.account.role })
        void reply.setCookie(SESSION_COOKIE, token, cookieOptions(publicUrl()))
        const { role, scope } = found.account
        return reply.code(200).send({ name: found.account.name, role, scope })
      },
    )

    app.get(
      '/console/api/session',
      {
        schema: {
          summary: 'Who am I? `null` where nobody is signed in',
          tags: ['console'],
          response: { 200: Me.nullable(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const token = request.cookies[SESSION_COOKIE]
        const account =
          token === undefined
            ? undefined
            : await store.touchSession(token, clock.nowMs(), SESSION_TIMINGS.idleMs, 'person')
        return reply
          .code(200)
          .send(account === undefined ? null : { name: account.name, role: account.role, scope: account.scope })
      },
    )

    app.delete(
      '/console/api/session',
      { schema: { summary: 'Sign out', tags: ['console'], response: { 204: z.null(), ...PROBLEM_ANSWERS } } },
      async (request, reply) => {
        const token = request.cookies[SESSION_COOKIE]
        if (token !== undefined) await store.closeSession(token)
        void reply.clearCookie(SESSION_COOKIE, cookieOptions(publicUrl()))
        return reply.code(204).send(null)
      },
    )
  }
