/** The door of other systems: everything under `/v1/client`, behind their secrets. */
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { CentreParts } from '../capability.ts'
import { blobs } from '../intake/blobs.ts'
import { clientApplications } from './client-applications.ts'
import { mayAct, requireClient } from './client-auth.ts'
import { clientCases } from './client-cases.ts'
import { startOnceSweep } from './once-only.ts'

export const clientDoor =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    requireClient(app, parts)
    app.addHook('onSend', async (_request, reply) => {
      if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
    })
    const sweep = startOnceSweep(parts)
    app.addHook('preClose', () => sweep.stop())
    await app.register(clientApplications(parts))
    await app.register(clientCases(parts))
    await app.register(async (files) => {
      files.addHook('onRequest', mayAct('upload'))
      await files.register(blobs(parts, { under: '/v1/client', security: 'client' }))
    })
  }
