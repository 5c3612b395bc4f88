/** Whether one's own account is connected with the identity provider, and its end. Mounted behind `requireStaff`. */
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../../capability.ts'
import { PROBLEM_ANSWERS } from '../../http/problem.ts'
import { accountOf } from '../staff-auth.ts'

const OwnSsoView = z.strictObject({
  /** `null`: this centre has no identity provider. */
  name: z.string().nullable(),
  boundSinceMs: z.int().nullable(),
})
export type OwnSsoView = z.infer<typeof OwnSsoView>

export const ownSso =
  (parts: Pick<CentreParts, 'clock' | 'sso' | 'store'>): FastifyPluginAsyncZod =>
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
