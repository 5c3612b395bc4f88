import { unconfirmedOf } from '@lutong/core/catalogue/unconfirmed.ts'
import { LAWS } from '@lutong/core/content/laws.ts'
import { ItemCode } from '@lutong/core/ids.ts'
import { Text } from '@lutong/core/messages/text.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'

const ItemsView = z.strictObject({ items: z.array(z.strictObject({ code: ItemCode, name: Text })) })

export const UnconfirmedView = z.strictObject({
  items: z.array(z.strictObject({ code: ItemCode, name: Text, what: z.array(Text).min(1) })),
})
export type UnconfirmedView = z.infer<typeof UnconfirmedView>

/** Names of the items that make cases, for the worklist's filter; and what of any item rests on no printed source; mounted behind `requireStaff`. */
export const consoleItems =
  ({ catalogue }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/console/api/items',
      {
        // Lawyers propose them after a talk.
        preHandler: allow('clerk', 'supervisor', 'admin', 'lawyer'),
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
    app.get(
      '/console/api/items/unconfirmed',
      {
        preHandler: allow('clerk', 'supervisor', 'admin'),
        schema: {
          summary: 'What of the items rests on no printed source',
          tags: ['console'],
          response: { 200: UnconfirmedView, ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) =>
        reply.code(200).send({
          items: [...catalogue.items.values()]
            .map((item) => ({ code: item.code, name: item.name, what: [...unconfirmedOf(item, LAWS)] }))
            .filter(({ what }) => what.length > 0),
        }),
    )
  }
