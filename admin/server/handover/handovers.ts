import { HANDED_FORM, MAX_PIECE_BYTES } from '@lutong/core/contracts/handed-form.ts'
import {
  HandoverAnswer,
  HandoverFileId,
  HandoverFiles,
  HandoverPhone,
  HandoverRequest,
  HandoverTake,
  HandoverToken,
  MAX_HANDED_BYTES,
} from '@lutong/core/contracts/handover.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CentreParts } from '../capability.ts'
import { askedLanguage } from '../http/asked-language.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'
import { endedPage, PHONE_POLICY, phonePage, phoneScript, usedPage } from './phone-page.ts'
import { startHandoverSweep } from './sweep.ts'

const LIFE_MS = 10 * 60_000
const Address = z.object({ token: HandoverToken })
const FromPhone = z.object({ 'x-phone': HandoverPhone })
const Piece = z.object({
  offset: z.coerce.number().int().nonnegative(),
  size: z.coerce.number().int().positive().max(MAX_HANDED_BYTES),
  position: z.coerce.number().int().min(0).max(1_000),
})
/** Pieces of forty pages and a look every two seconds, of a few telephones behind one address. */
const OFTEN_A_MINUTE = { config: { rateLimit: { max: 1_200, timeWindow: 60_000 } } } as const

/** `POST /v1/handovers`, `…/take`, `…/close`; mounted behind `requireTerminal`. */
export const terminalHandovers =
  ({ clock, log, publicUrl, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const schema = { tags: ['intake'], security: [{ terminal: [] }] }
    const sweep = startHandoverSweep({ clock, log, store })
    app.addHook('onClose', async () => sweep.stop())

    app.post(
      '/v1/handovers',
      {
        schema: {
          ...schema,
          body: HandoverRequest,
          summary: 'Open a one-time address for pictures from a telephone, or let it last longer',
          response: { 200: HandoverAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { token } = request.body
        const nowMs = clock.nowMs()
        const endsAtMs = nowMs + LIFE_MS
        if (!(await store.openHandover(token, terminalOf(request).id, endsAtMs, nowMs)))
          return refuse(reply, 'not-found')
        sweep.opened(endsAtMs)
        log('handover.opened', { terminalId: terminalOf(request).id })
        return reply.code(200).send({ url: `${publicUrl()}/handover/${token}`, endsAtMs })
      },
    )
    app.post(
      '/v1/handovers/take',
      {
        schema: {
          ...schema,
          body: HandoverTake,
          summary: 'What the telephone has sent, sealed, one file at a time; what the terminal has is deleted',
          response: { 200: HandoverFiles, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { token, ...fates } = request.body
        const { coming, file, open } = await store.takeHanded(token, terminalOf(request).id, fates, clock.nowMs())
        const files =
          file === null ? [] : [{ fileId: file.fileId, sealedBase64: Buffer.from(file.bytes).toString('base64') }]
        return reply.code(200).send({ open, coming, files })
      },
    )
    app.post(
      '/v1/handovers/close',
      {
        schema: {
          ...schema,
          body: HandoverTake,
          summary: 'End the address now; nothing of it stays',
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { token, ...fates } = request.body
        await store.closeHandover(token, terminalOf(request).id, fates)
        return reply.code(204).send(null)
      },
    )
  }

/** What the telephone sees and sends; the address is the permission, for ten minutes. */
export const phoneHandovers =
  ({ clock, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.get('/handover.js', { schema: { hide: true } }, (_request, reply) =>
      reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(phoneScript()),
    )
    app.get(
      '/handover/:token',
      { ...OFTEN_A_MINUTE, schema: { hide: true, params: Address } },
      async (request, reply) => {
        const language = askedLanguage(request.headers['accept-language'])
        const found = await store.readHandover(request.params.token, clock.nowMs())
        const isOpen = found?.open === true
        return reply
          .code(isOpen ? 200 : 404)
          .headers({
            'content-security-policy': PHONE_POLICY,
            'cache-control': 'no-store',
            vary: 'accept-language',
          })
          .type('text/html; charset=utf-8')
          .send(isOpen ? phonePage(language) : found?.closed === true ? usedPage(language) : endedPage(language))
      },
    )
    app.get(
      '/handover/:token/state',
      { ...OFTEN_A_MINUTE, schema: { hide: true, params: Address, headers: FromPhone } },
      async (request, reply) => {
        const { token } = request.params
        const found = await store.readHandover(token, clock.nowMs())
        if (found === undefined) return refuse(reply, 'not-found')
        if (!(await store.belongsToPhone(token, request.headers['x-phone']))) return refuse(reply, 'conflict')
        return reply.header('cache-control', 'no-store').code(200).send(found)
      },
    )
    app.put(
      '/handover/:token/files/:fileId',
      {
        ...OFTEN_A_MINUTE,
        bodyLimit: MAX_PIECE_BYTES,
        schema: {
          hide: true,
          params: Address.extend({ fileId: HandoverFileId }),
          querystring: Piece,
          headers: FromPhone,
        },
      },
      async (request, reply) => {
        const { fileId, token } = request.params
        const { offset, position, size } = request.query
        const bytes = Buffer.from(request.rawBody)
        // Nothing unsealed is taken in, however it came about.
        if (offset === 0 && bytes.length > 0 && bytes[0] !== HANDED_FORM.mark) return refuse(reply, 'invalid-request')
        const piece = { token, phone: request.headers['x-phone'], fileId, position, sizeBytes: size, offset, bytes }
        const received = await store.addHandedPiece(piece, clock.nowMs())
        if (received === 'ended') return refuse(reply, 'not-found')
        if (received === 'used') return refuse(reply, 'conflict')
        return received === 'full' ? refuse(reply, 'too-large') : reply.code(200).send({ offset: received })
      },
    )
  }
