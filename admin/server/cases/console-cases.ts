import { mayHandle } from '@lutong/core/cases/levels.ts'
import { AskedGround, type ReadKind, ReadWords } from '@lutong/core/cases/person-reads.ts'
import { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import { CaseNumber, Sha256Hex } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { CaseRecord, CaseSummary } from '../../store/case-store.ts'
import { groundFor, recordRead } from '../reads/reading.ts'
import { accountOf, allow, readerOf } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { ActId } from './act-id.ts'
import { dueRuleOf } from './due-rule.ts'
import { movesFor } from './moves.ts'
import { CaseView, viewOf } from './views.ts'

const CaseAddress = z.object({ caseNumber: CaseNumber })
const FileAddress = z.object({ caseNumber: CaseNumber, sha256: Sha256Hex })
const MoveRequest = z.strictObject({
  /** Made by the console: a second press of the button is the same act. */
  actId: ActId.optional(),
  from: CaseStage,
  to: CaseStage,
  outcome: DecisionOutcome.nullable(),
  reason: z.string().trim().max(1000).nullable(),
})

const MOVE_FAILURES = {
  'not-found': 'not-found',
  'stage-changed': 'conflict',
  'at-another-desk': 'forbidden',
} as const
const FileQuery = z.strictObject({ as: z.enum(['shown', 'download']).optional() })
/** A citizen's file must not be able to run anything in the console's name. */
const CANNOT_RUN = { 'content-security-policy': "default-src 'none'; sandbox" } as const
/**
 * The browser's own reader draws it, in a process of its own, and refuses to where the answer says `sandbox`; nothing in
 * it may load anything, and only our own page may show it.
 */
const PDF_IN_PAGE = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'self'",
  'x-frame-options': 'SAMEORIGIN',
} as const
const EXTENSIONS = { 'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf' } as const

/** Cases for the console; mounted behind `requireStaff`. Reading one person's case leaves a trace. */
export const consoleCases =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { store, blobs, catalogue, clock, log } = parts
    // Whoever keeps accounts and terminals has no business in anyone's case.
    app.addHook('onRequest', allow('clerk', 'supervisor'))
    const isComplaint = (code: CaseSummary['itemCode']) => catalogue.items.get(code)?.type === 'complaint'

    /** Written down once it has a ground; without one the refusal says that it has to be given. */
    const mayRead = async (
      request: FastifyRequest,
      reply: FastifyReply,
      { summary }: CaseRecord,
      kind: ReadKind,
    ): Promise<boolean> => {
      const account = accountOf(request)
      const ground = await groundFor(parts, summary, account)
      if (ground === undefined) {
        refuse(reply, 'forbidden', { errors: [{ path: 'ground', code: 'ground-needed' }] })
        return false
      }
      await recordRead(parts, request, kind, [summary.caseNumber], { ground })
      return true
    }

    const stepsOf = async (request: FastifyRequest, caseNumber: CaseNumber) => {
      const steps = (await store.stepsOf(caseNumber, readerOf(request))) ?? []
      const given = await store.assignmentsOf(caseNumber)
      return [
        ...steps.map(({ actor, atMs, kind }) => ({ atMs, kind, actor, to: null })),
        ...given.map(({ actor, atMs, toName }) => ({ atMs, kind: 'assigned', actor, to: toName })),
      ].toSorted((a, b) => a.atMs - b.atMs)
    }

    app.get(
      '/console/api/cases/:caseNumber',
      {
        schema: {
          summary: 'One case in full; the reading is recorded',
          tags: ['console'],
          params: CaseAddress,
          response: { 200: CaseView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const { caseNumber } = request.params
        const record = await store.findCase(caseNumber, readerOf(request))
        if (record === undefined) return refuse(reply, 'not-found')
        if (!(await mayRead(request, reply, record, 'case'))) return reply
        const terminal = await store.findTerminal(record.terminalId)
        const { heldAt, itemCode, stage } = record.summary
        const moves = mayHandle(heldAt, account.scope) ? movesFor(account.role, stage, isComplaint(itemCode)) : []
        const view = { nowMs: clock.nowMs(), scope: account.scope, steps: await stepsOf(request, caseNumber) }
        return reply.code(200).send(viewOf(record, terminal?.terminalName ?? null, moves, catalogue, view))
      },
    )

    app.post(
      '/console/api/cases/:caseNumber/readings',
      {
        schema: {
          summary: 'Say why one has to read a case that is not one’s own work; it may be read for half an hour then',
          tags: ['console'],
          params: CaseAddress,
          body: z.strictObject({ ground: AskedGround, words: ReadWords.optional() }),
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { caseNumber } = request.params
        if ((await store.findCase(caseNumber, readerOf(request))) === undefined) return refuse(reply, 'not-found')
        await recordRead(parts, request, 'case', [caseNumber], request.body)
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/console/api/cases/:caseNumber/moves',
      {
        schema: {
          summary: 'Take a case to its next stage',
          tags: ['console'],
          params: CaseAddress,
          body: MoveRequest,
          response: { 204: z.null(), ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const { caseNumber } = request.params
        const { actId, from, to, outcome, reason } = request.body
        const record = await store.findCase(caseNumber, readerOf(request))
        if (record === undefined) return refuse(reply, 'not-found')
        const moves = movesFor(account.role, from, isComplaint(record.summary.itemCode))
        const option = moves.find((move) => move.to === to && move.outcome === outcome)
        if (option === undefined) return refuse(reply, 'forbidden')
        if (option.needsReason && (reason === null || reason === ''))
          return refuse(reply, 'invalid-request', { errors: [{ path: 'reason', code: 'required' }] })
        const atMs = clock.nowMs()
        const moved = await store.moveCase({
          ...{ actId, caseNumber, reader: readerOf(request), from, to, outcome, atMs },
          reason: reason === '' ? null : reason,
          actor: account.name,
          dueRule: dueRuleOf(catalogue),
        })
        if (!moved.ok) return refuse(reply, MOVE_FAILURES[moved.error])
        await store.audit({ atMs, actor: account.name, action: `case.moved:${to}`, subject: caseNumber })
        log('case.moved', { caseNumber, from, to, accountId: account.id })
        return reply.code(204).send(null)
      },
    )

    app.get(
      '/console/api/cases/:caseNumber/files/:sha256',
      {
        schema: {
          summary: 'A file of a case, to be looked at or taken along; the reading is recorded',
          tags: ['console'],
          params: FileAddress,
          querystring: FileQuery,
        },
      },
      async (request, reply) => {
        const { caseNumber, sha256 } = request.params
        const { as } = request.query
        const record = await store.findCase(caseNumber, readerOf(request))
        const position = record?.files.findIndex((file) => file.sha256 === sha256) ?? -1
        const stored = record?.files[position]?.stored ?? null
        const bytes = stored === null ? undefined : await blobs.get(sha256)
        if (record === undefined || stored === null || bytes === undefined) return refuse(reply, 'not-found')
        if (!(await mayRead(request, reply, record, as === 'download' ? 'file-taken' : 'file'))) return reply
        const isPdf = stored.mediaType === 'application/pdf'
        const isShown = isPdf ? as === 'shown' : as !== 'download'
        const name = `${caseNumber}-${position + 1}.${EXTENSIONS[stored.mediaType]}`
        return reply
          .headers({
            ...(isPdf && isShown ? PDF_IN_PAGE : CANNOT_RUN),
            'content-disposition': `${isShown ? 'inline' : 'attachment'}; filename="${name}"`,
            'cache-control': 'no-store',
          })
          .type(stored.mediaType)
          .send(Buffer.from(bytes))
      },
    )
  }
