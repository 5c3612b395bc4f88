import { CaseNumber } from '@lutong/core/ids.ts'
import { Text } from '@lutong/core/messages/text.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { allow, readerOf } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'

const FeedbackLine = z.strictObject({
  caseNumber: CaseNumber,
  itemName: Text,
  kind: z.enum(['experience', 'poor-rating']),
  atMs: z.int(),
})
export type FeedbackLine = z.infer<typeof FeedbackLine>

/** What people said and nobody has answered yet; mounted behind `requireStaff`. */
export const consoleFeedback =
  ({ catalogue, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('clerk', 'supervisor'))
    app.get(
      '/console/api/feedback',
      {
        schema: {
          summary: 'Experiences to look at, and poor ratings to ask about',
          tags: ['console'],
          response: { 200: z.strictObject({ waiting: z.array(FeedbackLine) }), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const waiting = await store.waitingFeedback(readerOf(request))
        return reply.code(200).send({
          waiting: waiting.map(({ itemCode, ...line }) => ({
            ...line,
            itemName: catalogue.items.get(itemCode)?.name ?? { 'zh-CN': itemCode, en: itemCode },
          })),
        })
      },
    )
  }
