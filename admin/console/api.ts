/** The console's one way to the centre. A failure is a value with a code; the texts for it are the page's. */
import type { Problem } from '@lutong/core/contracts/intake.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { ACCOUNT_REFUSALS, type AccountRefusal } from './language/refusal-messages.ts'
import { heard } from './line.ts'

/** A question that nobody answers is given up, and may be asked again; an act is not: it may have been done. */
const QUESTION_TIMEOUT_MS = 30_000

/** Why the centre refused an act, where it says more than the kind of failure. */
export const REFUSALS = [
  'refusal-needs-reason',
  'supplement-told-once',
  'refusal-needs-way-on',
  'review-needs-reason',
  'four-eyes',
  'own-text',
  'beyond-the-rule',
  'ground-needed',
  'sso-away',
  'sso-refused',
  'sso-unknown',
  'sso-taken',
] as const
export type Refusal = (typeof REFUSALS)[number]
export type FailureCode = Problem['code'] | 'offline' | Refusal | AccountRefusal

export const failureOf = (problem: unknown): FailureCode => {
  // The centre's own contract; whatever else answers is an internal failure to the reader.
  if (!isProblem(problem)) return 'internal'
  const told = problem.errors?.map(({ code }) => code) ?? []
  return [...REFUSALS, ...ACCOUNT_REFUSALS].find((one) => told.includes(one)) ?? problem.code
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === 'object' && value !== null && 'code' in value && 'status' in value

/** `T` is the centre's answer by contract: both are built from the same schemas. */
export const ask = async <T>(method: string, path: string, body?: unknown): Promise<Result<T, FailureCode>> => {
  const given = new AbortController()
  const timer = method === 'GET' ? setTimeout(() => given.abort(), QUESTION_TIMEOUT_MS) : undefined
  try {
    const response = await fetch(`/console/api${path}`, {
      method,
      credentials: 'same-origin',
      signal: given.signal,
      ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    heard(true)
    const answer: unknown = response.status === 204 ? null : await response.json()
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- same-origin answer of the same release's schema
    return response.ok ? ok(answer as T) : err(failureOf(answer))
  } catch {
    heard(false)
    return err('offline')
  } finally {
    clearTimeout(timer)
  }
}
