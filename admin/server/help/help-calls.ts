import { isOpenAt } from '@lutong/core/booking/office-hours.ts'
import { createWorkCalendar } from '@lutong/core/calendar/work-calendar.ts'
import { HelpAnswer, HelpLook, HelpRequest } from '@lutong/core/contracts/help.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { Terminal } from '../../store/terminal-store.ts'
import { hoursOf } from '../appointments/free-slots.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'

const calendar = createWorkCalendar()

/** `POST /v1/help-calls`, `…/look`, `…/cancel`; mounted behind `requireTerminal`. */
export const helpCalls =
  ({ clock, log, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const answer = async (
      id: string,
      { id: terminalId, regionCode }: Pick<Terminal, 'id' | 'regionCode'>,
    ): Promise<HelpAnswer> => {
      const nowMs = clock.nowMs()
      return {
        state: await store.callState(id, terminalId, nowMs),
        open: isOpenAt(await hoursOf(store, regionCode, 'centre'), nowMs, calendar),
      }
    }
    app.post(
      '/v1/help-calls',
      {
        schema: {
          summary: 'Somebody at the terminal asks for a person; the same id again is the same call',
          tags: ['help'],
          security: [{ terminal: [] }],
          body: HelpRequest,
          response: { 200: HelpAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const terminal = terminalOf(request)
        const { id, screen } = request.body
        await store.ring({
          id,
          screen,
          terminalId: terminal.id,
          regionCode: terminal.regionCode,
          askedAtMs: clock.nowMs(),
        })
        log('help.called', { terminalId: terminal.id, screen })
        return reply.code(200).send(await answer(id, terminal))
      },
    )
    app.post(
      '/v1/help-calls/look',
      {
        schema: {
          summary: 'Whether somebody is coming',
          tags: ['help'],
          security: [{ terminal: [] }],
          body: HelpLook,
          response: { 200: HelpAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => reply.code(200).send(await answer(request.body.id, terminalOf(request))),
    )
    app.post(
      '/v1/help-calls/cancel',
      {
        schema: {
          summary: 'No help is needed any more',
          tags: ['help'],
          security: [{ terminal: [] }],
          body: HelpLook,
          response: { 200: z.strictObject({}), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        await store.cancelCall(request.body.id, terminalOf(request).id)
        return reply.code(200).send({})
      },
    )
  }
