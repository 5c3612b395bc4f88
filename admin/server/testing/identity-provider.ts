/** A real OpenID provider (oidc-provider) on this machine, whose people sign in without being asked: a test says who. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import { type Configuration, Provider } from 'oidc-provider'

export const CLIENT_ID = 'lutong'
export const CLIENT_SECRET = 'a-secret-of-the-tests-alone'

export interface TestProvider {
  readonly issuer: string
  /** Who sits at the browser from now on; `null`: who turns back. */
  signInAs(subject: string | null): void
  /** Where the browser is sent in the end, from the address at which a try is made. */
  goThrough(url: string): Promise<string>
  close(): Promise<void>
}

export const startIdentityProvider = async (centreUrl: () => string): Promise<TestProvider> => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the provider has no port')
  const issuer = `http://127.0.0.1:${address.port}`
  let subject: string | null = 'nobody'
  const configuration: Configuration = {
    clients: [
      { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, redirect_uris: [`${centreUrl()}/console/sso/back`] },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['of the tests'] },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    // Staff are not asked whether their own organisation may know who they are.
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client?.clientId,
        accountId: context.oidc.session?.accountId,
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  }
  const provider = new Provider(issuer, configuration)
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!(request.url ?? '').startsWith('/interaction/')) return void answer(request, response)
    const result = subject === null ? { error: 'access_denied' } : { login: { accountId: subject, remember: false } }
    provider.interactionFinished(request, response, result).catch(() => response.destroy())
  })
  return {
    issuer,
    signInAs: (who) => (subject = who),
    goThrough: async (url) => {
      const jar = new Map<string, string>()
      let at = url
      while (at.startsWith(issuer)) {
        const told = await fetch(at, {
          redirect: 'manual',
          headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
        })
        for (const line of told.headers.getSetCookie()) {
          const [pair = ''] = line.split(';')
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
        }
        const next = told.headers.get('location')
        if (next === null) throw new Error(`the provider stopped with ${told.status}`)
        at = new URL(next, at).href
      }
      return at
    },
    close: async () => {
      if (!server.listening) return
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
