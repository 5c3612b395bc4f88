/** Which page an address is, for a role. Pure. */
import type { Me } from '../server/accounts/session.ts'

interface Addressed {
  readonly address: string
  readonly roles: readonly Me['role'][]
}

/** What stands at each `:name` of a pattern, or `undefined` where the path is another page's. */
const matched = (pattern: string, path: string): Readonly<Record<string, string>> | undefined => {
  const wanted = pattern.split('/')
  const given = path.split('/')
  if (wanted.length !== given.length) return undefined
  const found: Record<string, string> = {}
  for (const [index, part] of wanted.entries()) {
    const own = given[index] ?? ''
    if (part.startsWith(':')) {
      if (!/^[\w.-]+$/.test(own)) return undefined
      found[part.slice(1)] = own
    } else if (part !== own) return undefined
  }
  return found
}

/** `undefined`: no page of this role. An address without names goes before one with. */
export const findRoute = <R extends Addressed>(
  routes: readonly R[],
  role: Me['role'],
  path: string,
): { readonly route: R; readonly at: (name: string) => string } | undefined => {
  for (const route of routes) {
    const at = route.roles.includes(role) ? matched(route.address, path) : undefined
    if (at !== undefined) return { route, at: (name) => at[name] ?? '' }
  }
  return undefined
}
