/** The last door before the line: what shows a person's data does not leave until the look is written down. */
import type { FastifyInstance, FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by whoever wrote the look down, or saw that this answer shows nobody. */
    lookIsWritten: boolean
  }
}

/** Every address of the console whose answer tells of a person. */
export const SHOWS_PERSONS: ReadonlySet<string> = new Set([
  'GET /console/api/cases/:caseNumber',
  'GET /console/api/cases/:caseNumber/files/:sha256',
  'POST /console/api/cases/of-person',
  'POST /console/api/cases/exports',
  'POST /console/api/consultations/:id/trace/looks',
  'POST /console/api/consultations/:id/recording/looks',
])

const showsPersons = ({ method, routeOptions: { url } }: FastifyRequest): boolean =>
  url !== undefined && SHOWS_PERSONS.has(`${method} ${url}`)

/** For the scope it is called in, before its routes. Whoever forgets to write gets an error, and nobody the data. */
export const guardLooks = (app: FastifyInstance): void => {
  app.decorateRequest('lookIsWritten', false)
  app.addHook('onSend', async (request, reply, payload) => {
    const isGiven = reply.statusCode >= 200 && reply.statusCode < 300
    if (isGiven && showsPersons(request) && !request.lookIsWritten)
      throw new Error(`${request.method} ${request.routeOptions.url ?? ''} would show a person, and no look is written`)
    return payload
  })
}
