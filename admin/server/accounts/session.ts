import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { countGuess, forgetGuesses } from './lock-out.ts'
import { Me, meOf } from './me.ts'
import { openSession } from './open-session.ts'
import { hashPassword, isPasswordOf } from './passwords.ts'
import { openSecondStep, SECOND_WAYS, waysOf } from './second-step.ts'
import { cookieOptions, SESSION_COOKIE, SESSION_TIMINGS } from './staff-auth.ts'

const Credentials = z.strictObject({ name: z.string().min(1).max(60), password: z.string().min(1).max(200) })
export type { Me } from './me.ts'
/** The password was right, and one thing more is asked for. */
const SecondStepAsked = z.strictObject({
  ticket: z.string(),
  ways: z.array(z.enum(SECOND_WAYS)),
})
export type SecondStepAsked = z.infer<typeof SecondStepAsked>

/** `GET`, `POST` and `DELETE /console/api/session`; mounted behind `requireOwnOrigin`. */
export const session =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, log, publicUrl, store } = parts
    // An unknown name costs the same work as a known one, so that the time tells nothing.
    const nobodysHash = await hashPassword(randomBytes(16).toString('hex'))

    app.post(
      '/console/api/session',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          summary: 'Sign in; 202 where something besides the password is asked for',
          tags: ['console'],
          body: Credentials,
          response: { 200: Me, 202: SecondStepAsked, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name, password } = request.body
        if (!(await countGuess(parts, name, reply))) return reply
        const found = await store.findAccount(name)
        const right = await isPasswordOf(found?.passwordHash ?? nobodysHash, password)
        // A password that somebody else gave and nobody took up is nobody's any more.
        const tooOld = (found?.firstPasswordUntilMs ?? Infinity) <= clock.nowMs()
        if (found === undefined || !right || tooOld || found.disabled) {
          log('account.refused', { reason: 'wrong' })
          return refuse(reply, 'unauthorised')
        }
        const { account, firstPasswordUntilMs } = found
        const ways = waysOf(await store.secondFactors(account.id))
        // Guesses are forgotten once all is shown: the password alone must not buy five more codes.
        if (ways.length > 0) {
          const ticket = await openSecondStep(parts, name, account.id)
          return reply.code(202).send({ ticket, ways: [...ways] })
        }
        await forgetGuesses(parts, name)
        await openSession(parts, reply, account, 'password')
        const isAsked = (await store.secondFactorRoles()).includes(account.role)
        const must = firstPasswordUntilMs !== null ? 'new-password' : isAsked ? 'second-factor' : null
        return reply.code(200).send(meOf(account, must))
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
        const living =
          token === undefined
            ? undefined
            : await store.touchSession(token, clock.nowMs(), SESSION_TIMINGS.idleMs, 'person')
        return reply.code(200).send(living === undefined ? null : meOf(living.account, living.must))
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
