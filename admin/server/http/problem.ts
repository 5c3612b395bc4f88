/** RFC 9457 problem details: a stable code, a sentence for operators in their language, paths that were wrong; never a value. */
import { Problem } from '@lutong/core/contracts/intake.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { FastifyReply } from 'fastify'
import type { z } from 'zod'
import { askedLanguage } from './asked-language.ts'

export type ProblemCode = Problem['code']

const KINDS: Record<ProblemCode, { readonly status: number; readonly title: Record<WrittenLanguage, string> }> = {
  'invalid-request': {
    status: 400,
    title: { 'zh-CN': '请求不符合约定的格式。', en: 'The request is not of the agreed form.' },
  },
  unauthorised: {
    status: 401,
    title: { 'zh-CN': '无法确认请求方的身份。', en: 'Who is asking could not be established.' },
  },
  forbidden: { status: 403, title: { 'zh-CN': '请求方无权这样做。', en: 'This is not allowed to the one who asks.' } },
  'not-found': { status: 404, title: { 'zh-CN': '这个地址没有内容。', en: 'There is nothing at this address.' } },
  'method-not-allowed': {
    status: 405,
    title: { 'zh-CN': '这个地址不接受这种方法。', en: 'This address does not take this method.' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { 'zh-CN': '不接受这种类型的内容。', en: 'Content of this type is not taken here.' },
  },
  'digest-mismatch': {
    status: 422,
    title: { 'zh-CN': '内容与其摘要不符。', en: 'The content is not the one its digest names.' },
  },
  'digest-conflict': {
    status: 422,
    title: { 'zh-CN': '此编号下已收到另一份内容。', en: 'Another content was received under this id.' },
  },
  'schema-version-unknown': {
    status: 422,
    title: { 'zh-CN': '不认识这个格式版本。', en: 'This version of the form of an application is not understood.' },
  },
  'unknown-item': { status: 422, title: { 'zh-CN': '目录中没有这个事项。', en: 'The catalogue has no such item.' } },
  'item-not-open': {
    status: 422,
    title: { 'zh-CN': '这个事项不接受申请。', en: 'The item takes no applications.' },
  },
  'too-large': { status: 413, title: { 'zh-CN': '内容超过允许的大小。', en: 'The content is larger than allowed.' } },
  'rate-limited': {
    status: 429,
    title: { 'zh-CN': '次数过多，请按答复所说的时间等待。', en: 'Too many attempts; wait as the answer says.' },
  },
  'precondition-failed': {
    status: 412,
    title: { 'zh-CN': '请求的前提在这里不成立。', en: 'What the request presupposes does not hold here.' },
  },
  conflict: {
    status: 409,
    title: { 'zh-CN': '其间已被他人改动。', en: 'It was changed by someone else in the meantime.' },
  },
  'idempotency-key-reused': {
    status: 422,
    title: { 'zh-CN': '这个幂等键已用于另一份内容。', en: 'This key was used for another content.' },
  },
  'idempotency-in-progress': {
    status: 409,
    title: { 'zh-CN': '同一幂等键的请求正在处理。', en: 'A request under this key is being worked on.' },
  },
  unavailable: { status: 503, title: { 'zh-CN': '服务暂时无法答复。', en: 'The service cannot answer now.' } },
  internal: { status: 500, title: { 'zh-CN': '中心内部出错。', en: 'Something went wrong at the centre.' } },
}

export type ProblemPlace = NonNullable<Problem['errors']>[number]

interface Details {
  readonly errors?: readonly ProblemPlace[]
  /** When another attempt has a chance. */
  readonly retryAfterMs?: number
  readonly schemaVersions?: readonly number[]
}

const problemOf = (code: ProblemCode, language: WrittenLanguage, { errors, schemaVersions }: Details): Problem => ({
  type: `urn:lutong:problem:${code}`,
  title: KINDS[code].title[language],
  status: KINDS[code].status,
  code,
  ...(errors === undefined ? {} : { errors: [...errors] }),
  ...(schemaVersions === undefined ? {} : { schemaVersions: [...schemaVersions] }),
})

/** Sends a problem, its title in the language that was asked for. */
export const refuse = (reply: FastifyReply, code: ProblemCode, details: Details = {}): FastifyReply => {
  const language = askedLanguage(reply.request.headers['accept-language'])
  if (details.retryAfterMs !== undefined)
    void reply.header('retry-after', String(Math.max(1, Math.ceil(details.retryAfterMs / 1000))))
  return reply
    .code(KINDS[code].status)
    .headers({ 'content-language': language, vary: 'accept-language' })
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemOf(code, language, details))
}

/** Where a schema was not met, by path and by the schema's own code. */
export const placesOf = (error: z.ZodError): ProblemPlace[] =>
  error.issues.slice(0, 50).map((issue) => ({
    path: issue.path.map(String).join('.'),
    code: issue.code === 'custom' && typeof issue.params?.['code'] === 'string' ? issue.params['code'] : issue.code,
  }))

/** Every route's failures, for the API document. */
export const PROBLEM_ANSWERS = { '4xx': Problem, '5xx': Problem } as const
