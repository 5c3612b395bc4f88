import { ItemCode } from '@lutong/core/ids.ts'
import { Text } from '@lutong/core/messages/text.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'

const ItemsView = z.strictObject({ items: z.array(z.strictObject({ code: ItemCode, name: Text })) })

/** Names of the items that make cases, for the worklist's filter; mounted behind `requireStaff`. */
export const consoleItems =
  ({ catalogue }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/console/api/items',
      {
        schema: {
          summary: 'Items that make cases',
          tags: ['console'],
          response: { 200: ItemsView, ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) =>
        reply.code(200).send({
          items: [...catalogue.items.values()]
            .filter((item) => item.kind === 'application')
            .map(({ code, name }) => ({ code, name })),
        }),
    )
  }
