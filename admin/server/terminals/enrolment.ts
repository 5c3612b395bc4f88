import { createPublicKey } from 'node:crypto'
import { EnrolAnswer, EnrolRequest } from '@lutong/core/contracts/terminal-auth.ts'
import type { FastifyPluginAsyncZod } from '@fastify/type-provider-zod'
import type { NewTerminal } from '../../store/terminal-store.ts'
import type { CentreParts } from '../capability.ts'
import { PROBLEM_ANSWERS, refuse } from '../http/problem.ts'
import { randomCode } from '../secrets/codes.ts'

/** A code lies on a desk while someone walks to the terminal: long enough for that, too short to be found later. */
const ENROLMENT_CODE_LIFE_MS = 15 * 60_000

/** Makes a one-time code that binds the next terminal that shows it to this name, place and region. */
export const createEnrolmentCode = async (
  { store, clock }: Pick<CentreParts, 'store' | 'clock'>,
  terminal: NewTerminal,
): Promise<{ readonly code: string; readonly expiresAtMs: number }> => {
  const code = randomCode(12)
  const expiresAtMs = clock.nowMs() + ENROLMENT_CODE_LIFE_MS
  await store.addEnrolmentCode(code, terminal, expiresAtMs)
  // A county joins the tree of centres with its first terminal.
  const { centreName, regionCode } = terminal
  if ((await store.findPlace(regionCode)) === undefined)
    await store.putPlace({ code: regionCode, name: centreName, closed: false }, 'centre', clock.nowMs())
  return { code, expiresAtMs }
}

/** SPKI, base64 DER. */
export const isEd25519 = (publicKey: string): boolean => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

/** `POST /v1/terminals/enrol` */
export const enrolment =
  ({ store, clock, log, receipts, publicUrl }: CentreParts): FastifyPluginAsyncZod =>
  async (app) => {
    app.post(
      '/v1/terminals/enrol',
      {
        config: { rateLimit: { max: 10, timeWindow: 60_000 } },
        schema: {
          summary: 'Bind a terminal’s public key by a one-time code',
          tags: ['terminals'],
          body: EnrolRequest,
          response: { 201: EnrolAnswer, ...PROBLEM_ANSWERS },
        },
      },
      async (request, reply) => {
        const { code, terminalId, publicKey } = request.body
        if (!isEd25519(publicKey))
          return refuse(reply, 'invalid-request', { errors: [{ path: 'publicKey', code: 'not-ed25519' }] })
        const terminal = await store.enrol(code, terminalId, publicKey, clock.nowMs())
        if (terminal === undefined) return refuse(reply, 'unauthorised')
        log('terminal.enrolled', { terminalId })
        return reply.code(201).send({
          terminalId,
          terminalName: terminal.terminalName,
          centreName: terminal.centreName,
          centrePhone: terminal.phone,
          regionCode: terminal.regionCode,
          receiptKey: { kid: receipts.kid, publicKey: receipts.publicKey },
          verifyUrl: `${publicUrl()}/verify`,
          guideUrl: `${publicUrl()}/guide`,
        })
      },
    )
  }
