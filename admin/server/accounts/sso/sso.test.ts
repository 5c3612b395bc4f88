import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENT_ID, CLIENT_SECRET, startIdentityProvider, type TestProvider } from '../../testing/identity-provider.ts'
import { type RunningCentre, startCentre } from '../../testing/running-centre.ts'
import { appCode } from '../../testing/app-code.ts'
import { signInAs } from '../../testing/staff-desk.ts'
import { readOidcSettings } from './oidc-settings.ts'

describe('the settings', () => {
  const whole = { OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }
  it('are none, or whole', () => {
    expect(readOidcSettings({})).toEqual({ ok: true, value: undefined })
    expect(readOidcSettings(whole)).toMatchObject({ ok: true, value: { name: 'id.example' } })
  })
  it.each([
    { ...whole, OIDC_CLIENT_SECRET: undefined },
    { ...whole, OIDC_ISSUER: 'http://id.example' },
    { ...whole, OIDC_ISSUER: 'id.example' },
  ])('are refused: $OIDC_ISSUER $OIDC_CLIENT_SECRET', (env) => {
    expect(readOidcSettings(env)).toMatchObject({ ok: false })
  })
})

let running: RunningCentre
let provider: TestProvider
beforeAll(async () => {
  // The provider has to know the centre's address, and the centre the provider's: the port comes first.
  const place = await startCentre()
  const { port } = new URL(place.centre.url)
  await place.end()
  provider = await startIdentityProvider(() => `http://127.0.0.1:${port}`)
  running = await startCentre({
    port: Number(port),
    oidc: { issuer: provider.issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, name: '县政务统一身份' },
  })
})
afterAll(async () => {
  await running?.end()
  await provider?.close()
})

