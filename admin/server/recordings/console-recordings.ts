/** Recordings for staff: whether they are offered, which consultations there were, and a look at one, for a reason. */
import { ConsultationState, LegalField } from '@lutong/core/consultation/consultation.ts'
import {
  MOST_PIECES,
  RecordingOffer,
  RecordingParty,
  RecordingState,
  RecordingSummary,
  startOfTake,
  TakeId,
  TakeView,
} from '@lutong/core/consultation/recording.ts'
import { AskedGround, ReadWords } from '@lutong/core/cases/person-reads.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { RecordedTake } from '../../store/recording-store.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import { standsWithin } from '../accounts/stands-within.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { recordRead } from '../reads/reading.ts'
import { blobOfPiece } from './piece-blob.ts'
import { lookPass, mayLook } from './look-pass.ts'

const PAGE_SIZE = 50
const One = z.strictObject({ id: ConsultationId })

const ConsultationLine = z.strictObject({
  id: ConsultationId,
  state: ConsultationState,
  field: LegalField,
  centreName: z.string(),
  createdAtMs: z.int(),
  recording: RecordingSummary.nullable(),
})
const ConsultationsView = z.strictObject({
  consultations: z.array(ConsultationLine),
  /** There may be older ones behind this one. */
  next: ConsultationId.nullable(),
})
export type ConsultationsView = z.infer<typeof ConsultationsView>

const ConsultationPageView = ConsultationLine.extend({ consent: RecordingState })
export type ConsultationPageView = z.infer<typeof ConsultationPageView>

const Reason = z.strictObject({ ground: AskedGround, reason: ReadWords })
const LookView = z.strictObject({
  /** Sent along with every piece that is asked for. */
  pass: z.string(),
  takes: z.array(TakeView),
})
export type LookView = z.infer<typeof LookView>

const viewOf = ({ endedAtMs, mediaType, party, pieces, take }: RecordedTake): TakeView => ({
  party,
  take,
  mediaType,
  startedAtMs: startOfTake(pieces),
  durationMs: pieces.at(-1)?.endMs ?? 0,
  open: endedAtMs === null,
  pieces: pieces.map(({ sha256, sizeBytes }) => ({ sha256, sizeBytes })),
})

