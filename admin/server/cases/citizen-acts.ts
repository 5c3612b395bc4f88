import type { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import { mayAdd } from '@lutong/core/cases/may-act.ts'
import type { CaseStage } from '@lutong/core/cases/stages.ts'
import {
  CaseActAnswer,
  CaseActRequest,
  CaseDocumentAnswer,
  CaseDocumentRequest,
  type CitizenAct,
} from '@lutong/core/contracts/case-acts.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { SeatChange } from '../../store/appointment-store.ts'
import { seatFor } from '../appointments/free-slots.ts'
import type { CaseFile } from '../../store/case-store.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'
import { caseNow } from './case-now.ts'
import { dueRuleOf } from './due-rule.ts'
import { progressOf } from './progress.ts'
import { accessOf, slipWait, slipWasRight } from './proof.ts'

interface Effect {
  readonly entry: DossierEntry
  readonly moveTo: CaseStage | null
  readonly files: readonly CaseFile[]
  readonly seat?: SeatChange | undefined
}

const effectOf = (act: CitizenAct): Effect => {
  const only = (entry: DossierEntry): Effect => ({ entry, moveTo: null, files: [] })
  switch (act.kind) {
    case 'withdraw':
      return { entry: { kind: 'withdrawn-by-citizen' }, moveTo: 'withdrawn', files: [], seat: { kind: 'leave' } }
    case 'undo':
      return {
        entry: { kind: 'withdrawn-by-citizen', pressedAtMs: act.pressedAtMs },
        moveTo: 'withdrawn',
        files: [],
        seat: { kind: 'leave' },
      }
    case 'give-supplement':
      return {
        entry: {
          kind: 'supplement-given',
          codes: [...new Set(act.materials.map((one) => one.materialCode))],
          papers: act.materials.map(({ name, pages, sha256, unclear }) => ({ name, pages, sha256, unclear })),
        },
        moveTo: null,
        files: act.materials.map(({ materialCode, mediaType, sha256, sizeBytes }) => ({
          role: materialCode,
          sha256,
          mediaType,
          sizeBytes,
        })),
      }
    case 'move-booking':
      // A time that is held is certain; a half-day is a wish, and whatever was held is given back.
      return act.slot.time === undefined
        ? { ...only({ kind: 'booking-moved', slot: act.slot }), seat: { kind: 'leave' } }
        : only({ kind: 'booked', slot: act.slot, with: '' })
    case 'cancel-booking':
      return { entry: { kind: 'booking-cancelled' }, moveTo: 'withdrawn', files: [], seat: { kind: 'leave' } }
    case 'confirm-receipt':
      return only({ kind: 'receipt-confirmed', sha256: act.sha256 })
    case 'rate':
      return only({ kind: 'rated', level: act.level, tags: act.tags })
    case 'share-experience':
      return only({ kind: 'experience-shared', text: act.text })
    default:
      return act satisfies never
  }
}

/** `POST /v1/case-acts`, `POST /v1/case-documents`; mounted behind `requireTerminal`. */
export const citizenActs =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { blobs, catalogue, clock, log, store } = parts

    app.post(
      '/v1/case-acts',
      {
        schema: {
          summary: 'Withdraw, supplement, move, confirm or rate a case of one’s own; the same act again happens once',
          tags: ['cases'],
          security: [{ terminal: [] }],
          body: CaseActRequest,
          response: { 200: CaseActAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { act, actId, caseNumber, proof } = request.body
        const terminal = terminalOf(request)
        if (proof.by !== 'id-card') {
          const retryAfterMs = await slipWait(parts, caseNumber, terminal.id)
          if (retryAfterMs !== undefined) return refuse(reply, 'rate-limited', { retryAfterMs })
        }
        const timed = act.kind === 'move-booking' && act.slot.time !== undefined ? act.slot : undefined
        const record = timed === undefined ? undefined : await store.findCase(caseNumber, null)
        const seat =
          timed === undefined || record === undefined ? undefined : await seatFor(parts, record.application, timed)
        const known = effectOf(act)
        const effect = seat === undefined ? known : { ...known, seat }
        const added = await store.addEntry({
          id: actId,
          caseNumber,
          access: accessOf(proof),
          actor: null,
          atMs: clock.nowMs(),
          decide: (now) =>
            mayAdd(effect.entry, caseNow(now, catalogue, clock.nowMs())) && (timed === undefined || seat !== undefined)
              ? ok(effect)
              : err('conflict'),
          dueRule: dueRuleOf(catalogue),
        })
        // A wrong proof and a case that is not there look the same.
        if (!added.ok) return refuse(reply, added.error)
        if (proof.by !== 'id-card') await slipWasRight(parts, caseNumber)
        log('case.act', { caseNumber, act: act.kind, terminalId: terminal.id })
        const missing = []
        for (const { sha256 } of effect.files) if ((await store.findBlob(sha256)) === undefined) missing.push(sha256)
        return reply.code(200).send({ progress: progressOf(added.value), missingBlobs: missing })
      },
    )

    app.post(
      '/v1/case-documents',
      {
        schema: {
          summary: 'A document of one’s own case, to be read and printed',
          tags: ['cases'],
          security: [{ terminal: [] }],
          body: CaseDocumentRequest,
          response: { 200: CaseDocumentAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { caseNumber, proof, sha256 } = request.body
        const terminal = terminalOf(request)
        if (proof.by !== 'id-card') {
          const retryAfterMs = await slipWait(parts, caseNumber, terminal.id)
          if (retryAfterMs !== undefined) return refuse(reply, 'rate-limited', { retryAfterMs })
        }
        const found = await store.findOwnCase(caseNumber, accessOf(proof))
        const bytes = found?.dossier.documents.some((one) => one.sha256 === sha256)
          ? await blobs.get(sha256)
          : undefined
        if (bytes === undefined) return refuse(reply, 'not-found')
        if (proof.by !== 'id-card') await slipWasRight(parts, caseNumber)
        log('person.read', { by: 'document', terminalId: terminal.id, caseNumber })
        return reply.code(200).send({ pdfBase64: Buffer.from(bytes).toString('base64') })
      },
    )
  }
