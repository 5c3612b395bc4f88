/** One rule of the intake API, what it comes from, and how it is tried. */
import type { z } from 'zod'
import type { Bench } from './bench.ts'

/** What was not as it should be, in words for whoever builds the centre; none where the rule holds. Never a value sent. */
export type Misses = readonly string[]

export interface Check {
  readonly name: string
  /** `METHOD /path` as docs/openapi.json has it, or a decision of the architecture. */
  readonly from: string
  run(bench: Bench): Promise<Misses>
}

export interface Area {
  readonly name: string
  readonly checks: readonly Check[]
}

/** An answer read to its end. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** `undefined` where the text is no JSON. */
  readonly json: unknown
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export const read = async (asked: Promise<Response>): Promise<Answer> => {
  const response = await asked
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, json: parsed(text) }
}

export const unless = (holds: boolean, miss: string): Misses => (holds ? [] : [miss])

export const isStatus = ({ status }: Pick<Answer, 'status'>, wanted: number): Misses =>
  unless(status === wanted, `answered ${status}, not ${wanted}`)

/** Goes on with the answer where it is of the agreed form. */
export const inForm = <T>(
  schema: z.ZodType<T>,
  { json }: Pick<Answer, 'json'>,
  goOn: (value: T) => Misses | Promise<Misses>,
): Misses | Promise<Misses> => {
  const told = schema.safeParse(json)
  return told.success
    ? goOn(told.data)
    : told.error.issues.slice(0, 5).map(({ code, path }) => `not of the agreed form at "${path.join('.')}" (${code})`)
}
