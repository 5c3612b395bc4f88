/** Who waits for a lawyer, for the console: places and tickets, and nobody's name or matter in words. */
import { LegalField, Outlook, SpokenLanguage, Tier } from '@lutong/core/consultation/consultation.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import { Text } from '@lutong/core/messages/text.ts'
import { err } from '@lutong/core/result.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { ConsultationFacts, LawyerRow } from '../../store/consultation-store.ts'
import { accountOf, allow } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import type { DeskService } from './desk-service.ts'
import { lawyerOf } from './pool-of.ts'
import { seeToWord } from './follow-up-steps.ts'
import { maskName } from './views.ts'

/** Nobody comes back for a place of yesterday; staff may still ask who did not come today. */
const NO_SHOWS_MS = 12 * 3_600_000

const Line = z.strictObject({
  id: ConsultationId,
  field: LegalField,
  language: SpokenLanguage,
  terminalName: z.string(),
})
const QueueView = z.strictObject({
  /** In turn. */
  waiting: z.array(
    Line.extend({
      state: z.enum(['queued', 'offered', 'held']),
      place: z.int().nullable(),
      outlook: Outlook.nullable(),
      waitingSinceMs: z.int(),
      /** Until when the place is kept for one who left with a ticket. */
      heldUntilMs: z.int().nullable(),
      urgent: z.boolean(),
    }),
  ),
  /** Who can take them: with how many each is busy now. */
  lawyers: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      organisation: z.string(),
      tier: Tier,
      /** `off-duty`: available, outside the own rota. */
      state: z.enum(['free', 'busy', 'break', 'away', 'off-duty']),
      load: z.int(),
      mostAtOnce: z.int(),
    }),
  ),
  /** What lawyers ask staff to see to, of citizens who had left when the record was signed; the oldest first. */
  words: z.array(
    Line.extend({
      personMask: z.string().nullable(),
      lawyerName: z.string(),
      itemName: Text.nullable(),
      words: z.string(),
      atMs: z.int(),
    }),
  ),
  /** Left with a ticket and did not come back in time; the last first. */
  noShows: z.array(Line.extend({ untilMs: z.int() })),
})
export type QueueView = z.infer<typeof QueueView>

const stateOfLawyer = (row: LawyerRow, isPresent: boolean, nowMs: number): QueueView['lawyers'][number]['state'] => {
  const { availability, load, mostAtOnce, onDuty } = lawyerOf(row, isPresent, nowMs)
  if (load >= mostAtOnce) return 'busy'
  if (availability !== 'available') return availability
  return onDuty ? 'free' : 'off-duty'
}

/** Mounted behind `requireStaff`. */
export const consoleQueue =
  (
    { catalogue, clock, presence, store }: CentreParts,
    desk: Pick<DeskService, 'followed' | 'standingOf'>,
  ): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('clerk', 'supervisor'))
    app.get(
      '/console/api/dispatch/queue',
      {
        config: { askedByPage: true },
        schema: {
          summary: 'Who waits for a lawyer, who is away with a ticket, and who did not come back',
          tags: ['console'],
          response: { 200: QueueView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { scope } = accountOf(request)
        const names = new Map((await store.listTerminals(scope)).map((one) => [String(one.id), one.terminalName]))
        const line = ({ field, id, language, terminalId }: ConsultationFacts) => ({
          ...{ id, field, language },
          terminalName: names.get(terminalId) ?? '',
        })
        const waiting = (await store.openConsultations())
          .filter((one) => names.has(one.terminalId))
          .flatMap((one) => {
            const { heldUntilMs, precedence, state, waitingSinceMs } = one
            if (state !== 'queued' && state !== 'offered' && state !== 'held') return []
            const { outlook = null, place = null } = desk.standingOf(one.id) ?? {}
            return [{ ...line(one), state, place, outlook, waitingSinceMs, heldUntilMs, urgent: precedence > 0 }]
          })
        const noShows = await store.noShows(scope, clock.nowMs() - NO_SHOWS_MS)
        const words = await store.talksWithWord(scope)
        const rows = await store.listLawyers()
        const present = await presence.now()
        const faces = new Map(rows.map(({ accountId, profile }) => [accountId, profile.face.name]))
        const nowMs = clock.nowMs()
        return reply.code(200).send({
          lawyers: rows.map((row) => ({
            ...{ id: row.accountId, name: row.profile.face.name, organisation: row.profile.face.organisation },
            ...{ tier: row.profile.face.tier, load: row.load, mostAtOnce: row.profile.mostAtOnce },
            state: stateOfLawyer(row, present.isHere('lawyer', row.accountId), nowMs),
          })),
          words: words.flatMap((one) => {
            const { followUp, request: asked } = one.content
            const word = followUp?.word ?? null
            if (word === null) return []
            const item = word.itemCode === null ? undefined : catalogue.items.get(word.itemCode)
            return [
              {
                ...line(one),
                personMask: asked.person === null ? null : maskName(asked.person.name),
                lawyerName: faces.get(one.lawyerId ?? '') ?? '',
                itemName: item?.name ?? null,
                ...{ words: word.words, atMs: word.atMs },
              },
            ]
          }),
          // Whoever is being offered stands before all.
          waiting: waiting.toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.waitingSinceMs - b.waitingSinceMs),
          noShows: noShows.map((one) => ({ ...line(one), untilMs: one.heldUntilMs ?? 0 })),
        })
      },
    )
    app.put(
      '/console/api/dispatch/words/:id/done',
      {
        schema: {
          summary: 'A lawyer’s word has been seen to; the trace of the talk says so',
          tags: ['console'],
          params: z.strictObject({ id: ConsultationId }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { id } = request.params
        const here = new Set((await store.listTerminals(accountOf(request).scope)).map((one) => one.id))
        const atMs = clock.nowMs()
        const changed = await store.changeConsultation({
          ...{ id, askId: null, atMs },
          decide: (now) =>
            now !== undefined && here.has(now.terminalId)
              ? seeToWord(now, `staff:${accountOf(request).id}`, atMs)
              : err('not-found'),
        })
        if (!changed.ok) return refuse(reply, 'not-found')
        desk.followed(id)
        return reply.code(204).send(null)
      },
    )
  }
