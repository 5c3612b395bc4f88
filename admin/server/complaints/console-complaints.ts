/** Complaints that came by telephone, at the counter or by letter: the same number, form and procedure (R18). */
import { Application } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { S1Data } from '@lutong/core/forms/s1.ts'
import { ApplicationId, CaseNumber, ItemCode, RegionCode } from '@lutong/core/ids.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import { ROLES } from '../../store/account-store.ts'
import { regionOf } from '../../store/staff-reader.ts'
import { accountOf, allow, readerOf } from '../accounts/staff-auth.ts'
import type { CentreParts } from '../capability.ts'
import { dueRuleOf } from '../cases/due-rule.ts'
import { sha256Hex, sm3Hex } from '../http/bodies.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { applicantOf } from '../intake/applicant.ts'
import { dayAt } from '../../store/day-at.ts'
import { deskOf } from '../intake/desk-of.ts'
import { WRITTEN_BY_STAFF } from '../intake/written-by-staff.ts'
import { receiptIssuer } from '../intake/issue-receipt.ts'

const SERVICE_COMPLAINT = ItemCode.parse('GF10002')

const NewComplaint = z.strictObject({
  /** Made by the console: the same again is the same complaint. */
  id: ApplicationId,
  regionCode: RegionCode,
  channel: z.enum(['hotline', 'web', 'counter', 'letter']),
  ...S1Data.shape,
})
const Registered = z.strictObject({ caseNumber: CaseNumber, slipCode: z.string() })
const AccountsView = z.strictObject({
  accounts: z.array(z.strictObject({ id: z.string(), name: z.string(), role: z.enum(ROLES) })),
})
const TraceView = z.strictObject({
  steps: z.array(z.strictObject({ kind: z.string(), actor: z.string().nullable(), atMs: z.int() })),
})

/** First 48 bits of a UUIDv7: when it was made. */
const madeAtMs = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)

/** Mounted behind `requireStaff`. */
export const consoleComplaints =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { catalogue, clock, log, store } = parts
    const issuer = receiptIssuer(parts)
    app.addHook('onRequest', allow('clerk', 'supervisor'))

    app.get(
      '/console/api/accounts',
      {
        schema: {
          summary: 'Staff of one’s region, to say whom a complaint is about',
          tags: ['console'],
          response: { 200: AccountsView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const accounts = await store.listAccounts(accountOf(request).scope)
        return reply.code(200).send({ accounts: accounts.map(({ id, name, role }) => ({ id, name, role })) })
      },
    )

    app.post(
      '/console/api/complaints',
      {
        schema: {
          summary: 'Take in a complaint that came by telephone, letter or at the counter',
          tags: ['console'],
          body: NewComplaint,
          response: { 200: Registered, 201: Registered, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const account = accountOf(request)
        const { channel, id, regionCode, ...data } = request.body
        if (!regionCode.startsWith(regionOf(account.scope))) return refuse(reply, 'forbidden')
        const application = Application.parse({
          schemaVersion: 1,
          id,
          terminalId: WRITTEN_BY_STAFF,
          regionCode,
          channel,
          itemCode: SERVICE_COMPLAINT,
          catalogueVersion: 'console',
          language: 'zh-CN',
          identification: { method: 'none' },
          forms: [{ formCode: 'S1', data }],
          materials: [],
          signature: null,
          createdAtTerminalMs: madeAtMs(id),
        })
        const canonical = canonicalBytes(application)
        const digest = sha256Hex(canonical)
        const receivedAtMs = clock.nowMs()
        const outcome = await store.acceptApplication(
          {
            application,
            canonical,
            digest,
            digestSm3: sm3Hex(canonical),
            day: dayAt(receivedAtMs),
            receivedAtMs,
            personNumber: null,
            applicantName: applicantOf(application).name,
            applicantMask: applicantOf(application).mask,
            files: [],
            due: dueRuleOf(catalogue)(SERVICE_COMPLAINT)([{ stage: 'applied', atMs: receivedAtMs }], null),
            // What is written at a station is seen there; it is the county's to work on.
            placeCode: account.scope.startsWith(regionCode) ? account.scope : regionCode,
            ...(await deskOf(parts, application, { centreName: '', placeCode: regionCode })),
          },
          issuer(id, digest, receivedAtMs),
        )
        if (!('receipt' in outcome)) return refuse(reply, 'digest-conflict')
        const { caseNumber, slipCode } = outcome.receipt.body
        if (outcome.kind === 'accepted') {
          await store.audit({
            atMs: receivedAtMs,
            actor: account.name,
            action: `complaint.written:${channel}`,
            subject: caseNumber,
          })
          log('intake.received', { caseNumber })
        }
        return reply.code(outcome.kind === 'accepted' ? 201 : 200).send({ caseNumber, slipCode })
      },
    )

    app.get(
      '/console/api/cases/:caseNumber/trace',
      {
        schema: {
          summary: 'Who did what to a case beside its stages, in order; what was written stays in the case',
          tags: ['console'],
          params: z.object({ caseNumber: CaseNumber }),
          response: { 200: TraceView, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const steps = await store.stepsOf(request.params.caseNumber, readerOf(request))
        return steps === undefined ? refuse(reply, 'not-found') : reply.code(200).send({ steps: [...steps] })
      },
    )
  }
