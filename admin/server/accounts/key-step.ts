/** Signing in by a security key: as the second step behind a password, or by a passkey alone. */
import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { KeyAnswer, KeyOptions } from './key-answers.ts'
import { forgetGuesses } from './lock-out.ts'
import { Me, meOf } from './me.ts'
import { openSession } from './open-session.ts'
import { relyingPartyOf } from './relying-party.ts'

const STEP_LIFE_MS = 5 * 60_000
/** Of the sign-in whose password was right; `null`: a passkey alone, which must have asked for finger, face or PIN. */
const Ticket = z
  .string()
  .regex(/^[\w-]{43}$/)
  .nullable()

/** `/console/api/session/key…`; mounted behind `requireOwnOrigin`. */
export const keyStep =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, log, publicUrl, store } = parts
    const config = { rateLimit: { max: 60, timeWindow: 60_000 } } as const

    app.post(
      '/console/api/session/key/options',
      {
        config,
        schema: {
          summary: 'What the browser is to ask of a security key',
          tags: ['console'],
          body: z.strictObject({ ticket: Ticket }),
          response: { 200: KeyOptions, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { ticket } = request.body
        const atMs = clock.nowMs()
        const party = relyingPartyOf(publicUrl())
        if (party === undefined)
          return refuse(reply, 'conflict', { errors: [{ path: 'keys', code: 'keys-need-a-name' }] })
        const begun = ticket === null ? undefined : await store.readStep(ticket, 'second-factor', atMs)
        const accountId = begun?.accountId ?? null
        if (ticket !== null && accountId === null) return refuse(reply, 'unauthorised')
        const keys = accountId === null ? [] : (await store.secondFactors(accountId)).keys
        const options = await generateAuthenticationOptions({
          rpID: party.id,
          userVerification: accountId === null ? 'required' : 'preferred',
          ...(accountId === null ? {} : { allowCredentials: keys.map(({ credentialId }) => ({ id: credentialId })) }),
        })
        const step = randomBytes(32).toString('base64url')
        await store.openStep(step, { kind: 'key', accountId, body: options.challenge }, atMs, atMs + STEP_LIFE_MS)
        return reply.code(200).send({ step, options: { ...options } })
      },
    )

    app.post(
      '/console/api/session/key',
      {
        config,
        schema: {
          summary: 'Sign in by the security key that has answered',
          tags: ['console'],
          body: z.strictObject({ ticket: Ticket, step: z.string().min(1).max(60), answer: KeyAnswer }),
          response: { 200: Me, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { answer, step, ticket } = request.body
        const atMs = clock.nowMs()
        const party = relyingPartyOf(publicUrl())
        const wrong = () => {
          log('account.refused', { reason: 'wrong-key' })
          return refuse(reply, 'invalid-request', { errors: [{ path: 'answer', code: 'wrong-key' }] })
        }
        const begun = await store.takeStep(step, 'key', atMs)
        const key = await store.findSecurityKey(answer.id)
        if (party === undefined || begun === undefined || key === undefined) return wrong()
        // A key of somebody else is no second step of this account, and a passkey alone begins without one.
        if ((ticket === null) !== (begun.accountId === null)) return wrong()
        if (begun.accountId !== null && begun.accountId !== key.accountId) return wrong()
        const verified = await verifyAuthenticationResponse({
          response: answer,
          expectedChallenge: begun.body,
          expectedOrigin: party.origin,
          expectedRPID: party.id,
          requireUserVerification: begun.accountId === null,
          credential: {
            id: key.credentialId,
            publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
            counter: key.counter,
          },
        }).catch(() => undefined)
        if (verified?.verified !== true) return wrong()
        if (!(await store.markKeyUsed(key.credentialId, verified.authenticationInfo.newCounter, atMs))) return wrong()
        const staff = await store.findStaff(key.accountId, atMs)
        if (staff === undefined || staff.disabledAtMs !== null) return wrong()
        if (ticket !== null) {
          const password = await store.takeStep(ticket, 'second-factor', atMs)
          if (password?.accountId !== key.accountId) return refuse(reply, 'unauthorised')
        }
        await forgetGuesses(parts, staff.name)
        await openSession(parts, reply, staff, 'key')
        return reply.code(200).send(meOf(staff, staff.firstPasswordUntilMs === null ? null : 'new-password'))
      },
    )
  }
