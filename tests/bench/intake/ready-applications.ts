/** Applications of an invented citizen, written, digested and signed before the clock runs, as the terminal sends them. */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import type { Request } from 'autocannon'
import { buildApplication, formsFor } from '../../../admin/server/testing/applications.ts'
import { EnrolAnswer, formatAuthorization, requestSigningBytes } from '../../../core/contracts/terminal-auth.ts'
import { canonicalBytes } from '../../../core/crypto/digest.ts'
import { Sha256Hex, TerminalId } from '../../../core/ids.ts'
import { newConsultationId } from '../../../admin/server/testing/live-ends.ts'

/** What an application of some length weighs. */
const BYTES = 4096
const SENTENCE = '邻居去年秋天盖房，把屋檐水引到我家墙边，墙根已经发霉，说过两次没有改。'

const sha256 = (bytes: Uint8Array) => Sha256Hex.parse(createHash('sha256').update(bytes).digest('hex'))
const utf8 = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8')

/** The same forms with as much told as makes the whole weigh `BYTES`. */
const formsOfWeight = (terminal: Parameters<typeof buildApplication>[0]) => {
  const told = (length: number) =>
    formsFor('GF05001').map(({ data, formCode }) => ({
      formCode,
      data: { ...data, facts: SENTENCE.repeat(60).slice(0, length) },
    }))
  const bare = utf8(buildApplication(terminal, { forms: told(20) })).length
  return told(20 + Math.ceil((BYTES - bare) / 3))
}

export interface ReadyTerminal {
  /** That many new applications, each its own request. */
  write(count: number): Request[]
}

export const enrolReadyTerminal = async (url: string, code: string): Promise<ReadyTerminal> => {
  const id = TerminalId.parse(newConsultationId())
  const keys = generateKeyPairSync('ed25519')
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const answer = await fetch(`${url}/v1/terminals/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, terminalId: id, publicKey }),
  })
  if (answer.status !== 201) throw new Error(`enrolment answered ${answer.status}`)
  const enrolment = EnrolAnswer.parse(await answer.json())
  const terminal = { id, enrolment }
  const forms = formsOfWeight(terminal)
  const write = (): Request => {
    const application = buildApplication(terminal, { forms })
    const body = utf8(application)
    const path = `/v1/applications/${application.id}`
    const request = {
      ...{ terminalId: id, timestampMs: Date.now(), nonce: randomBytes(16).toString('base64url') },
      ...{ method: 'PUT', path, bodySha256: sha256(body) },
    }
    const signature = sign(null, requestSigningBytes(request), keys.privateKey).toString('base64url')
    return {
      method: 'PUT',
      path,
      body,
      headers: {
        'content-type': 'application/json',
        authorization: formatAuthorization(request, signature),
        'lutong-digest': sha256(canonicalBytes(application)),
      },
    }
  }
  return { write: (count) => Array.from({ length: count }, write) }
}
