/** Whether one's own account is connected with the identity provider, and its end. Mounted behind `requireStaff`. */
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../../capability.ts'
import { PROBLEM_ANSWERS } from '../../http/problem.ts'
import { isOwnPassword } from '../own-factors.ts'
import { accountOf } from '../staff-auth.ts'
import { beginSso } from './sso.ts'

const OwnSsoView = z.strictObject({
  /** `null`: this centre has no identity provider. */
  name: z.string().nullable(),
  boundSinceMs: z.int().nullable(),
})
export type OwnSsoView = z.infer<typeof OwnSsoView>

export const ownSso =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { clock, store } = parts
    app.get(
      '/console/api/account/sso',
      {
        schema: {
          summary: 'Whether one’s account is connected with the identity provider',
          tags: ['console'],
          response: { 200: OwnSsoView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) =>
        reply.code(200).send({
          name: parts.sso?.name ?? null,
          boundSinceMs: (await store.boundSince(accountOf(request).id)) ?? null,
        }),
    )
    app.post(
      '/console/api/account/sso/begin',
      {
        config: { rateLimit: { max: 30, timeWindow: 60_000 } },
        schema: {
          summary: 'Begin to connect it: the address of the provider, for the account’s own password',
          tags: ['console'],
          body: z.strictObject({ password: z.string().min(1).max(200) }),
          response: { 200: z.strictObject({ url: z.url() }), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        // Whoever finds a session open must not keep a way in of their own.
        if (!(await isOwnPassword(parts, request, reply, request.body.password))) return reply
        const url = await beginSso(parts, reply, accountOf(request).id)
        return url === undefined ? reply : reply.code(200).send({ url })
      },
    )
    app.delete(
      '/console/api/account/sso',
      {
        schema: {
          summary: 'Disconnect it',
          tags: ['console'],
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id, name } = accountOf(request)
        if (await store.unbindSubject(id))
          await store.audit({ atMs: clock.nowMs(), actor: name, action: 'account.sso-disconnected', subject: name })
        return reply.code(204).send(null)
      },
    )
  }
