/** Which methods an address takes, by the routes as they were registered: the framework only knows that one is not there. */
import type { FastifyInstance } from 'fastify'

/** `/v1/blobs/:sha256` takes any one part there; `*` takes whatever follows. */
const takes = (pattern: readonly string[], path: readonly string[]): boolean => {
  const isOpen = pattern.at(-1) === '*'
  const fixed = isOpen ? pattern.slice(0, -1) : pattern
  if (isOpen ? path.length < pattern.length : path.length !== pattern.length) return false
  return fixed.every((part, at) => (part.startsWith(':') ? path[at] !== '' : part === path[at]))
}

/** Call before any route is registered. What catches every address (`/*`) is no address of its own. */
export const rememberMethods = (app: FastifyInstance): ((address: string) => readonly string[]) => {
  const routes: { readonly pattern: readonly string[]; readonly methods: readonly string[] }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    if (url !== '/*' && url !== '*') routes.push({ pattern: url.split('/'), methods: [method].flat() })
  })
  return (address) => {
    const path = (address.split('?')[0] ?? '').split('/')
    const found = routes.filter(({ pattern }) => takes(pattern, path))
    return [...new Set(found.flatMap(({ methods }) => methods))].toSorted()
  }
}
