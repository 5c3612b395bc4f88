import { randomUUIDv7 } from 'node:crypto'
import { ClientApplication, ClientCaseStatus, ClientSupplement } from '@lutong/core/contracts/clients.ts'
import { Application, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { mayAdd } from '@lutong/core/cases/may-act.ts'
import type { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import { CaseNumber } from '@lutong/core/ids.ts'
import { err, ok } from '@lutong/core/result.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { Client } from '../../store/client-store.ts'
import type { CentreParts } from '../capability.ts'
import { caseNow } from '../cases/case-now.ts'
import { dueRuleOf } from '../cases/due-rule.ts'
import { sha256Hex } from '../http/bodies.ts'
import { placesOf, PROBLEM_ANSWERS, type ProblemPlace, refuse } from '../http/problem.ts'
import { isOfUnknownVersion, refuseVersion } from '../intake/schema-version.ts'
import { createTakeIn } from '../intake/take-in.ts'
import { actorOf, clientOf, mayAct } from './client-auth.ts'
import { clientStatusOf } from './client-view.ts'
import { createOnceOnly } from './once-only.ts'

const MAX_APPLICATION_BYTES = 512 * 1024

/** A string in quotes (RFC 8941) or without them. */
const Once = z.object({ 'idempotency-key': z.string().min(1).max(300).optional() })

const notItsOwn = (client: Client, { channel, regionCode }: ClientApplication): ProblemPlace[] => [
  ...(client.regions.some((region) => regionCode.startsWith(region))
    ? []
    : [{ path: 'regionCode', code: 'not-the-clients-own' }]),
  ...(client.channels.includes(channel) ? [] : [{ path: 'channel', code: 'not-the-clients-own' }]),
]

/** `POST /v1/client/applications`, `…/supplements`; mounted behind `requireClient`. */
export const clientApplications =
  (parts: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    const { catalogue, clock, log, store } = parts
    const takeIn = createTakeIn(parts)
    const onceOnly = createOnceOnly(parts)
    app.addHook('onRequest', mayAct('submit'))

    app.post(
      '/v1/client/applications',
      {
        bodyLimit: MAX_APPLICATION_BYTES,
        // As it was sent: what is signed is not what a schema makes of it.
        validatorCompiler: () => (value) => ({ value }),
        schema: {
          summary: 'Hand in an application for a citizen; the same key again gives the same receipt',
          tags: ['clients'],
          security: [{ client: [] }],
          headers: Once,
          body: ClientApplication,
          response: { 201: IntakeAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        await onceOnly(request, reply, async (once) => {
          const client = clientOf(request)
          const refused = (code: Parameters<typeof refuse>[1], errors: readonly ProblemPlace[]) => {
            log('intake.refused', { code })
            return refuse(reply, code, { errors: [...errors] })
          }
          const sent: unknown = request.body
          if (isOfUnknownVersion(sent)) return refuseVersion(reply)
          const parsed = ClientApplication.safeParse(sent)
          if (!parsed.success) return refused('invalid-request', placesOf(parsed.error))
          const errors = notItsOwn(client, parsed.data)
          if (errors.length > 0) return refused('forbidden', errors)
          const added = { id: randomUUIDv7(), terminalId: client.id, createdAtTerminalMs: clock.nowMs() }
          // oxlint-disable-next-line typescript/no-misused-spread -- what was parsed is an object of exactly these members
          const whole = { ...request.body, ...added }
          const canonical = canonicalBytes(whole)
          const { regionCode } = parsed.data
          const taken = await takeIn({
            application: Application.parse(whole),
            sent: whole,
            canonical,
            digest: sha256Hex(canonical),
            sender: { id: client.id, regionCode, placeCode: regionCode, centreName: '' },
            once,
          })
          if (!taken.ok) return refused(taken.error.code, taken.error.errors)
          if (!('receipt' in taken.value)) throw new Error('an id that was made this moment is taken')
          const { missingBlobs, receipt } = taken.value
          const { caseNumber } = receipt.body
          await store.audit({
            atMs: clock.nowMs(),
            actor: actorOf(client),
            action: 'client.submitted',
            subject: caseNumber,
          })
          log('intake.received', { caseNumber })
          return reply.code(201).send({ receipt, missingBlobs })
        })
        return reply
      },
    )

    app.post(
      '/v1/client/applications/:caseNumber/supplements',
      {
        schema: {
          summary: 'Name the papers that were asked for; the files go beside it',
          tags: ['clients'],
          security: [{ client: [] }],
          headers: Once,
          params: z.object({ caseNumber: CaseNumber }),
          body: ClientSupplement,
          response: { 200: ClientCaseStatus, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        await onceOnly(request, reply, async (turn) => {
          const client = clientOf(request)
          const { caseNumber } = request.params
          const { materials } = request.body
          const entry: DossierEntry = {
            kind: 'supplement-given',
            codes: [...new Set(materials.map((one) => one.materialCode))],
            papers: materials.map(({ name, pages, sha256, unclear }) => ({ name, pages, sha256, unclear })),
          }
          const files = materials.map(({ materialCode, mediaType, sha256, sizeBytes }) => ({
            role: materialCode,
            sha256,
            mediaType,
            sizeBytes,
          }))
          const nowMs = clock.nowMs()
          const added = await store.addEntry({
            id: randomUUIDv7(),
            caseNumber,
            access: { by: 'client', clientId: client.id },
            actor: null,
            atMs: nowMs,
            decide: (now) =>
              mayAdd(entry, caseNow(now, catalogue, nowMs)) ? ok({ entry, moveTo: null, files }) : err('conflict'),
            dueRule: dueRuleOf(catalogue),
            once: { turn, answer: clientStatusOf },
          })
          if (!added.ok) return refuse(reply, added.error)
          await store.audit({
            atMs: nowMs,
            actor: actorOf(client),
            action: 'client.supplemented',
            subject: caseNumber,
          })
          log('case.act', { caseNumber, act: 'give-supplement', clientId: client.id })
          return reply.code(200).send(clientStatusOf(added.value))
        })
        return reply
      },
    )
  }
