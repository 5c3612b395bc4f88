/** Staff sessions: an opaque cookie no script can read and no other site can send. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Account, Role } from '../../store/account-store.ts'
import type { StaffReader } from '../../store/staff-reader.ts'
import type { CentreParts } from '../capability.ts'
import { refuse } from '../http/problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    account: Account | null
    /** Of that account's session. */
    sessionId: string
  }
  interface FastifyContextConfig {
    /** Asked by the page itself, again and again: nobody need be there, and the session grows old. */
    askedByPage?: boolean
    /** Open while a password is still to be changed, or something besides it to be joined. */
    openBeforeSetUp?: boolean
  }
}

export const SESSION_COOKIE = 'lutong_session'
/** Ends by itself when nobody works with it, and at the end of a long working day in any case. */
export const SESSION_TIMINGS = { idleMs: 30 * 60_000, lifeMs: 12 * 3_600_000 } as const

/** Cookie of this part of the site only; `secure` wherever the centre is reached by TLS. */
export const cookieOptions = (publicUrl: string) => ({
  httpOnly: true,
  sameSite: 'strict' as const,
  path: '/console',
  secure: publicUrl.startsWith('https:'),
})

const READS = ['GET', 'HEAD']

/**
 * A change must come from our own page: its Origin is our own address. SameSite=Strict keeps the cookie at home
 * already; this also holds in the old browsers of government desktops and against a neighbour on another port.
 */
export const requireOwnOrigin = (app: FastifyInstance, { publicUrl }: Pick<CentreParts, 'publicUrl'>): void => {
  app.addHook('onRequest', async (request, reply) => {
    if (READS.includes(request.method)) return undefined
    const origin = request.headers.origin
    const own = origin === publicUrl() || origin === `${request.protocol}://${request.headers.host ?? ''}`
    return own ? undefined : refuse(reply, 'forbidden')
  })
}

/** Guards every route of the scope it is called in. */
export const requireStaff = (app: FastifyInstance, { store, clock }: Pick<CentreParts, 'store' | 'clock'>): void => {
  app.decorateRequest('account', null)
  app.decorateRequest('sessionId', '')
  app.addHook('onRequest', async (request, reply) => {
    const token = request.cookies[SESSION_COOKIE]
    const by = request.routeOptions.config.askedByPage === true ? 'page' : 'person'
    const living =
      token === undefined ? undefined : await store.touchSession(token, clock.nowMs(), SESSION_TIMINGS.idleMs, by)
    if (living === undefined) return refuse(reply, 'unauthorised')
    if (living.must !== null && request.routeOptions.config.openBeforeSetUp !== true)
      return refuse(reply, 'forbidden', { errors: [{ path: 'account', code: `${living.must}-needed` }] })
    request.account = living.account
    request.sessionId = living.id
    return undefined
  })
}

/** A hook that lets these roles in and no others. */
export const allow =
  (...roles: readonly Role[]) =>
  async (request: FastifyRequest, reply: FastifyReply) =>
    roles.includes(accountOf(request).role) ? undefined : refuse(reply, 'forbidden')

/** That account as the store asks for it. */
export const readerOf = (request: FastifyRequest): StaffReader => {
  const { id, scope } = accountOf(request)
  return { accountId: id, scope }
}

/** The account that `requireStaff` let in. */
export const accountOf = (request: FastifyRequest): Account => {
  if (request.account === null) throw new Error('this route is not behind requireStaff')
  return request.account
}
