/** What a centre answered, and what of it was not as it should be. */
import type { z } from 'zod'

/** What was not as it should be, in words for whoever builds the centre; none where the rule holds. Never a value sent. */
export type Misses = readonly string[]

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
