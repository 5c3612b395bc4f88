import { Application, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { decodeReceipt, RECEIPT_HEADER } from '@lutong/core/contracts/reconciliation.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { ApplicationId, type ConsultationId, Sha256Hex } from '@lutong/core/ids.ts'
import { unreachable } from '@lutong/core/result.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import { z } from 'zod'
import type { IntakeOutcome } from '../../store/intake-store.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import { placesOf, PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { terminalOf } from '../terminals/terminal-auth.ts'
import { isOfUnknownVersion, refuseVersion } from './schema-version.ts'
import { createTakeIn } from './take-in.ts'

const MAX_APPLICATION_BYTES = 512 * 1024

const Headers = z.object({
  'lutong-digest': Sha256Hex,
  /** The receipt this application was answered with before: base64url of its JSON. */
  'lutong-receipt': z.base64url().max(2_000).optional(),
})

const EVENTS = { accepted: 'intake.received', repeated: 'intake.repeated', restored: 'intake.restored' } as const

/** `PUT /v1/applications/{id}`; mounted behind `requireTerminal`. */
export const applications =
  (parts: CentreParts, madeOfTalk: (id: ConsultationId) => void): FastifyPluginAsyncZod =>
  async (app) => {
    const { log, store } = parts
    const takeIn = createTakeIn(parts)
    /** The receipt of a header, where it is this centre's own word on exactly this application. */
    const ownReceipt = async (header: string, id: ApplicationId, digest: Sha256Hex) => {
      const receipt = decodeReceipt(header)
      if (receipt?.body.applicationId !== id || receipt.body.digest !== digest) return undefined
      return (await parts.receipts.isOwn(receipt)) ? receipt : undefined
    }

    app.put(
      '/v1/applications/:id',
      {
        bodyLimit: MAX_APPLICATION_BYTES,
        // The id's memory answers first: what was accepted once stays accepted, whatever the schema has become.
        validatorCompiler: () => (value) => ({ value }),
        schema: {
          summary: 'Submit an application; the same content again gives the same receipt',
          description:
            'With the receipt it was answered with before (Lutong-Receipt), a centre that was restored from a backup ' +
            'takes it in again under the number it had.',
          tags: ['intake'],
          security: [{ terminal: [] }],
          params: z.object({ id: ApplicationId }),
          headers: Headers,
          body: Application,
          response: { 200: IntakeAnswer, 201: IntakeAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const headers = Headers.safeParse(request.headers)
        const id = ApplicationId.safeParse(request.params.id)
        if (!headers.success) return refuse(reply, 'invalid-request', { errors: placesOf(headers.error) })
        if (!id.success) return refuse(reply, 'invalid-request', { errors: [{ path: 'id', code: 'invalid_format' }] })
        const digest = headers.data['lutong-digest']
        const canonical = canonicalBytes(request.body)
        if (sha256Hex(canonical) !== digest) return refuse(reply, 'digest-mismatch')

        const told = headers.data['lutong-receipt']
        const before = told === undefined ? undefined : await ownReceipt(told, id.data, digest)

        const answer = (outcome: IntakeOutcome) => {
          switch (outcome.kind) {
            case 'accepted':
            case 'restored':
            case 'repeated': {
              const { receipt, missingBlobs } = outcome
              const { caseNumber } = receipt.body
              log(EVENTS[outcome.kind], { caseNumber })
              return reply.code(outcome.kind === 'repeated' ? 200 : 201).send({ receipt, missingBlobs })
            }
            case 'digest-conflict':
              log('intake.refused', { code: 'digest-conflict' })
              return refuse(reply, 'digest-conflict')
            case 'number-taken':
              log('intake.number-taken', { caseNumber: before?.body.caseNumber ?? '' })
              return refuse(reply, 'conflict', { errors: [{ path: RECEIPT_HEADER, code: 'number-taken' }] })
            default:
              return unreachable(outcome)
          }
        }
        const known = await store.findIntake(id.data, digest)
        if (known !== undefined) return answer(known)
        if (told !== undefined && before === undefined) {
          log('intake.refused', { code: 'receipt-not-ours' })
          return refuse(reply, 'invalid-request', { errors: [{ path: RECEIPT_HEADER, code: 'not-of-this-centre' }] })
        }

        if (isOfUnknownVersion(request.body)) {
          log('intake.refused', { code: 'schema-version-unknown' })
          return refuseVersion(reply)
        }
        const parsed = Application.safeParse(request.body)
        if (!parsed.success) {
          log('intake.refused', { code: 'invalid-request' })
          return refuse(reply, 'invalid-request', { errors: placesOf(parsed.error) })
        }
        const application = parsed.data
        if (application.id !== id.data)
          return refuse(reply, 'invalid-request', { errors: [{ path: 'id', code: 'not-the-id-of-the-address' }] })
        const taken = await takeIn({
          application,
          canonical,
          digest,
          before,
          sender: terminalOf(request),
          sent: request.body,
        })
        if (!taken.ok) {
          log('intake.refused', { code: taken.error.code, itemCode: application.itemCode })
          return refuse(reply, taken.error.code, { errors: taken.error.errors })
        }
        const outcome = taken.value
        if (outcome.kind !== 'repeated' && application.consultationId !== undefined)
          madeOfTalk(application.consultationId)
        return answer(outcome)
      },
    )
  }
