/** The last door: whatever was not answered by a capability leaves as a problem without a value or a stack. */
import type { Log } from '@lutong/core/log-events.ts'
import { hasZodFastifySchemaValidationErrors } from '@fastify/type-provider-zod'
import type { FastifyError, FastifyInstance } from 'fastify'
import { rememberMethods } from './methods-at.ts'
import { type ProblemCode, refuse } from './problem.ts'

const codeOf = (error: FastifyError): ProblemCode => {
  const status = error.statusCode ?? 500
  if (status === 413) return 'too-large'
  if (status === 415) return 'unsupported-media-type'
  if (status === 429) return 'rate-limited'
  if (status === 404) return 'not-found'
  if (status === 503) return 'unavailable'
  return status < 500 ? 'invalid-request' : 'internal'
}

/** `/body/applicant/name` as the schema compiler says it → `applicant.name`. */
const pathOf = (instancePath: string): string => instancePath.split('/').filter(Boolean).join('.')

export const answerFailures = (app: FastifyInstance, log: Log): void => {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const code = codeOf(error)
    if (code === 'internal')
      log('centre.request-failed', {
        errorName: error.name,
        errorCode: error.code ?? '',
        method: request.method,
        route: request.routeOptions.url ?? '',
      })
    const errors = hasZodFastifySchemaValidationErrors(error)
      ? error.validation.map(({ instancePath, keyword }) => ({ path: pathOf(instancePath), code: keyword }))
      : undefined
    return refuse(reply, code, errors === undefined ? {} : { errors })
  })
  const methodsAt = rememberMethods(app)
  app.setNotFoundHandler((request, reply) => {
    const methods = methodsAt(request.raw.url ?? '')
    // A file that is not there is of the right method all the same.
    if (methods.length === 0 || methods.includes(request.method)) return refuse(reply, 'not-found')
    return refuse(reply.header('allow', methods.join(', ')), 'method-not-allowed')
  })
}
