/** Centres beneath and above, for the console: how they stand and when they were last heard; joined and left by the administrator. */
import { randomUUIDv7 } from 'node:crypto'
import {
  FederationFigures,
  FederationJoined,
  FederationPeriod,
  FederationRegion,
  FederationStanding,
  MONTHS_TOLD,
} from '@lutong/core/contracts/federation.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { type CentreBeneath, UPWARD_FAILURES } from '../../store/federation-store.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { randomCode } from '../secrets/codes.ts'
import type { Looking } from '../sweeping/look-again.ts'
import { askAbove } from './ask-above.ts'
import { monthAgo, UPWARD_TIMINGS } from './upward.ts'

/** Told by telephone from one administrator to another. */
const CODE_LIFE_MS = 24 * 3_600_000
/** Some beats may be lost on the way. */
export const STALE_AFTER_MS = 5 * UPWARD_TIMINGS.beatMs

const Heard = z.enum(['now', 'stale', 'never', 'revoked'])
const Beneath = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  regionCode: z.string(),
  heard: Heard,
  heardAtMs: z.int().nullable(),
  now: FederationStanding.nullable(),
  month: FederationFigures.nullable(),
})
export const FederationView = z.strictObject({
  period: FederationPeriod,
  /** Months before it can be asked for. */
  hasEarlier: z.boolean(),
  beneath: z.array(Beneath),
  above: z
    .strictObject({
      url: z.string(),
      name: z.string(),
      regionCode: z.string(),
      takenAtMs: z.int().nullable(),
      failure: z.enum(UPWARD_FAILURES).nullable(),
    })
    .nullable(),
})
export type FederationView = z.infer<typeof FederationView>

const NewCentre = z.strictObject({ name: z.string().trim().min(2).max(60), regionCode: FederationRegion })
const CodeView = z.strictObject({ code: z.string(), expiresAtMs: z.int() })
const Above = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).max(300),
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[0-9A-HJKMNP-TV-Z]{12}$/),
})
/** `failure`: why it did not come about, by what the centre above said, or that it was not reached. */
const JoinOutcome = z.strictObject({ failure: z.enum(UPWARD_FAILURES).nullable() })
export type JoinOutcome = z.infer<typeof JoinOutcome>

const heardOf = ({ heardAtMs, revokedAtMs }: CentreBeneath, nowMs: number): z.infer<typeof Heard> => {
  if (revokedAtMs !== null) return 'revoked'
  if (heardAtMs === null) return 'never'
  return nowMs - heardAtMs > STALE_AFTER_MS ? 'stale' : 'now'
}

/** Mounted behind `requireStaff`. */
export const consoleFederation =
  ({ clock, log, pushTo, receipts, store }: CentreParts, upward: Pick<Looking, 'due'>): FastifyPluginAsyncZod =>
  async (app) => {
    const note = (actor: string, action: string, subject: string) =>
      store.audit({ atMs: clock.nowMs(), actor, action, subject })

    app.get(
      '/console/api/federation',
      {
        preHandler: allow('admin', 'supervisor'),
        schema: {
          summary: 'Centres beneath this one with their figures and when they were heard, and the one above',
          tags: ['console'],
          querystring: z.strictObject({
            ago: z.coerce
              .number()
              .int()
              .min(0)
              .max(MONTHS_TOLD - 1)
              .default(0),
          }),
          response: { 200: FederationView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const nowMs = clock.nowMs()
        const { period } = monthAgo(nowMs, request.query.ago)
        const months = new Map((await store.monthsBeneath(period)).map((one) => [one.centreId, one.figures]))
        const above = await store.centreAbove()
        return reply.code(200).send({
          period,
          hasEarlier: request.query.ago < MONTHS_TOLD - 1,
          beneath: (await store.centresBeneath(accountOf(request).scope)).map((one) => ({
            ...{ id: one.id, name: one.name, regionCode: one.regionCode, heardAtMs: one.heardAtMs, now: one.now },
            heard: heardOf(one, nowMs),
            month: months.get(one.id) ?? null,
          })),
          above:
            above === undefined
              ? null
              : {
                  url: above.url,
                  name: above.name,
                  regionCode: above.regionCode,
                  takenAtMs: above.takenAtMs,
                  failure: above.failure,
                },
        })
      },
    )
    app.post(
      '/console/api/federation/codes',
      {
        preHandler: allow('admin'),
        schema: {
          summary: 'A one-time code by which a centre beneath joins; good for a day, shown this once',
          tags: ['console'],
          body: NewCentre,
          response: { 201: CodeView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name, scope } = accountOf(request)
        const { regionCode } = request.body
        if (!regionCode.startsWith(scope)) return refuse(reply, 'forbidden')
        const code = randomCode(12)
        const nowMs = clock.nowMs()
        const expiresAtMs = nowMs + CODE_LIFE_MS
        await store.addCentreCode(code, request.body, expiresAtMs, nowMs)
        await note(name, 'federation.code-made', regionCode)
        return reply.code(201).send({ code, expiresAtMs })
      },
    )
    app.post(
      '/console/api/federation/centres/:id/revocation',
      {
        preHandler: allow('admin'),
        schema: {
          summary: 'Hear a centre beneath no longer',
          tags: ['console'],
          params: z.object({ id: z.uuid() }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { name, scope } = accountOf(request)
        const { id } = request.params
        const centre = await store.findCentreBeneath(id)
        if (centre?.regionCode.startsWith(scope) !== true) return refuse(reply, 'not-found')
        await store.revokeCentreBeneath(id, clock.nowMs())
        await note(name, 'federation.revoked', id)
        return reply.code(204).send(null)
      },
    )
    app.put(
      '/console/api/federation/above',
      {
        preHandler: allow('admin'),
        schema: {
          summary: 'Join a centre above by its address and the code it gave',
          tags: ['console'],
          body: Above,
          response: { 200: JoinOutcome, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        // The whole centre tells, so whoever joins it must stand for the whole of it.
        if (account.scope !== '') return refuse(reply, 'forbidden')
        const { code, url } = request.body
        const centreId = randomUUIDv7()
        const joining = { code, centreId, publicKey: receipts.publicKey }
        const joined = await askAbove(url, '/v1/federation/centres', joining, FederationJoined, pushTo)
        if (!joined.ok) return reply.code(200).send({ failure: joined.error })
        await store.joinAbove({ url, centreId, ...joined.value, joinedAtMs: clock.nowMs() })
        await note(account.name, 'federation.joined-above', centreId)
        log('federation.joined-above')
        upward.due()
        return reply.code(200).send({ failure: null })
      },
    )
    app.delete(
      '/console/api/federation/above',
      {
        preHandler: allow('admin'),
        schema: {
          summary: 'Tell the centre above nothing more',
          tags: ['console'],
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        if (account.scope !== '') return refuse(reply, 'forbidden')
        await store.leaveAbove()
        await note(account.name, 'federation.left-above', 'centre-above')
        return reply.code(204).send(null)
      },
    )
  }
