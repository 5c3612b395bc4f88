/** Lets another system in by its secret: `Authorization: Bearer lutong_<id>_<secret>`. */
import { randomBytes } from 'node:crypto'
import type { ClientAct } from '@lutong/core/contracts/clients.ts'
import { TerminalId } from '@lutong/core/ids.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Client } from '../../store/client-store.ts'
import type { CentreParts } from '../capability.ts'
import { refuse } from '../http/problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    client: Client | null
  }
}

type Refusal = 'no-credentials' | 'wrong-secret' | 'revoked'

const SECRET_BYTES = 32
const RATE_WINDOW_MS = 60_000

/** 256 random bits: it can be neither guessed nor tried out. */
export const newClientSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url')

/** As it is handed over, once: the id finds the row, the secret proves it. */
export const credentialsOf = (id: TerminalId, secret: string): string => `lutong_${id}_${secret}`

const parse = (header: string): { readonly id: TerminalId; readonly secret: string } | undefined => {
  const [, id, secret] = /^Bearer lutong_([0-9a-f-]{36})_([A-Za-z0-9_-]{43})$/i.exec(header) ?? []
  const known = TerminalId.safeParse(id)
  return known.success && secret !== undefined ? { id: known.data, secret } : undefined
}

/** Guards every route of the scope it is called in, before a body is read. */
export const requireClient = (
  app: FastifyInstance,
  { clock, guards, log, store }: Pick<CentreParts, 'clock' | 'guards' | 'log' | 'store'>,
): void => {
  const turnAway = (reply: FastifyReply, reason: Refusal) => {
    log('client.refused', { reason })
    return refuse(reply.header('www-authenticate', 'Bearer'), 'unauthorised')
  }
  app.decorateRequest('client', null)
  app.addHook('onRequest', async (request, reply) => {
    const credentials = parse(request.headers.authorization ?? '')
    if (credentials === undefined) return turnAway(reply, 'no-credentials')
    const nowMs = clock.nowMs()
    const client = await store.clientOfSecret(credentials.id, credentials.secret, nowMs)
    if (client === undefined) return turnAway(reply, 'wrong-secret')
    if (client.revokedAtMs !== null) return turnAway(reply, 'revoked')
    const { count, endsAtMs } = await guards.countAttempt(`client:${client.id}`, nowMs, RATE_WINDOW_MS)
    if (count > client.requestsPerMinute) return refuse(reply, 'rate-limited', { retryAfterMs: endsAtMs - nowMs })
    await store.markClientSeen(client.id, nowMs)
    request.client = client
    return undefined
  })
}

/** The system that `requireClient` let in. */
export const clientOf = (request: FastifyRequest): Client => {
  if (request.client === null) throw new Error('this route is not behind requireClient')
  return request.client
}

/** A hook that lets those in who were given this act. */
export const mayAct = (act: ClientAct) => async (request: FastifyRequest, reply: FastifyReply) =>
  clientOf(request).acts.includes(act) ? undefined : refuse(reply, 'forbidden')

/** As the trail of audit names it. */
export const actorOf = ({ name }: Client): string => `client:${name}`
