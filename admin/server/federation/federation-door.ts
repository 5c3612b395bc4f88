/** Where centres beneath this one join by a code and tell how they stand; who signs is known by the key of the joining. */
import { createPublicKey, verify } from 'node:crypto'
import { promisify } from 'node:util'
import {
  FEDERATION_SIGNED_AS,
  FederationAnswer,
  FederationJoin,
  FederationJoined,
  SignedFederationReport,
} from '@lutong/core/contracts/federation.ts'
import { AUTH_WINDOW_MS } from '@lutong/core/contracts/terminal-auth.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { isEd25519 } from '../terminals/enrolment.ts'

const verifyBeside = promisify(verify)
/** A beat every two minutes, and months behind it after a cut. */
const REPORTS_A_MINUTE = 120

/** `POST /v1/federation/centres` and `…/reports` */
export const federationDoor =
  ({ clock, log, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/v1/federation/centres',
      {
        config: { rateLimit: { max: 10, timeWindow: 60_000 } },
        schema: {
          summary: 'A centre beneath this one binds its public key by a one-time code',
          tags: ['federation'],
          body: FederationJoin,
          response: { 201: FederationJoined, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { centreId, code, publicKey } = request.body
        if (!isEd25519(publicKey))
          return refuse(reply, 'invalid-request', { errors: [{ path: 'publicKey', code: 'not-ed25519' }] })
        if ((await store.findCentreBeneath(centreId)) !== undefined) return refuse(reply, 'conflict')
        const joined = await store.joinCentre(code, { id: centreId, publicKey }, clock.nowMs())
        if (joined === undefined) return refuse(reply, 'unauthorised')
        log('federation.joined', { centreId })
        return reply.code(201).send(joined)
      },
    )

    app.post(
      '/v1/federation/reports',
      {
        config: { rateLimit: { max: REPORTS_A_MINUTE, timeWindow: 60_000 } },
        schema: {
          summary: 'A centre beneath tells how it stands; the same again, or an older one, changes nothing',
          description:
            'Ed25519 over `lutong-federation-v1`, a line end and the canonical bytes (RFC 8785) of `body`, by the key bound at the joining. Counts of fewer than five people are left out.',
          tags: ['federation'],
          body: SignedFederationReport,
          response: { 200: FederationAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { body, signature } = request.body
        const turnAway = (reason: string) => {
          log('federation.refused', { reason })
          return refuse(reply, 'unauthorised')
        }
        const centre = await store.findCentreBeneath(body.centreId)
        if (centre === undefined) return turnAway('unknown')
        if (centre.revokedAtMs !== null) return turnAway('revoked')
        const key = createPublicKey({ key: Buffer.from(centre.publicKey, 'base64'), format: 'der', type: 'spki' })
        const bytes = Buffer.concat([Buffer.from(FEDERATION_SIGNED_AS, 'utf8'), canonicalBytes(body)])
        if (!(await verifyBeside(null, bytes, key, Buffer.from(signature, 'base64')))) return turnAway('bad-signature')
        const nowMs = clock.nowMs()
        if (Math.abs(body.sentAtMs - nowMs) > AUTH_WINDOW_MS) return turnAway('clock')
        return reply.code(200).send({ held: [...(await store.takeReport(body, nowMs))] })
      },
    )
  }
