/** Where pieces come in: the citizen's by the terminal's own door, the lawyer's by the desk's. */
import { MAX_PIECE_BYTES, PieceAddress, PieceFacts } from '@lutong/core/consultation/recording.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { refuse } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'
import { keepPiece, PIECE_ANSWERS } from './keep-piece.ts'
import type { RecordingSweep } from './sweep.ts'

const DESCRIPTION =
  'A piece has one name, by consultation, side, take and number, and is taken in once: the same again is answered as the first time. The answer says which number is wanted next, so that whoever was cut off goes on there.'

/** Mounted behind `requireTerminal`. */
export const terminalPieces =
  (parts: CentreParts, sweep: RecordingSweep): FastifyPluginAsyncZod =>
  async (app) => {
    const keep = keepPiece(parts, sweep)
    app.put(
      '/v1/consultations/:consultationId/recording/:take/:seq',
      {
        bodyLimit: MAX_PIECE_BYTES,
        schema: {
          summary: 'A piece of the recording of the citizen’s side, where the citizen agreed to one',
          description: DESCRIPTION,
          consumes: ['application/octet-stream'],
          tags: ['consultation'],
          security: [{ terminal: [] }],
          params: PieceAddress,
          querystring: PieceFacts,
          response: PIECE_ANSWERS,
        },
      },
      async (request, reply) => {
        const { id } = terminalOf(request)
        const kept = await keep({
          ...{ ...request.params, ...request.query, bytes: request.rawBody },
          ...{ party: 'citizen', actor: `terminal:${id}`, isOf: ({ terminalId }) => terminalId === id },
        })
        return kept.ok ? reply.code(200).send(kept.value) : refuse(reply, kept.error)
      },
    )
  }

/** Mounted behind `requireStaff`. */
export const deskPieces =
  (parts: CentreParts, sweep: RecordingSweep): FastifyPluginAsyncZod =>
  async (app) => {
    const keep = keepPiece(parts, sweep)
    app.put(
      '/console/api/consultations/:consultationId/recording/:take/:seq',
      {
        bodyLimit: MAX_PIECE_BYTES,
        preHandler: allow('lawyer'),
        schema: {
          summary: 'A piece of the recording of the lawyer’s side, where the citizen agreed to one',
          description: DESCRIPTION,
          consumes: ['application/octet-stream'],
          tags: ['console'],
          params: PieceAddress,
          querystring: PieceFacts,
          response: PIECE_ANSWERS,
        },
      },
      async (request, reply) => {
        const { id } = accountOf(request)
        const kept = await keep({
          ...{ ...request.params, ...request.query, bytes: request.rawBody },
          ...{ party: 'lawyer', actor: `lawyer:${id}`, isOf: ({ lawyerId }) => lawyerId === id },
        })
        return kept.ok ? reply.code(200).send(kept.value) : refuse(reply, kept.error)
      },
    )
  }
