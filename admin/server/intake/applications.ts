import { Application, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
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

const Headers = z.object({ 'lutong-digest': Sha256Hex })

/** `PUT /v1/applications/{id}`; mounted behind `requireTerminal`. */
export const applications =
  (parts: CentreParts, madeOfTalk: (id: ConsultationId) => void): FastifyPluginAsyncZod =>
  async (app) => {
    const { log, store } = parts
    const takeIn = createTakeIn(parts)

    app.put(
      '/v1/applications/:id',
      {
        bodyLimit: MAX_APPLICATION_BYTES,
        // The id's memory answers first: what was accepted once stays accepted, whatever the schema has become.
        validatorCompiler: () => (value) => ({ value }),
        schema: {
          summary: 'Submit an application; the same content again gives the same receipt',
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

        const answer = (outcome: IntakeOutcome) => {
          switch (outcome.kind) {
            case 'accepted':
            case 'repeated': {
              const { receipt, missingBlobs } = outcome
              const { caseNumber } = receipt.body
              log(outcome.kind === 'accepted' ? 'intake.received' : 'intake.repeated', { caseNumber })
              return reply.code(outcome.kind === 'accepted' ? 201 : 200).send({ receipt, missingBlobs })
            }
            case 'digest-conflict':
              log('intake.refused', { code: 'digest-conflict' })
              return refuse(reply, 'digest-conflict')
            default:
              return unreachable(outcome)
          }
        }
        const before = await store.findIntake(id.data, digest)
        if (before !== undefined) return answer(before)

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
          sender: terminalOf(request),
          sent: request.body,
        })
        if (!taken.ok) {
          log('intake.refused', { code: taken.error.code, itemCode: application.itemCode })
          return refuse(reply, taken.error.code, { errors: taken.error.errors })
        }
        const outcome = taken.value
        if (outcome.kind === 'accepted' && application.consultationId !== undefined)
          madeOfTalk(application.consultationId)
        return answer(outcome)
      },
    )
  }
