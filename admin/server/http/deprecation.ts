/**
 * Routes that will go: `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and a link to what to use instead, on every answer;
 * the API document marks them too.
 */
import type { FastifyInstance, FastifySchema } from 'fastify'

export interface DeprecatedRoute {
  readonly method: string
  /** As the route is registered, e.g. `/v1/things/:id`. */
  readonly url: string
  readonly deprecatedAtMs: number
  /** After this it may be gone. */
  readonly sunsetAtMs: number | null
  /** What to do instead, for people. */
  readonly link: string
}

/** Of version 1 nothing is deprecated. */
export const DEPRECATED_ROUTES: readonly DeprecatedRoute[] = []

const headersOf = ({ deprecatedAtMs, link, sunsetAtMs }: DeprecatedRoute): Readonly<Record<string, string>> => ({
  // A date of RFC 9651: seconds, behind an @.
  deprecation: `@${Math.floor(deprecatedAtMs / 1000)}`,
  ...(sunsetAtMs === null ? {} : { sunset: new Date(sunsetAtMs).toUTCString() }),
  link: `<${link}>; rel="deprecation"; type="text/html"`,
})

/** Call it before the routes are registered. */
export const announceDeprecation = (app: FastifyInstance, routes: readonly DeprecatedRoute[]): void => {
  const of = (method: string, url: string) => routes.find((one) => one.method === method && one.url === url)
  app.addHook('onRoute', (route) => {
    const methods = [route.method].flat()
    if (!methods.some((method) => of(method, route.url) !== undefined)) return
    const marked: FastifySchema & { deprecated: boolean } = { ...route.schema, deprecated: true }
    route.schema = marked
  })
  app.addHook('onRequest', async (request, reply) => {
    const route = of(request.method, request.routeOptions.url ?? '')
    if (route !== undefined) void reply.headers(headersOf(route))
  })
}
