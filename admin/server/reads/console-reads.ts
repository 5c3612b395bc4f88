/** Who looked at whose data, for supervisors and whoever keeps the accounts. */
import { ReadGround, ReadKind } from '@lutong/core/cases/person-reads.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'

const PAGE = 50

const ReadsQuery = z.strictObject({
  /** Number of a case, or of a consultation. */
  subject: z.string().trim().min(1).max(60).optional(),
  account: z.string().max(60).optional(),
  kind: ReadKind.optional(),
  after: z.uuid().optional(),
})
const ReadLineView = z.strictObject({
  id: z.string(),
  atMs: z.int(),
  accountId: z.string(),
  accountName: z.string(),
  kind: ReadKind,
  /** `null`: of no one case. */
  subject: z.string().nullable(),
  ground: ReadGround,
  /** For supervisors; whoever keeps the accounts has no business in anyone’s case. */
  words: z.string().nullable(),
})
export const ReadsView = z.strictObject({ reads: z.array(ReadLineView), next: z.string().optional() })
export type ReadsView = z.infer<typeof ReadsView>

/** Mounted behind `requireStaff`. */
export const consoleReads =
  ({ store }: Pick<CentreParts, 'store'>): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/console/api/reads',
      {
        preHandler: allow('supervisor', 'admin'),
        schema: {
          summary: 'Who looked at persons’ data, when and on what ground; the last first',
          tags: ['console'],
          querystring: ReadsQuery,
          response: { 200: ReadsView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { role, scope } = accountOf(request)
        const { account: accountId, after, kind, subject } = request.query
        const found = await store.listReads({ scope, subject, accountId, kind }, PAGE + 1, after)
        const shown = found.slice(0, PAGE)
        const last = shown.at(-1)
        return reply.code(200).send({
          reads: shown.map((line) => ({ ...line, words: role === 'supervisor' ? line.words : null })),
          ...(found.length > PAGE && last !== undefined ? { next: last.id } : {}),
        })
      },
    )
  }
