/** What the self-tests before a call found, for staff: by terminal and by lawyer's desk, the last of each. */
import { SelfTestReport } from '@lutong/core/contracts/live.ts'
import { TerminalId } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'

/** `null`: none was made, or the citizens went on without. */
const Last = z.strictObject({ report: SelfTestReport.nullable() })
const SelfTestsView = z.strictObject({
  terminals: z.array(Last.extend({ id: TerminalId, name: z.string() })),
  desks: z.array(Last.extend({ id: z.string(), name: z.string() })),
})
export type SelfTestsView = z.infer<typeof SelfTestsView>

/** One written by an earlier release may lack what is asked for now: it counts as none. */
const reportOf = (kept: string | undefined): SelfTestReport | null =>
  kept === undefined ? null : (SelfTestReport.safeParse(JSON.parse(kept)).data ?? null)

/** Mounted behind `requireStaff`. */
export const consoleSelfTests =
  ({ store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      '/console/api/self-tests',
      {
        preHandler: allow('clerk', 'supervisor', 'admin'),
        schema: {
          summary: 'The last self-test for calls of each terminal and each lawyer’s desk of one’s regions',
          tags: ['console'],
          response: { 200: SelfTestsView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { scope } = accountOf(request)
        const terminals = (await store.listTerminals(scope)).filter(({ revoked }) => !revoked)
        const lawyers = (await store.listLawyers()).filter(({ profile }) => profile.homeRegion.startsWith(scope))
        const principals = [
          ...terminals.map(({ id }) => `terminal:${id}`),
          ...lawyers.map(({ accountId }) => `lawyer:${accountId}`),
        ]
        const kept = await store.latestSelfTests(principals)
        return reply.code(200).send({
          terminals: terminals.map(({ id, terminalName }) => ({
            ...{ id, name: terminalName },
            report: reportOf(kept.get(`terminal:${id}`)),
          })),
          desks: lawyers.map(({ accountId, profile }) => ({
            ...{ id: accountId, name: profile.face.name },
            report: reportOf(kept.get(`lawyer:${accountId}`)),
          })),
        })
      },
    )
  }
