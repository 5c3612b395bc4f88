/**
 * Signing in by the identity provider: `POST …/begin` gives its address, the browser comes back to `/console/sso/back`,
 * and our own page finishes with `POST …/finish`. The session's cookie is never sent by another site, so what came back
 * waits in a step of its own, named by a cookie that outlives the way there and opens nothing by itself.
 */
import { randomBytes } from 'node:crypto'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { CentreParts } from '../../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../../http/problem.ts'
import { Me, meOf } from '../me.ts'
import { openSession } from '../open-session.ts'
import { openSecondStep, SECOND_WAYS, waysOf } from '../second-step.ts'
import { cookieOptions, SESSION_COOKIE, SESSION_TIMINGS } from '../staff-auth.ts'
import type { SsoFailure } from './provider.ts'

const TRY_COOKIE = 'lutong_sso'
const SSO_BACK = '/console/sso/back'
/** Long enough to sign in there with whatever it asks. */
const TRY_LIFE_MS = 10 * 60_000
const TICKET_LIFE_MS = 60_000

const Try = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() })
const Ticket = z.object({ subject: z.string() })
const SsoView = z.strictObject({ name: z.string().nullable() })
/** The provider was right, and one thing more is asked for. */
const SecondStepAsked = z.strictObject({ ticket: z.string(), ways: z.array(z.enum(SECOND_WAYS)) })
const Bound = z.strictObject({ bound: z.literal(true) })
export type SsoAnswer = Me | z.infer<typeof SecondStepAsked> | z.infer<typeof Bound>

const cookieOf = (publicUrl: string) => ({
  ...cookieOptions(publicUrl),
  sameSite: 'lax' as const,
  maxAge: TRY_LIFE_MS / 1000,
})

/** Begins a try; `accountId`: whose account it is to be connected with. Where it cannot, the refusal is sent. */
export const beginSso = async (
  { clock, publicUrl, sso: provided, store }: Pick<CentreParts, 'clock' | 'publicUrl' | 'sso' | 'store'>,
  reply: FastifyReply,
  accountId: string | null,
): Promise<string | undefined> => {
  const begun = await provided?.provider.begin(publicUrl() + SSO_BACK)
  if (begun === undefined || !begun.ok) {
    if (begun === undefined) refuse(reply, 'not-found')
    else refuse(reply, 'invalid-request', { errors: [{ path: 'sso', code: 'sso-away' }] })
    return undefined
  }
  const atMs = clock.nowMs()
  const token = randomBytes(32).toString('base64url')
  const step = { kind: 'sso-try', accountId, body: JSON.stringify(begun.value.made) } as const
  await store.openStep(token, step, atMs, atMs + TRY_LIFE_MS)
  void reply.setCookie(TRY_COOKIE, token, cookieOf(publicUrl()))
  return begun.value.url
}

/** Mounted behind `requireOwnOrigin`, which lets questions through: the browser comes back by one. */
export const sso =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, log, publicUrl, store } = parts
    const cookie = () => cookieOf(publicUrl())
    const signedIn = async (token: string | undefined) =>
      token === undefined ? undefined : store.touchSession(token, clock.nowMs(), SESSION_TIMINGS.idleMs, 'person')
    const homeWith = (reply: FastifyReply, what: 'done' | SsoFailure) => {
      if (what !== 'done') log('account.refused', { reason: `sso-${what}` })
      return reply.redirect(`/console/?sso=${what}`, 303)
    }

    app.get(
      '/console/api/sso',
      {
        schema: {
          summary: 'Name of the identity provider; `null` where there is none',
          tags: ['console'],
          response: { 200: SsoView, ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) => reply.code(200).send({ name: parts.sso?.name ?? null }),
    )

    app.post(
      '/console/api/sso/begin',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          summary: 'Begin to sign in by the identity provider',
          tags: ['console'],
          response: { 200: z.strictObject({ url: z.url() }), ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) => {
        const url = await beginSso(parts, reply, null)
        return url === undefined ? reply : reply.code(200).send({ url })
      },
    )

    app.get(
      SSO_BACK,
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: { hide: true },
      },
      async (request, reply) => {
        const atMs = clock.nowMs()
        const token = request.cookies[TRY_COOKIE]
        // Used up whatever comes of it: what is sent a second time finds nothing.
        const begun = token === undefined ? undefined : await store.takeStep(token, 'sso-try', atMs)
        void reply.clearCookie(TRY_COOKIE, cookie())
        if (parts.sso === undefined || begun === undefined) return homeWith(reply, 'refused')
        const made = Try.parse(JSON.parse(begun.body))
        const found = await parts.sso.provider.finish(new URL(request.url, publicUrl()), made)
        if (!found.ok) return homeWith(reply, found.error)
        const subject = JSON.stringify([found.value.issuer, found.value.subject])
        const ticket = randomBytes(32).toString('base64url')
        const step = { kind: 'sso', accountId: begun.accountId, body: JSON.stringify({ subject }) } as const
        await store.openStep(ticket, step, atMs, atMs + TICKET_LIFE_MS)
        void reply.setCookie(TRY_COOKIE, ticket, cookie())
        return homeWith(reply, 'done')
      },
    )

    app.post(
      '/console/api/sso/finish',
      {
        config: { rateLimit: { max: 60, timeWindow: 60_000 } },
        schema: {
          summary: 'Finish it: signed in, asked for one thing more (202), or connected',
          tags: ['console'],
          response: { 200: z.union([Me, Bound]), 202: SecondStepAsked, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const refused = (code: string) => {
          log('account.refused', { reason: code })
          return refuse(reply, 'invalid-request', { errors: [{ path: 'sso', code }] })
        }
        const atMs = clock.nowMs()
        const token = request.cookies[TRY_COOKIE]
        const step = token === undefined ? undefined : await store.takeStep(token, 'sso', atMs)
        void reply.clearCookie(TRY_COOKIE, cookie())
        if (step === undefined) return refused('sso-refused')
        const { subject } = Ticket.parse(JSON.parse(step.body))
        if (step.accountId !== null) {
          // Whoever began is still signed in: nobody else's account is connected by a tab that was left open.
          const living = await signedIn(request.cookies[SESSION_COOKIE])
          if (living?.account.id !== step.accountId || living.must !== null) return refuse(reply, 'unauthorised')
          if ((await store.bindSubject(subject, step.accountId, atMs)) === 'taken') return refused('sso-taken')
          const { name } = living.account
          await store.audit({ atMs, actor: name, action: 'account.sso-connected', subject: name })
          return reply.code(200).send({ bound: true })
        }
        const accountId = await store.accountOfSubject(subject)
        const staff = accountId === undefined ? undefined : await store.findStaff(accountId, atMs)
        // Nobody is let in for being known there: an account is made here, and connected by its owner.
        if (staff === undefined || staff.disabledAtMs !== null) return refused('sso-unknown')
        const ways = waysOf(await store.secondFactors(staff.id))
        if (ways.length > 0)
          return reply.code(202).send({ ticket: await openSecondStep(parts, staff.name, staff.id), ways: [...ways] })
        await openSession(parts, reply, staff, 'sso')
        const isAsked = (await store.secondFactorRoles()).includes(staff.role)
        const must = staff.firstPasswordUntilMs !== null ? 'new-password' : isAsked ? 'second-factor' : null
        return reply.code(200).send(meOf(staff, must))
      },
    )
  }
