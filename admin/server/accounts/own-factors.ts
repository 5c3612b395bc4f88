/** What one shows besides the password: joined and taken away by oneself, each time with the password. */
import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { codeAddress, newCodeSecret, stepOfCode } from './app-codes.ts'
import { countGuess, forgetGuesses } from './lock-out.ts'
import { isPasswordOf } from './passwords.ts'
import { newRecoveryCodes } from './recovery-codes.ts'
import { relyingPartyOf } from './relying-party.ts'
import { accountOf } from './staff-auth.ts'

const STEP_LIFE_MS = 10 * 60_000

const FactorsView = z.strictObject({
  /** An app that makes codes is joined. */
  app: z.boolean(),
  recoveryCodesLeft: z.int(),
  keys: z.array(
    z.strictObject({ id: z.uuid(), name: z.string(), addedAtMs: z.int(), lastUsedAtMs: z.int().nullable() }),
  ),
  /** Keys are bound to a name of the centre; where it is reached by an address of numbers there are none. */
  keysPossible: z.boolean(),
})
export type FactorsView = z.infer<typeof FactorsView>

const Password = z.strictObject({ password: z.string().min(1).max(200) })
const NewApp = z.strictObject({
  step: z.string(),
  /** For the picture, and as text where it cannot be read. */
  address: z.string(),
  secret: z.string(),
})
export type NewApp = z.infer<typeof NewApp>
const RecoveryCodes = z.strictObject({
  /** Told this once. */
  recoveryCodes: z.array(z.string()),
})
export type RecoveryCodes = z.infer<typeof RecoveryCodes>

/** True where the reader’s own password is right; else the refusal is sent. */
export const isOwnPassword = async (
  parts: CentreParts,
  request: FastifyRequest,
  reply: FastifyReply,
  password: string,
): Promise<boolean> => {
  const { name } = accountOf(request)
  if (!(await countGuess(parts, name, reply))) return false
  const known = await parts.store.findAccount(name)
  if (known !== undefined && (await isPasswordOf(known.passwordHash, password))) {
    await forgetGuesses(parts, name)
    return true
  }
  parts.log('account.refused', { reason: 'wrong' })
  refuse(reply, 'invalid-request', { errors: [{ path: 'password', code: 'wrong-password' }] })
  return false
}

/** `/console/api/account/…`; mounted behind `requireStaff`. */
export const ownFactors =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, publicUrl, store } = parts
    const open = { openBeforeSetUp: true, rateLimit: { max: 30, timeWindow: 60_000 } } as const
    const record = (request: FastifyRequest, action: string) => {
      const { name } = accountOf(request)
      return store.audit({ atMs: clock.nowMs(), actor: name, action: `account.${action}`, subject: name })
    }
    const giveRecoveryCodes = async (accountId: string) => {
      const recoveryCodes = newRecoveryCodes()
      await store.setRecoveryCodes(accountId, recoveryCodes)
      return { recoveryCodes: [...recoveryCodes] }
    }

    app.get(
      '/console/api/account/second-factors',
      {
        config: { openBeforeSetUp: true },
        schema: {
          summary: 'What one shows besides the password',
          tags: ['console'],
          response: { 200: FactorsView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { codeSecret, keys, recoveryCodesLeft } = await store.secondFactors(accountOf(request).id)
        return reply.code(200).send({
          ...{ app: codeSecret !== null, recoveryCodesLeft, keysPossible: relyingPartyOf(publicUrl()) !== undefined },
          keys: keys.map(({ addedAtMs, id, lastUsedAtMs, name }) => ({ addedAtMs, id, lastUsedAtMs, name })),
        })
      },
    )

    app.post(
      '/console/api/account/app',
      {
        config: open,
        schema: {
          summary: 'Begin to join an app that makes codes: its secret, for ten minutes',
          tags: ['console'],
          body: Password,
          response: { 201: NewApp, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        if (!(await isOwnPassword(parts, request, reply, request.body.password))) return reply
        const { id, name } = accountOf(request)
        const [secret, step, atMs] = [newCodeSecret(), randomBytes(32).toString('base64url'), clock.nowMs()]
        await store.openStep(step, { kind: 'app', accountId: id, body: secret }, atMs, atMs + STEP_LIFE_MS)
        return reply.code(201).send({ step, secret, address: codeAddress(secret, name) })
      },
    )

    app.put(
      '/console/api/account/app',
      {
        config: open,
        schema: {
          summary: 'Join it by a first code; gives recovery codes in the place of all before',
          tags: ['console'],
          body: z.strictObject({ step: z.string().min(1).max(60), code: z.string().regex(/^\d{3}\s?\d{3}$/) }),
          response: { 200: RecoveryCodes, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = accountOf(request)
        const atMs = clock.nowMs()
        const begun = await store.readStep(request.body.step, 'app', atMs)
        if (begun === undefined || begun.accountId !== id) return refuse(reply, 'not-found')
        const at = stepOfCode(begun.body, request.body.code.replaceAll(/\s/g, ''), atMs)
        if (at === undefined)
          return refuse(reply, 'invalid-request', { errors: [{ path: 'code', code: 'wrong-code' }] })
        if ((await store.takeStep(request.body.step, 'app', atMs)) === undefined) return refuse(reply, 'not-found')
        await store.setCodeSecret(id, begun.body, at)
        await record(request, 'app-joined')
        return reply.code(200).send(await giveRecoveryCodes(id))
      },
    )

    app.post(
      '/console/api/account/app/removal',
      {
        config: open,
        schema: {
          summary: 'Take the app away; where no key is left the recovery codes go with it',
          tags: ['console'],
          body: Password,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        if (!(await isOwnPassword(parts, request, reply, request.body.password))) return reply
        const { id } = accountOf(request)
        await store.setCodeSecret(id, null, null)
        if ((await store.secondFactors(id)).keys.length === 0) await store.setRecoveryCodes(id, [])
        await record(request, 'app-taken-away')
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/console/api/account/recovery-codes',
      {
        config: open,
        schema: {
          summary: 'New recovery codes in the place of all before',
          tags: ['console'],
          body: Password,
          response: { 200: RecoveryCodes, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        if (!(await isOwnPassword(parts, request, reply, request.body.password))) return reply
        const { id } = accountOf(request)
        const { codeSecret, keys } = await store.secondFactors(id)
        // Without a second factor there is nothing that they would stand in for.
        if (codeSecret === null && keys.length === 0) return refuse(reply, 'conflict')
        await record(request, 'recovery-codes-made')
        return reply.code(200).send(await giveRecoveryCodes(id))
      },
    )
  }
