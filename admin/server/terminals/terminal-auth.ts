/** Lets a request in only where an enrolled terminal signed exactly it, now, and for the first time. */
import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { AUTH_WINDOW_MS, parseAuthorization, requestSigningBytes } from '@lutong/core/contracts/terminal-auth.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Terminal } from '../../store/terminal-store.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import { refuse } from '../http/problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    terminal: Terminal | null
  }
}

type Refusal = 'no-credentials' | 'clock' | 'unknown-terminal' | 'revoked' | 'bad-signature' | 'replayed'

/** Reading a key costs as much as using it. By its own text, so nothing that changes is remembered. */
const MAX_KEYS = 2_000
const keys = new Map<string, KeyObject>()
const keyOf = (publicKey: string): KeyObject => {
  const known = keys.get(publicKey)
  if (known !== undefined) return known
  if (keys.size >= MAX_KEYS) keys.clear()
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
  keys.set(publicKey, key)
  return key
}

const verifyBeside = promisify(verify)

/** Worked out beside the thread that answers. */
const isSignedBy = (publicKey: string, bytes: Uint8Array, signatureBase64Url: string): Promise<boolean> =>
  verifyBeside(null, bytes, keyOf(publicKey), Buffer.from(signatureBase64Url, 'base64url'))

/** The same proof for a request that opens a socket; its body is empty. */
export const proveTerminal = async (
  { store, guards, clock }: Pick<CentreParts, 'store' | 'guards' | 'clock'>,
  request: { readonly authorization: string; readonly method: string; readonly path: string },
): Promise<Result<Terminal, Refusal>> => {
  const credentials = parseAuthorization(request.authorization)
  if (credentials === undefined) return err('no-credentials')
  if (Math.abs(credentials.timestampMs - clock.nowMs()) > AUTH_WINDOW_MS) return err('clock')
  const terminal = await store.findTerminal(credentials.terminalId)
  if (terminal === undefined) return err('unknown-terminal')
  if (terminal.revoked) return err('revoked')
  const { method, path } = request
  const { timestampMs, nonce, signature } = credentials
  const signed = requestSigningBytes({
    ...{ terminalId: terminal.id, timestampMs, nonce, method, path },
    bodySha256: sha256Hex(new Uint8Array()),
  })
  if (!(await isSignedBy(terminal.publicKey, signed, signature))) return err('bad-signature')
  const fresh = await guards.useNonce(terminal.id, nonce, clock.nowMs(), 2 * AUTH_WINDOW_MS)
  return fresh ? ok(terminal) : err('replayed')
}

/** Guards every route of the scope it is called in. */
export const requireTerminal = (
  app: FastifyInstance,
  { store, guards, clock, log }: Pick<CentreParts, 'store' | 'guards' | 'clock' | 'log'>,
): void => {
  const turnAway = (reply: FastifyReply, refusal: Refusal) => {
    log('terminal.refused', { reason: refusal })
    return refuse(reply, 'unauthorised')
  }
  const credentialsOf = (request: FastifyRequest) => parseAuthorization(request.headers.authorization ?? '')

  app.decorateRequest('terminal', null)

  // Before the body is read: a stranger cannot make the centre hold ten megabytes.
  app.addHook('onRequest', async (request, reply) => {
    const credentials = credentialsOf(request)
    if (credentials === undefined) return turnAway(reply, 'no-credentials')
    if (Math.abs(credentials.timestampMs - clock.nowMs()) > AUTH_WINDOW_MS) return turnAway(reply, 'clock')
    const terminal = await store.findTerminal(credentials.terminalId)
    if (terminal === undefined) return turnAway(reply, 'unknown-terminal')
    if (terminal.revoked) return turnAway(reply, 'revoked')
    request.terminal = terminal
    return undefined
  })

  // After it: the signature covers the body; the nonce is used up only by a request that is truly the terminal's.
  app.addHook('preValidation', async (request, reply) => {
    const credentials = credentialsOf(request)
    const { terminal } = request
    if (credentials === undefined || terminal === null) return turnAway(reply, 'no-credentials')
    const signed = requestSigningBytes({
      terminalId: terminal.id,
      timestampMs: credentials.timestampMs,
      nonce: credentials.nonce,
      method: request.method,
      path: request.raw.url ?? '',
      bodySha256: sha256Hex(request.rawBody),
    })
    if (!(await isSignedBy(terminal.publicKey, signed, credentials.signature))) return turnAway(reply, 'bad-signature')
    // A timestamp may lie a window ahead, and stays acceptable for another: nonces are kept for both.
    const fresh = await guards.useNonce(terminal.id, credentials.nonce, clock.nowMs(), 2 * AUTH_WINDOW_MS)
    return fresh ? undefined : turnAway(reply, 'replayed')
  })
}

/** The terminal that `requireTerminal` let in. */
export const terminalOf = (request: FastifyRequest): Terminal => {
  if (request.terminal === null) throw new Error('this route is not behind requireTerminal')
  return request.terminal
}
