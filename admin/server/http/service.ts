import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { isReady, Readiness } from './readiness.ts'

const Health = z.strictObject({ state: z.literal('up'), nowMs: z.int(), catalogueVersion: z.string() })

/** `GET /health`, `GET /ready` and `GET /v1/openapi.json`. */
export const service =
  ({ clock, catalogue, readiness }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/health',
      { schema: { summary: 'Is the centre up?', tags: ['service'], response: { 200: Health } } },
      async (_request, reply) =>
        reply.code(200).send({ state: 'up', nowMs: clock.nowMs(), catalogueVersion: catalogue.version }),
    )
    app.get(
      '/ready',
      {
        schema: {
          summary: 'Can the centre do its work? 503 where database, keys or content are not there, or while it ends',
          tags: ['service'],
          response: { 200: Readiness, 503: Readiness },
        },
      },
      async (_request, reply) => {
        const found = await readiness()
        return reply.code(isReady(found) ? 200 : 503).send(found)
      },
    )
    app.get('/v1/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
      reply.type('application/json').send(app.swagger()),
    )
    app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/console/'))
  }
