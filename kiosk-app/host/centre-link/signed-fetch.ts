/** One signed request to the centre and its answer, checked. Whatever cannot be trusted counts as not reachable. */
import { randomBytes } from 'node:crypto'
import type { Clock } from '@lutong/core/clock.ts'
import { Problem } from '@lutong/core/contracts/intake.ts'
import { formatAuthorization, requestSigningBytes } from '@lutong/core/contracts/terminal-auth.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { z } from 'zod'
import { sha256Hex, type TerminalKeys } from '../secrets/terminal-keys.ts'

export type CentreFailure =
  /** No answer, or none that may be believed; the same again later. */
  | {
      readonly code: 'unreachable'
      readonly retryAfterMs?: number
      /** The centre itself answered: the line is there, and another request may fare better. */
      readonly answered: boolean
      /** No line was found at all: not a byte has left this terminal. */
      readonly neverLeft?: boolean
    }
  /** The centre understood and says no: the same again would be refused again. */
  | { readonly code: 'refused'; readonly problem: Problem['code'] }

const REQUEST_TIMEOUT_MS = 10_000

export interface CentreCall {
  readonly method: 'GET' | 'PUT' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: Uint8Array
  readonly contentType?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Problems that a later try may mend: they are the centre's, not ours. A centre that is older than this terminal is updated. */
const PASSING: ReadonlySet<Problem['code']> = new Set([
  'rate-limited',
  'unavailable',
  'internal',
  'unauthorised',
  'schema-version-unknown',
])

/** Failures of finding or opening the line; any other may have come after the request was on its way. */
const NO_LINE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT']
const neverConnected = (error: unknown): boolean =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  NO_LINE.includes(String(error.cause.code))

const retryAfterMs = (answer: Response): number | undefined => {
  const seconds = Number(answer.headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : undefined
}

export interface Signing {
  readonly keys: Pick<TerminalKeys, 'terminalId' | 'sign'>
  readonly clock: Clock
}

/** Who asks, when and what, signed by the terminal's own key: good for one request. */
export const authorizationOf = (
  { clock, keys }: Signing,
  call: Pick<CentreCall, 'method' | 'path'>,
  body: Uint8Array,
): string => {
  const request = {
    terminalId: keys.terminalId,
    timestampMs: clock.nowMs(),
    nonce: randomBytes(18).toString('base64url'),
    method: call.method,
    path: call.path,
    bodySha256: sha256Hex(body),
  }
  return formatAuthorization(request, keys.sign(requestSigningBytes(request)))
}

export const createSignedFetch =
  (parts: Signing & { readonly centreUrl: string }) =>
  async <T>(call: CentreCall, schema: z.ZodType<T>): Promise<Result<T, CentreFailure>> => {
    const body = call.body ?? new Uint8Array(0)
    const sent = call.body === undefined ? undefined : new Uint8Array(call.body)
    const authorization = authorizationOf(parts, call, body)
    try {
      const answer = await fetch(new URL(call.path, parts.centreUrl), {
        method: call.method,
        headers: {
          Authorization: authorization,
          ...(call.body === undefined ? {} : { 'Content-Type': call.contentType ?? 'application/json' }),
          ...call.headers,
        },
        ...(sent === undefined ? {} : { body: sent }),
        signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
        redirect: 'error',
      })
      // What is no JSON comes from a gateway or a captive portal: nobody at the centre has spoken.
      // Of the answers without a body those are believed that only a centre gives.
      const isEmpty = answer.status === 304 || (answer.status === 204 && answer.headers.has('tus-resumable'))
      const json: unknown = isEmpty ? null : await answer.json().catch(() => undefined)
      const pause = retryAfterMs(answer)
      const unreachable: CentreFailure = {
        code: 'unreachable',
        answered: json !== undefined,
        ...(pause === undefined ? {} : { retryAfterMs: pause }),
      }
      if (answer.ok || isEmpty) {
        const parsed = schema.safeParse(json)
        return parsed.success ? ok(parsed.data) : err(unreachable)
      }
      const problem = Problem.safeParse(json)
      if (!problem.success || answer.status >= 500 || PASSING.has(problem.data.code)) return err(unreachable)
      return err({ code: 'refused', problem: problem.data.code })
    } catch (error) {
      return err({ code: 'unreachable', answered: false, neverLeft: neverConnected(error) })
    } finally {
      sent?.fill(0)
    }
  }