/** Mounted behind `requireStaff`. Whoever decides that it is offered (admin) may not look; whoever may look does not decide. */
export const consoleRecordings =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { blind, blobs, clock, log, store } = parts
    const found = async (request: FastifyRequest, id: ConsultationId) => {
      const one = await store.findConsultation(id)
      return one !== undefined && (await standsWithin(store, accountOf(request).scope, one)) ? one : undefined
    }
    const centreNames = async () => new Map((await store.listTerminals('')).map((one) => [one.id, one.centreName]))

    app.get(
      '/console/api/recording-offer',
      {
        preHandler: allow('admin', 'supervisor'),
        schema: {
          summary: 'Whether recording is offered, and for how long a recording is kept',
          tags: ['console'],
          response: { 200: RecordingOffer, ...PROBLEM_ANSWERS },
        },
      },
      async (_request, reply) => reply.code(200).send(await store.recordingOffer()),
    )
    app.put(
      '/console/api/recording-offer',
      {
        preHandler: allow('admin'),
        schema: {
          summary: 'Offer recording or stop offering it; what is kept stays as long as its citizen was told',
          tags: ['console'],
          body: RecordingOffer,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const atMs = clock.nowMs()
        const { name } = accountOf(request)
        const { keptDays, offered } = request.body
        await store.setRecordingOffer(request.body, name, atMs)
        const action = `recording.offer-set: ${offered ? 'on' : 'off'}, ${keptDays} d`
        await store.audit({ atMs, actor: name, action, subject: 'recording-offer' })
        return reply.code(204).send(null)
      },
    )
    app.get(
      '/console/api/consultations',
      {
        preHandler: allow('supervisor'),
        schema: {
          summary: 'Consultations of one’s regions, newest first; nothing of what was said',
          tags: ['console'],
          querystring: z.strictObject({ before: ConsultationId.optional() }),
          response: { 200: ConsultationsView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const list = await store.listConsultations(accountOf(request).scope, PAGE_SIZE, request.query.before)
        const summaries = await store.recordingSummaries(list.map(({ id }) => id))
        const names = await centreNames()
        return reply.code(200).send({
          consultations: list.map(({ createdAtMs, field, id, state, terminalId }) => ({
            ...{ id, state, field, createdAtMs, centreName: names.get(terminalId) ?? '' },
            recording: summaries.get(id) ?? null,
          })),
          next: list.length === PAGE_SIZE ? (list.at(-1)?.id ?? null) : null,
        })
      },
    )
    app.get(
      '/console/api/consultations/:id',
      {
        preHandler: allow('supervisor'),
        schema: {
          summary: 'One consultation as the list shows it, and what was agreed to about recording',
          tags: ['console'],
          params: One,
          response: { 200: ConsultationPageView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const one = await found(request, request.params.id)
        if (one === undefined) return refuse(reply, 'not-found')
        const { createdAtMs, field, id, state, terminalId } = one
        return reply.code(200).send({
          ...{ id, state, field, createdAtMs, centreName: (await centreNames()).get(terminalId) ?? '' },
          recording: (await store.recordingSummaries([id])).get(id) ?? null,
          consent: one.content.recording.state,
        })
      },
    )
    app.post(
      '/console/api/consultations/:id/recording/looks',
      {
        preHandler: allow('supervisor'),
        schema: {
          summary: 'Ask to look at a recording: who and why is written into its trace first',
          tags: ['console'],
          params: One,
          body: Reason,
          response: { 200: LookView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const account = accountOf(request)
        const one = await found(request, id)
        const takes = (await store.takesOf(id)).filter(
          ({ erasedAtMs, pieces }) => erasedAtMs === null && pieces.length > 0,
        )
        if (one === undefined || takes.length === 0) return refuse(reply, 'not-found')
        const atMs = clock.nowMs()
        const { ground, reason } = request.body
        await recordRead(parts, request, 'recording', [id], { ground, words: reason })
        const written = await store.changeConsultation({
          id,
          askId: null,
          atMs,
          decide: (now) =>
            now === undefined
              ? { ok: false, error: 'not-found' }
              : {
                  ok: true,
                  value: {
                    next: now,
                    trace: [{ kind: 'recording-looked-at', actor: `staff:${account.id}`, body: { reason } }],
                  },
                },
        })
        if (!written.ok) return refuse(reply, 'not-found')
        return reply.code(200).send({ pass: lookPass(blind, id, account.id, atMs), takes: takes.map(viewOf) })
      },
    )
    app.get(
      '/console/api/consultations/:id/recording/:party/:take/:seq',
      {
        preHandler: allow('supervisor'),
        schema: {
          summary: 'A piece of a recording, for whoever was let in to look (header `Lutong-Look`)',
          tags: ['console'],
          params: One.extend({
            party: RecordingParty,
            take: TakeId,
            seq: z.coerce.number().int().min(0).max(MOST_PIECES),
          }),
        },
      },
      async (request, reply) => {
        const { id, party, seq, take } = request.params
        const pass = request.headers['lutong-look']
        const isLetIn = typeof pass === 'string' && mayLook(blind, pass, id, accountOf(request).id, clock.nowMs())
        if (!isLetIn || (await found(request, id)) === undefined) return refuse(reply, 'forbidden')
        const piece = await store.recordedPiece({ consultationId: id, party, take, seq })
        if (piece === undefined) return refuse(reply, 'not-found')
        // What was changed on the disk does not open; what was taken away is not there.
        const bytes = await blobs
          .get(blobOfPiece({ consultationId: id, party, take, seq, sha256: piece.sha256 }))
          .catch(() => undefined)
        if (bytes === undefined || sha256Hex(bytes) !== piece.sha256) {
          log('recording.damaged', { consultationId: id, party, seq })
          return refuse(reply, 'digest-mismatch')
        }
        return reply.type('application/octet-stream').send(Buffer.from(bytes))
      },
    )
  }
