/** Security keys and passkeys of one's own account. */
import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { KeyOptions, NewKeyAnswer } from './key-answers.ts'
import { isOwnPassword } from './own-factors.ts'
import { newRecoveryCodes } from './recovery-codes.ts'
import { relyingPartyOf } from './relying-party.ts'
import { accountOf } from './staff-auth.ts'
import { PRODUCT_NAME } from './product-name.ts'

const STEP_LIFE_MS = 5 * 60_000
const Password = z.strictObject({ password: z.string().min(1).max(200) })
const KeyAdded = z.strictObject({
  /** Told once, with the first thing that is shown besides the password; `null` where there are some already. */
  recoveryCodes: z.array(z.string()).nullable(),
})
export type KeyAdded = z.infer<typeof KeyAdded>

/** `/console/api/account/keys`; mounted behind `requireStaff`. */
export const ownKeys =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, publicUrl, store } = parts
    const config = { openBeforeSetUp: true, rateLimit: { max: 30, timeWindow: 60_000 } } as const

    app.post(
      '/console/api/account/keys/options',
      {
        config,
        schema: {
          summary: 'Begin to add a security key: what the browser is to ask of it',
          tags: ['console'],
          body: Password,
          response: { 200: KeyOptions, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const party = relyingPartyOf(publicUrl())
        if (party === undefined)
          return refuse(reply, 'conflict', { errors: [{ path: 'keys', code: 'keys-need-a-name' }] })
        if (!(await isOwnPassword(parts, request, reply, request.body.password))) return reply
        const { id, name } = accountOf(request)
        const { keys } = await store.secondFactors(id)
        const options = await generateRegistrationOptions({
          rpName: PRODUCT_NAME,
          rpID: party.id,
          userName: name,
          userID: new TextEncoder().encode(id),
          attestationType: 'none',
          excludeCredentials: keys.map(({ credentialId }) => ({ id: credentialId })),
          authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
        })
        const [step, atMs] = [randomBytes(32).toString('base64url'), clock.nowMs()]
        await store.openStep(
          step,
          { kind: 'new-key', accountId: id, body: options.challenge },
          atMs,
          atMs + STEP_LIFE_MS,
        )
        return reply.code(200).send({ step, options: { ...options } })
      },
    )

    app.post(
      '/console/api/account/keys',
      {
        config,
        schema: {
          summary: 'Add the security key that has answered',
          tags: ['console'],
          body: z.strictObject({
            step: z.string().min(1).max(60),
            name: z.string().trim().min(1).max(40),
            answer: NewKeyAnswer,
          }),
          response: { 201: KeyAdded, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id, name: actor } = accountOf(request)
        const { answer, name, step } = request.body
        const atMs = clock.nowMs()
        const party = relyingPartyOf(publicUrl())
        const begun = await store.takeStep(step, 'new-key', atMs)
        if (party === undefined || begun === undefined || begun.accountId !== id) return refuse(reply, 'not-found')
        const wrong = () => refuse(reply, 'invalid-request', { errors: [{ path: 'answer', code: 'wrong-key' }] })
        const verified = await verifyRegistrationResponse({
          response: answer,
          expectedChallenge: begun.body,
          expectedOrigin: party.origin,
          expectedRPID: party.id,
          requireUserVerification: false,
          // What the browser sent is not of the form, or is signed for another page.
        }).catch(() => undefined)
        if (verified?.verified !== true) return wrong()
        const { credential } = verified.registrationInfo
        const before = await store.secondFactors(id)
        const added = await store.addSecurityKey({
          ...{ id: randomUUIDv7(), accountId: id, name, credentialId: credential.id },
          publicKey: Buffer.from(credential.publicKey).toString('base64url'),
          counter: credential.counter,
          transports: credential.transports ?? [],
          ...{ addedAtMs: atMs, lastUsedAtMs: null },
        })
        if (!added) return wrong()
        await store.audit({ atMs, actor, action: 'account.key-added', subject: actor })
        const isFirst = before.codeSecret === null && before.keys.length === 0
        const recoveryCodes = isFirst ? [...newRecoveryCodes()] : null
        if (recoveryCodes !== null) await store.setRecoveryCodes(id, recoveryCodes)
        return reply.code(201).send({ recoveryCodes })
      },
    )

    app.post(
      '/console/api/account/keys/:id/removal',
      {
        config,
        schema: {
          summary: 'Take a security key away; with the last thing besides the password the recovery codes go too',
          tags: ['console'],
          params: z.strictObject({ id: z.uuid() }),
          body: Password,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        if (!(await isOwnPassword(parts, request, reply, request.body.password))) return reply
        const { id, name } = accountOf(request)
        if (!(await store.removeSecurityKey(id, request.params.id))) return refuse(reply, 'not-found')
        const left = await store.secondFactors(id)
        if (left.codeSecret === null && left.keys.length === 0) await store.setRecoveryCodes(id, [])
        await store.audit({ atMs: clock.nowMs(), actor: name, action: 'account.key-taken-away', subject: name })
        return reply.code(204).send(null)
      },
    )
  }
