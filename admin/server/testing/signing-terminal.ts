/** An enrolled terminal as the centre sees one: it makes ids, signs every request and keeps what it was answered. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, randomUUIDv7, sign } from 'node:crypto'
import { EnrolAnswer, formatAuthorization, requestSigningBytes } from '@lutong/core/contracts/terminal-auth.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { Sha256Hex, TerminalId } from '@lutong/core/ids.ts'

export const sha256 = (bytes: Uint8Array): Sha256Hex =>
  Sha256Hex.parse(createHash('sha256').update(bytes).digest('hex'))

interface Sending {
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Breaks the request off, as a line that is cut does. */
  readonly signal?: AbortSignal
  /** What a thief or a broken terminal would do differently. */
  readonly nonce?: string
  readonly timestampMs?: number
  readonly signedBody?: Uint8Array
  readonly signedBy?: KeyObject
}

export interface SigningTerminal {
  readonly enrolment: EnrolAnswer
  readonly id: TerminalId
  /** Header that proves a request; without a body it is one such as opens a socket. */
  authorization(method: string, path: string, body?: Uint8Array): string
  send(method: string, path: string, body?: Uint8Array, sending?: Sending): Promise<Response>
  submit(
    application: Readonly<Record<string, unknown>>,
    headers?: Record<string, string>,
    signal?: AbortSignal,
  ): Promise<Response>
  handIn(bytes: Uint8Array, address?: string): Promise<Response>
  ask(query: unknown): Promise<Response>
  post(path: string, body: unknown): Promise<Response>
}

export const enrolTerminal = async (
  url: () => string,
  code: string,
  nowMs: () => number,
  ask: typeof fetch = fetch,
): Promise<SigningTerminal> => {
  const id = TerminalId.parse(randomUUIDv7())
  const keys = generateKeyPairSync('ed25519')
  const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const enrolled = await ask(`${url()}/v1/terminals/enrol`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, terminalId: id, publicKey }),
  })
  if (enrolled.status !== 201) throw new Error(`enrolment answered ${enrolled.status}`)
  const enrolment = EnrolAnswer.parse(await enrolled.json())

  const prove = (method: string, path: string, body: Uint8Array, sending: Sending): string => {
    const request = {
      terminalId: id,
      timestampMs: sending.timestampMs ?? nowMs(),
      nonce: sending.nonce ?? randomBytes(16).toString('base64url'),
      method,
      path,
      bodySha256: sha256(sending.signedBody ?? body),
    }
    const signature = sign(null, requestSigningBytes(request), sending.signedBy ?? keys.privateKey)
    return formatAuthorization(request, signature.toString('base64url'))
  }
  const EMPTY = new Uint8Array()
  const send: SigningTerminal['send'] = (method, path, body = EMPTY, sending = {}) =>
    ask(url() + path, {
      method,
      headers: {
        authorization: prove(method, path, body, sending),
        ...(body.length > 0 ? { 'content-type': sending.contentType ?? 'application/json' } : {}),
        ...sending.headers,
      },
      ...(sending.signal === undefined ? {} : { signal: sending.signal }),
      ...(body.length > 0 ? { body: Buffer.from(body) } : {}),
    })
  const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
  return {
    id,
    enrolment,
    authorization: (method, path, body = EMPTY) => prove(method, path, body, {}),
    send,
    submit: (application, headers, signal) =>
      send('PUT', `/v1/applications/${String(application['id'])}`, json(application), {
        headers: { 'lutong-digest': sha256(canonicalBytes(application)), ...headers },
        ...(signal === undefined ? {} : { signal }),
      }),
    handIn: (bytes, address = sha256(bytes)) =>
      send('PUT', `/v1/blobs/${address}`, bytes, { contentType: 'application/octet-stream' }),
    ask: (query) => send('POST', '/v1/case-queries', json(query)),
    post: (path, body) => send('POST', path, json(body)),
  }
}
