/** Signing in, second step: a code of the app, a recovery code, or a key. */
import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { SecondFactors } from '../../store/second-factor-store.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { stepOfCode } from './app-codes.ts'
import { countGuess, forgetGuesses } from './lock-out.ts'
import { Me, meOf } from './me.ts'
import { openSession } from './open-session.ts'
import { readRecoveryCode } from './recovery-codes.ts'

/** Long enough to fetch a telephone from a bag. */
const STEP_LIFE_MS = 5 * 60_000

export const SECOND_WAYS = ['code', 'key', 'recovery-code'] as const
type SecondWay = (typeof SECOND_WAYS)[number]

/** Empty: the password alone is enough. */
export const waysOf = ({ codeSecret, keys, recoveryCodesLeft }: SecondFactors): readonly SecondWay[] => {
  const ways: SecondWay[] = []
  if (codeSecret !== null) ways.push('code')
  if (keys.length > 0) ways.push('key')
  if (ways.length > 0 && recoveryCodesLeft > 0) ways.push('recovery-code')
  return ways
}

/** Names an account whose password was right; of no use for anything but its second step. */
export const openSecondStep = async (
  { clock, store }: Pick<CentreParts, 'clock' | 'store'>,
  accountName: string,
  accountId: string,
): Promise<string> => {
  const ticket = randomBytes(32).toString('base64url')
  const atMs = clock.nowMs()
  await store.openStep(ticket, { kind: 'second-factor', accountId, body: accountName }, atMs, atMs + STEP_LIFE_MS)
  return ticket
}

const Ticket = z.string().regex(/^[\w-]{43}$/)
const SecondStep = z.strictObject({
  ticket: Ticket,
  way: z.enum(['code', 'recovery-code']),
  code: z.string().min(6).max(40),
})

/** `POST /console/api/session/second-step`; mounted behind `requireOwnOrigin`. */
export const secondStep =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, log, store } = parts
    app.post(
      '/console/api/session/second-step',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          summary: 'Sign in, second step: a code of the app, or a recovery code',
          tags: ['console'],
          body: SecondStep,
          response: { 200: Me, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { code, ticket, way } = request.body
        const atMs = clock.nowMs()
        const step = await store.readStep(ticket, 'second-factor', atMs)
        const accountId = step?.accountId ?? null
        if (step === undefined || accountId === null) return refuse(reply, 'unauthorised')
        // Under the same name as passwords: who has the password must not have five more guesses for every sign-in.
        if (!(await countGuess(parts, step.body, reply))) return reply
        const known = await store.findAccount(step.body)
        if (known === undefined || known.disabled || known.account.id !== accountId)
          return refuse(reply, 'unauthorised')
        const { codeSecret } = await store.secondFactors(accountId)
        const right = async () => {
          if (way === 'recovery-code') return store.takeRecoveryCode(accountId, readRecoveryCode(code), atMs)
          const at = codeSecret === null ? undefined : stepOfCode(codeSecret, code.replaceAll(/\s/g, ''), atMs)
          return at !== undefined && store.takeCodeStep(accountId, at)
        }
        if (!(await right())) {
          log('account.refused', { reason: 'wrong-code' })
          return refuse(reply, 'invalid-request', { errors: [{ path: 'code', code: 'wrong-code' }] })
        }
        if ((await store.takeStep(ticket, 'second-factor', atMs)) === undefined) return refuse(reply, 'unauthorised')
        await forgetGuesses(parts, step.body)
        await openSession(parts, reply, known.account, way)
        return reply.code(200).send(meOf(known.account, known.firstPasswordUntilMs === null ? null : 'new-password'))
      },
    )
  }
