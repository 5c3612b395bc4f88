/** RFC 9457 as this API uses it: what every refusal must be, whichever rule it comes from. */
import { Problem } from '@lutong/core/contracts/intake.ts'
import { type Answer, isStatus, type Misses, unless } from './answer.ts'

const MEDIA_TYPE = 'application/problem+json'

const mediaTypeOf = (headers: Headers): string =>
  (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? ''

/** The form alone, whatever the code. */
export const isProblemDetails = (answer: Answer): Misses => {
  const problem = Problem.safeParse(answer.json)
  if (!problem.success) return [`a refusal (${answer.status}) that is no problem details of the agreed form`]
  const { code, status, title, type } = problem.data
  return [
    ...unless(mediaTypeOf(answer.headers) === MEDIA_TYPE, `a refusal (${answer.status}) that is not ${MEDIA_TYPE}`),
    ...unless(status === answer.status, `a problem of status ${status} in an answer of status ${answer.status}`),
    ...unless(type.endsWith(code), `the type of ${code} does not name it`),
    ...unless(title.trim() !== '', `${code} has no title`),
  ]
}

/** A refusal of this status and code that names these places, and repeats nothing of what was sent. */
export const isRefusal = (
  answer: Answer,
  wanted: { readonly status: number; readonly code: Problem['code']; readonly paths?: readonly string[] },
  secrets: readonly string[] = [],
): Misses => {
  const told = Problem.safeParse(answer.json)
  const code = told.success ? told.data.code : 'no code'
  const paths = told.success ? (told.data.errors ?? []).map(({ path }) => path) : []
  return [
    ...isStatus(answer, wanted.status),
    ...isProblemDetails(answer),
    ...unless(code === wanted.code, `the code is ${code}, not ${wanted.code}`),
    ...(wanted.paths ?? []).flatMap((path) => unless(paths.includes(path), `does not name the place "${path}"`)),
    ...unless(!secrets.some((one) => answer.text.includes(one)), 'repeats a value that was sent'),
  ]
}
