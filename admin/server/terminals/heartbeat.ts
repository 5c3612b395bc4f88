import { Heartbeat, HeartbeatAnswer } from '@lutong/core/contracts/terminal-auth.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'
import type { HeartbeatAnswers } from './heartbeat-answers.ts'
import type { HeartbeatDesk } from './heartbeat-desk.ts'
import { terminalOf } from './terminal-auth.ts'

/** `POST /v1/terminals/heartbeat`; mounted behind `requireTerminal`. For a terminal without a standing line. */
export const heartbeat =
  ({ clock }: Pick<CentreParts, 'clock'>, desk: HeartbeatDesk, answers: HeartbeatAnswers): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/v1/terminals/heartbeat',
      {
        schema: {
          summary: 'Tell how the terminal is; learn when to tell again',
          tags: ['terminals'],
          security: [{ terminal: [] }],
          body: Heartbeat,
          response: { 200: HeartbeatAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        desk.tell(terminalOf(request).id, request.body)
        return reply.code(200).send(answers.at(clock.nowMs(), await answers.renew()))
      },
    )
  }
