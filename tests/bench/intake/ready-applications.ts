/** Applications of an invented citizen, written, digested and signed before the clock runs, as the terminal sends them. */
import type { Request } from 'autocannon'
import { buildApplication, formsFor } from '../../../admin/server/testing/applications.ts'
import { enrolTerminal, sha256 } from '../../../admin/server/testing/signing-terminal.ts'
import { canonicalBytes } from '../../../core/crypto/digest.ts'

/** What an application of some length weighs. */
const BYTES = 4096
const SENTENCE = '邻居去年秋天盖房，把屋檐水引到我家墙边，墙根已经发霉，说过两次没有改。'

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
  const terminal = await enrolTerminal(() => url, code, Date.now)
  const forms = formsOfWeight(terminal)
  const write = (): Request => {
    const application = buildApplication(terminal, { forms })
    const body = utf8(application)
    const path = `/v1/applications/${application.id}`
    return {
      method: 'PUT',
      path,
      body,
      headers: {
        'content-type': 'application/json',
        authorization: terminal.authorization('PUT', path, body),
        'lutong-digest': sha256(canonicalBytes(application)),
      },
    }
  }
  return { write: (count) => Array.from({ length: count }, write) }
}