/** A browser at the console: its cookies, and what its page asks. */
const openBrowser = () => {
  const jar = new Map<string, string>()
  const keep = (told: Response) => {
    for (const line of told.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
    return told
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
  const ask = async (method: string, path: string, body?: unknown) =>
    keep(
      await fetch(`${running.centre.url}/console/api${path}`, {
        method,
        headers: {
          cookie: cookie(),
          ...(method === 'GET' ? {} : { origin: running.centre.url }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
  const follow = async (url: string) => keep(await fetch(url, { redirect: 'manual', headers: { cookie: cookie() } }))
  const urlOf = async (told: Response) => ((await told.json()) as { url: string }).url
  const begin = async () => urlOf(await ask('POST', '/sso/begin'))
  const comeBack = async (url: string) => {
    const home = await follow(await provider.goThrough(url))
    return { home: home.headers.get('location'), finished: await ask('POST', '/sso/finish') }
  }
  return {
    jar,
    ask,
    follow,
    begin,
    comeBack,
    /** All of it; gives where the console's page is opened and what finishing answered. */
    goThrough: async () => comeBack(await begin()),
    connect: async (password: string) => comeBack(await urlOf(await ask('POST', '/account/sso/begin', { password }))),
  }
}
type Browser = ReturnType<typeof openBrowser>
const signIn = async (browser: Browser, name: string) => {
  const account = (await running.centre.seedPractice()).find((one) => one.name === name)
  expect((await browser.ask('POST', '/session', { name, password: account?.password })).status).toBe(200)
  return account?.password ?? ''
}
const me = async ({ ask }: Browser) => (await ask('GET', '/session')).json()
const codeOf = async (told: Response) => ((await told.json()) as { errors?: { code: string }[] }).errors?.[0]?.code

describe('signing in by the identity provider', () => {
  it('lets nobody in for being known there, until the owner of an account has connected it', async () => {
    provider.signInAs('person-1')
    const browser = openBrowser()
    expect(await (await browser.ask('GET', '/sso')).json()).toEqual({ name: '县政务统一身份' })
    const stranger = await browser.goThrough()
    expect(stranger.home).toBe('/console/?sso=done')
    expect([stranger.finished.status, await codeOf(stranger.finished)]).toEqual([400, 'sso-unknown'])
    expect(await me(browser)).toBeNull()

    const password = await signIn(browser, 'clerk')
    expect(await codeOf(await browser.ask('POST', '/account/sso/begin', { password: 'not it' }))).toBe('wrong-password')
    const connected = await browser.connect(password)
    expect(await connected.finished.json()).toEqual({ bound: true })
    expect(await (await browser.ask('GET', '/account/sso')).json()).toMatchObject({ boundSinceMs: expect.any(Number) })

    const another = openBrowser()
    expect((await another.goThrough()).finished.status).toBe(200)
    expect(await me(another)).toMatchObject({ name: 'clerk', role: 'clerk' })
    // Whose person is connected is no second account's.
    const other = openBrowser()
    const others = await signIn(other, 'supervisor')
    provider.signInAs('person-9')
    expect((await other.connect(others)).finished.status).toBe(200)
    provider.signInAs('person-1')
    expect(await codeOf((await other.connect(others)).finished)).toBe('sso-taken')
    // What it had stays what it had.
    provider.signInAs('person-9')
    expect((await openBrowser().goThrough()).finished.status).toBe(200)
  })

  it('holds for the browser that began, once, and for a while', async () => {
    provider.signInAs('person-1')
    const browser = openBrowser()
    const back = await provider.goThrough(await browser.begin())
    // Somebody else's browser is sent the address of coming back: it would be signed in as who made it.
    const stolen = openBrowser()
    expect((await stolen.follow(back)).headers.get('location')).toBe('/console/?sso=refused')
    expect(await codeOf(await stolen.ask('POST', '/sso/finish'))).toBe('sso-refused')
    expect((await browser.follow(back)).headers.get('location')).toBe('/console/?sso=done')
    const again = openBrowser()
    for (const [name, value] of browser.jar) again.jar.set(name, value)
    expect((await browser.ask('POST', '/sso/finish')).status).toBe(200)
    expect(await codeOf(await again.ask('POST', '/sso/finish'))).toBe('sso-refused')

    const late = openBrowser()
    const url = await provider.goThrough(await late.begin())
    running.clock.advance(11 * 60_000)
    expect((await late.follow(url)).headers.get('location')).toBe('/console/?sso=refused')
  })

  it('refuses a state and a code that are not of this try, and who turned back there', async () => {
    provider.signInAs('person-1')
    for (const change of [
      (url: URL) => url.searchParams.set('state', 'another'),
      (url: URL) => url.searchParams.set('code', 'another'),
      (url: URL) => url.searchParams.set('iss', 'https://elsewhere.example'),
    ]) {
      const browser = openBrowser()
      const back = new URL(await provider.goThrough(await browser.begin()))
      change(back)
      expect((await browser.follow(back.href)).headers.get('location')).toBe('/console/?sso=refused')
    }
    const other = openBrowser()
    const asked = new URL(await other.begin())
    asked.searchParams.set('nonce', 'of-another-try')
    expect((await other.comeBack(asked.href)).home).toBe('/console/?sso=refused')
    // A whole answer to another try: its state fits neither cookie nor verifier.
    const [mine, theirs] = [openBrowser(), openBrowser()]
    await mine.begin()
    const foreign = await provider.goThrough(await theirs.begin())
    expect((await mine.follow(foreign)).headers.get('location')).toBe('/console/?sso=refused')
    provider.signInAs(null)
    const browser = openBrowser()
    const back = await provider.goThrough(await browser.begin())
    expect((await browser.follow(back)).headers.get('location')).toBe('/console/?sso=refused')
  })

  it('asks for what the account shows besides, and lets a disabled account in by no way', async () => {
    provider.signInAs('person-2')
    const browser = openBrowser()
    const password = await signIn(browser, 'supervisor')
    expect(await (await browser.connect(password)).finished.json()).toEqual({ bound: true })
    const begun = (await (await browser.ask('POST', '/account/app', { password })).json()) as {
      step: string
      secret: string
    }
    const code = appCode(begun.secret, running.clock.nowMs())
    expect((await browser.ask('PUT', '/account/app', { step: begun.step, code })).status).toBe(200)
    const asked = await openBrowser().goThrough()
    expect(asked.finished.status).toBe(202)
    expect(await asked.finished.json()).toMatchObject({ ways: ['code', 'recovery-code'] })
    expect((await browser.ask('POST', '/account/app/removal', { password })).status).toBe(204)
    const admin = await signInAs(running, 'admin')
    const { staff } = (await (await admin.ask('GET', '/staff')).json()) as { staff: { id: string; name: string }[] }
    const id = staff.find(({ name }) => name === 'supervisor')?.id
    expect((await admin.ask('PUT', `/staff/${id}/disabled`, { disabled: true })).status).toBeLessThan(300)
    expect(await codeOf((await openBrowser().goThrough()).finished)).toBe('sso-unknown')
    expect((await admin.ask('PUT', `/staff/${id}/disabled`, { disabled: false })).status).toBeLessThan(300)
    const back = openBrowser()
    expect((await back.goThrough()).finished.status).toBe(200)
    expect((await back.ask('DELETE', '/account/sso')).status).toBe(204)
    expect(await codeOf((await openBrowser().goThrough()).finished)).toBe('sso-unknown')
    // An administrator takes it from an account that somebody else got into.
    const again = openBrowser()
    expect((await again.connect(await signIn(again, 'supervisor'))).finished.status).toBe(200)
    expect((await admin.ask('DELETE', `/staff/${id}/second-factors`)).status).toBe(204)
    expect(await codeOf((await openBrowser().goThrough()).finished)).toBe('sso-unknown')
  })

  it('leaves no word of who it was in the log, and no stranger’s page begins it', async () => {
    expect(running.logged.join()).toContain('sso')
    expect(running.logged.join()).not.toMatch(/person-\d|code=|state=/)
    const foreign = await fetch(`${running.centre.url}/console/api/sso/begin`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
    })
    expect(foreign.status).toBe(403)
  })

  it('that does not answer keeps nobody from signing in by password', async () => {
    await provider.close()
    // What was known of it is still known: only the way there is dead.
    await running.restart()
    const browser = openBrowser()
    const begun = await browser.ask('POST', '/sso/begin')
    expect([begun.status, await codeOf(begun)]).toEqual([400, 'sso-away'])
    await signIn(browser, 'clerk')
  })
})
