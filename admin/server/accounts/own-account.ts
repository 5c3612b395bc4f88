/** Everybody's own account: the password, and where one is signed in. */
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import type { LiveSessions } from './live-sessions.ts'
import { countGuess, forgetGuesses } from './lock-out.ts'
import { faultOfPassword, LONGEST_PASSWORD } from './password-policy.ts'
import { hashPassword, isPasswordOf } from './passwords.ts'
import { accountOf, SESSION_TIMINGS } from './staff-auth.ts'

const SessionView = z.strictObject({
  id: z.uuid(),
  /** Browser and system; empty where they are not known. */
  device: z.string(),
  openedAtMs: z.int(),
  lastUsedAtMs: z.int(),
  /** The one that asks. */
  isThis: z.boolean(),
})
const OwnAccountView = z.strictObject({ sessions: z.array(SessionView) })
export type OwnAccountView = z.infer<typeof OwnAccountView>

const NewPassword = z.strictObject({
  current: z.string().min(1).max(LONGEST_PASSWORD),
  next: z.string().min(1).max(LONGEST_PASSWORD),
})

/** `/console/api/account`; mounted behind `requireStaff`. */
export const ownAccount =
  (parts: CentreParts, live: Pick<LiveSessions, 'ended'>): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, log, store } = parts

    app.get(
      '/console/api/account',
      {
        config: { openBeforeSetUp: true },
        schema: {
          summary: 'One’s own account: where it is signed in',
          tags: ['console'],
          response: { 200: OwnAccountView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const sessions = await store.sessionsOf(accountOf(request).id, clock.nowMs(), SESSION_TIMINGS.idleMs)
        return reply
          .code(200)
          .send({ sessions: sessions.map((one) => ({ ...one, isThis: one.id === request.sessionId })) })
      },
    )

    app.put(
      '/console/api/account/password',
      {
        config: { openBeforeSetUp: true, rateLimit: { max: 30, timeWindow: 60_000 } },
        schema: {
          summary: 'Change one’s password; every other session of the account ends',
          tags: ['console'],
          body: NewPassword,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id, name } = accountOf(request)
        const { current, next } = request.body
        // Whoever sits down at an open session must not be able to guess on without end.
        if (!(await countGuess(parts, name, reply))) return reply
        const found = await store.findAccount(name)
        if (found === undefined || !(await isPasswordOf(found.passwordHash, current))) {
          log('account.refused', { reason: 'wrong' })
          return refuse(reply, 'invalid-request', { errors: [{ path: 'current', code: 'wrong-password' }] })
        }
        await forgetGuesses(parts, name)
        const fault = next === current ? 'same-password' : faultOfPassword(next, name)
        if (fault !== undefined) return refuse(reply, 'invalid-request', { errors: [{ path: 'next', code: fault }] })
        const atMs = clock.nowMs()
        await store.setPassword(id, await hashPassword(next), null)
        live.ended(await store.revokeSessions(id, { allBut: request.sessionId }, atMs))
        await store.audit({ atMs, actor: name, action: 'account.password-changed', subject: name })
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/console/api/account/sessions',
      {
        schema: {
          summary: 'Sign out everywhere but here',
          tags: ['console'],
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id, name } = accountOf(request)
        const atMs = clock.nowMs()
        live.ended(await store.revokeSessions(id, { allBut: request.sessionId }, atMs))
        await store.audit({ atMs, actor: name, action: 'account.other-sessions-ended', subject: name })
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/console/api/account/sessions/:id',
      {
        schema: {
          summary: 'End one of one’s own sessions',
          tags: ['console'],
          params: z.strictObject({ id: z.uuid() }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id, name } = accountOf(request)
        const atMs = clock.nowMs()
        const ended = await store.revokeSessions(id, { only: request.params.id }, atMs)
        if (ended.length === 0) return refuse(reply, 'not-found')
        live.ended(ended)
        await store.audit({ atMs, actor: name, action: 'account.session-ended', subject: name })
        return reply.code(204).send(null)
      },
    )
  }
