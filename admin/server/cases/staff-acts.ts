/** `POST /console/api/cases/:caseNumber/acts`: an act, its letter and its effect are one. */
import { randomUUIDv7 } from 'node:crypto'
import type { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import { documentSigningBytes } from '@lutong/core/cases/document-signature.ts'
import { mayHandle } from '@lutong/core/cases/levels.ts'
import { mayAdd } from '@lutong/core/cases/may-act.ts'
import { needsGoTo } from '@lutong/core/cases/reasons.ts'
import { directoryIn } from '@lutong/core/content/content.ts'
import { CaseNumber } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { DocumentModel } from '@lutong/print/layout/model.ts'
import { renderPdf } from '@lutong/print/pdf/render-pdf.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { CaseHistory, CaseRecord } from '../../store/case-store.ts'
import { accountOf, allow, readerOf } from '../accounts/staff-auth.ts'
import { seatFor } from '../appointments/free-slots.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import { PROBLEM_ANSWERS, type ProblemPlace, refuse } from '../http/problem.ts'
import { ActId } from './act-id.ts'
import { letterOf } from './act-letters.ts'
import { caseNow } from './case-now.ts'
import { dueRuleOf } from './due-rule.ts'
import type { NoticeFacts } from './notices.ts'
import { entryOf, stageAfter, StaffAct, SUPERVISORS_ACTS } from './staff-act.ts'

const ActRequest = z.strictObject({
  /** Made by the console: a second press of the button is the same act. */
  actId: ActId,
  act: StaffAct,
})

/** What is missing in the act itself. */
const lacks = (act: StaffAct, { summary }: CaseRecord): readonly ProblemPlace[] => {
  if (act.kind === 'issue-decision' && summary.outcome === 'refused' && act.reasons.length === 0)
    return [{ path: 'act.reasons', code: 'refusal-needs-reason' }]
  if (act.kind === 'not-accept' && needsGoTo(act.reason) && act.goTo.length < 2)
    return [{ path: 'act.goTo', code: 'refusal-needs-way-on' }]
  return act.kind === 'review-complaint' && !act.agrees && act.note.length < 2
    ? [{ path: 'act.note', code: 'review-needs-reason' }]
    : []
}

/** Why an act does not fit, where the reader can do something about it. */
const refusalOf = (act: StaffAct, { dossier }: CaseRecord, accountId: string): readonly ProblemPlace[] => {
  if (act.kind === 'ask-supplement' && dossier.supplement !== null)
    return [{ path: 'act', code: 'supplement-told-once' }]
  if (act.kind === 'review-complaint' && dossier.complaint?.file?.investigation?.byId === accountId)
    return [{ path: 'act', code: 'four-eyes' }]
  return act.kind === 'extend-limit' ? [{ path: 'act', code: 'beyond-the-rule' }] : []
}

/** Mounted behind `requireStaff`. */
export const staffActs =
  ({ blobs, catalogue, clock, content, log, receipts, store }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.addHook('onRequest', allow('clerk', 'supervisor'))

    /** The letter's bytes first, then the entry that promises them. */
    const keepLetter = async (model: DocumentModel, nowMs: number) => {
      const { bytes } = await renderPdf(model, { createdAtMs: nowMs })
      const sha256 = sha256Hex(bytes)
      await blobs.put(sha256, bytes)
      await store.recordBlob({ sha256, mediaType: 'application/pdf', sizeBytes: bytes.length }, nowMs)
      return { sha256, sizeBytes: bytes.length }
    }
    const factsOf = async (record: CaseRecord, nowMs: number): Promise<NoticeFacts | undefined> => {
      const item = catalogue.items.get(record.summary.itemCode)
      const terminal = await store.findTerminal(record.terminalId)
      // What came by telephone or from another system is answered by the centre of its region.
      const { told } = (await content.now()).content
      const own = directoryIn(told, record.application.regionCode)?.institutions.find(({ kind }) => kind === 'centre')
      return item === undefined
        ? undefined
        : {
            item,
            application: record.application,
            summary: record.summary,
            centreName: terminal?.centreName ?? own?.name['zh-CN'] ?? '',
            centrePhone: terminal?.phone ?? own?.phone ?? '',
            number: `${record.summary.caseNumber}-${record.dossier.documents.length + 1}`,
            nowMs,
          }
    }
    /** The entry of an act and the one of its letter; a decision is its letter alone. */
    const entriesOf = async (
      act: StaffAct,
      entry: DossierEntry | undefined,
      record: CaseRecord,
      fits: boolean,
      nowMs: number,
    ) => {
      const facts = fits ? await factsOf(record, nowMs) : undefined
      const told = facts === undefined ? undefined : letterOf(act, entry, facts)
      if (told === undefined || facts === undefined) return { entry, letter: undefined }
      const { caseNumber } = record.summary
      const document = { kind: told.kind, number: facts.number, ...(await keepLetter(told.model, nowMs)) }
      const signed = documentSigningBytes({ ...document, caseNumber, signedAtMs: nowMs })
      const signature = {
        alg: 'Ed25519',
        kid: receipts.kid,
        value: await receipts.sign(signed),
        signedAtMs: nowMs,
      } as const
      const letter: DossierEntry = { kind: 'document-issued', document: { ...document, signature } }
      return entry === undefined ? { entry: letter, letter: undefined } : { entry, letter }
    }

    app.post(
      '/console/api/cases/:caseNumber/acts',
      {
        schema: {
          summary: 'Ask for papers, answer, book, refer, refuse, extend, decide, handle a complaint; told by letter',
          tags: ['console'],
          params: z.object({ caseNumber: CaseNumber }),
          body: ActRequest,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const { caseNumber } = request.params
        const { act, actId } = request.body
        if (SUPERVISORS_ACTS.includes(act.kind) && account.role !== 'supervisor') return refuse(reply, 'forbidden')
        const record = await store.findCase(caseNumber, readerOf(request))
        if (record === undefined) return refuse(reply, 'not-found')
        const errors = lacks(act, record)
        if (errors.length > 0) return refuse(reply, 'invalid-request', { errors: [...errors] })
        const nowMs = clock.nowMs()
        const before = caseNow(record, catalogue, nowMs)
        // What was sent up is taken on there; whoever sent it may still read it.
        const { heldAt, referredTo } = record.summary
        const desk = act.kind === 'take-referral' ? (referredTo ?? heldAt) : heldAt
        if (!mayHandle(desk, account.scope)) return refuse(reply, 'forbidden')
        const own = entryOf(act, before.desk, account)
        const isDecision = act.kind === 'issue-decision'
        if (isDecision && !['decided', 'documented'].includes(record.summary.stage)) return refuse(reply, 'conflict')
        const fits = isDecision || (own !== undefined && mayAdd(own, before))
        const { entry, letter } = await entriesOf(act, own, record, fits, nowMs)
        const timed = act.kind === 'book' && act.slot.time !== undefined ? act.slot : undefined
        const seat =
          timed === undefined ? undefined : await seatFor({ clock, content, store }, record.application, timed)
        if (timed !== undefined && seat === undefined) return refuse(reply, 'conflict')
        const decide = (now: CaseHistory) => {
          if (entry === undefined || !mayAdd(entry, caseNow(now, catalogue, nowMs))) return err('conflict' as const)
          // Another letter came in between: this one would bear its number.
          if (letter !== undefined && now.dossier.documents.length !== record.dossier.documents.length)
            return err('conflict' as const)
          const stage = stageAfter(entry)
          return ok({
            entry,
            also: letter === undefined ? undefined : { id: randomUUIDv7(), entry: letter },
            moveTo: stage === now.summary.stage ? null : stage,
            files: [],
            seat: entry.kind === 'not-accepted' ? ({ kind: 'leave' } as const) : seat,
          })
        }
        const added = await store.addEntry({
          id: actId,
          caseNumber,
          access: { by: 'staff', reader: readerOf(request) },
          actor: account.name,
          atMs: nowMs,
          decide,
          dueRule: dueRuleOf(catalogue),
        })
        if (!added.ok) return refuse(reply, added.error, { errors: [...refusalOf(act, record, account.id)] })
        await store.audit({ atMs: nowMs, actor: account.name, action: `case.act:${act.kind}`, subject: caseNumber })
        log('case.act', { caseNumber, act: act.kind, accountId: account.id })
        return reply.code(204).send(null)
      },
    )
  }
