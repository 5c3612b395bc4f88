import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { post, signInAs } from '../testing/staff-desk.ts'
import { hashPassword, isPasswordOf } from './passwords.ts'
import { SESSION_TIMINGS } from './staff-auth.ts'

let running: RunningCentre
let password: string
beforeAll(async () => {
  running = await startCentre()
  const clerk = (await running.centre.seedPractice()).find((account) => account.role === 'clerk')
  password = clerk!.password
})
afterAll(() => running.end())

const signIn = (name: string, secret: string, headers?: Record<string, string>) =>
  post(running.centre.url, '/session', { name, password: secret }, headers)

describe('signing in', () => {
  it('gives a cookie that no script reads and no other site sends', async () => {
    const response = await signIn('clerk', password)
    expect(response.status).toBe(200)
    const cookie = response.headers.get('set-cookie') ?? ''
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/console']) expect(cookie).toContain(part)
    expect(await response.json()).toEqual({ name: 'clerk', role: 'clerk', scope: '', must: null })
  })

  it('answers a wrong password and an unknown name alike', async () => {
    const answers = await Promise.all([signIn('supervisor', 'wrong'), signIn('nobody', 'wrong')])
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    expect(answers.map((answer) => answer.status)).toEqual([401, 401])
    expect(texts[0]).toBe(texts[1])
  })

  it('is closed after five wrong passwords, for unknown names too, and opens again by itself', async () => {
    for (const name of ['clerk', 'ghost']) {
      const statuses = []
      for (let tries = 0; tries < 6; tries++) statuses.push((await signIn(name, 'wrong')).status)
      expect(statuses).toEqual([401, 401, 401, 401, 401, 429])
    }
    const closed = await signIn('clerk', password)
    expect(closed.status).toBe(429)
    expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(0)
    await running.restart()
    expect((await signIn('clerk', password)).status).toBe(429)
    running.clock.advance(15 * 60_000)
    expect((await signIn('clerk', password)).status).toBe(200)
  })

  it('counts guesses that are sent all at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => signIn('admin', 'wrong')))
    const guessed = answers.filter((answer) => answer.status === 401).length
    expect(guessed).toBe(5)
    expect((await signIn('admin', 'wrong')).status).toBe(429)
  })

  it('is refused from another page, and from none', async () => {
    expect((await signIn('supervisor', 'x', { origin: 'https://elsewhere.example' })).status).toBe(403)
    const bare = await fetch(`${running.centre.url}/console/api/session`, { method: 'DELETE' })
    expect(bare.status).toBe(403)
  })
})

describe('a session', () => {
  it('is of use until it is signed out', async () => {
    const desk = await signInAs(running, 'clerk')
    expect((await desk.ask('GET', '/cases')).status).toBe(200)
    expect((await desk.ask('DELETE', '/session')).status).toBe(204)
    expect((await desk.ask('GET', '/cases')).status).toBe(401)
    expect(await (await desk.ask('GET', '/session')).json()).toBeNull()
  })

  it('ends when nobody works with it', async () => {
    const desk = await signInAs(running, 'clerk')
    running.clock.advance(SESSION_TIMINGS.idleMs - 1000)
    expect((await desk.ask('GET', '/cases')).status).toBe(200)
    running.clock.advance(SESSION_TIMINGS.idleMs - 1000)
    expect((await desk.ask('GET', '/cases')).status).toBe(200)
    running.clock.advance(SESSION_TIMINGS.idleMs + 1000)
    expect((await desk.ask('GET', '/cases')).status).toBe(401)
  })

  it('ends after a long day, however busy', async () => {
    const desk = await signInAs(running, 'clerk')
    const quarter = 15 * 60_000
    let last = 200
    for (let passed = 0; passed <= SESSION_TIMINGS.lifeMs; passed += quarter) {
      running.clock.advance(quarter)
      last = (await desk.ask('GET', '/items')).status
    }
    expect(last).toBe(401)
  })
})

describe('roles', () => {
  it('keep people’s cases from those who keep the terminals, and terminals from those who keep cases', async () => {
    const admin = await signInAs(running, 'admin').catch(async () => {
      running.clock.advance(15 * 60_000)
      return signInAs(running, 'admin')
    })
    expect((await admin.ask('GET', '/cases')).status).toBe(403)
    const place = { terminalName: '新终端', centreName: '中心', phone: '0571-00000000', regionCode: '331081' }
    expect((await admin.ask('POST', '/enrolment-codes', place)).status).toBe(201)
    const clerk = await signInAs(running, 'clerk')
    expect((await clerk.ask('POST', '/enrolment-codes', place)).status).toBe(403)
  })

  it('keep lawyers from terminals, content and cases: they have a desk of their own', async () => {
    const lawyer = await signInAs(running, 'lawyer')
    for (const path of ['/terminals', '/content', '/content/preview', '/cases', '/feedback', '/offices'])
      expect((await lawyer.ask('GET', path)).status, path).toBe(403)
    expect((await lawyer.ask('DELETE', '/content/drafts/questions/wages')).status).toBe(403)
    for (const role of ['clerk', 'supervisor', 'admin'] as const)
      expect((await (await signInAs(running, role)).ask('GET', '/terminals')).status, role).toBe(200)
  })

  it('let a revoked terminal in no more', async () => {
    const terminal = await running.newTerminal()
    const admin = await signInAs(running, 'admin')
    expect((await terminal.send('HEAD', `/v1/blobs/${'0'.repeat(64)}`)).status).toBe(404)
    expect((await admin.ask('POST', `/terminals/${terminal.id}/revocation`)).status).toBe(204)
    expect((await terminal.send('HEAD', `/v1/blobs/${'0'.repeat(64)}`)).status).toBe(401)
  })
})

describe('passwords', () => {
  it('are kept as Argon2id and compared whole', async () => {
    const hash = await hashPassword('a long sentence of one’s own')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(await isPasswordOf(hash, 'a long sentence of one’s own')).toBe(true)
    expect(await isPasswordOf(hash, 'a long sentence of one’s')).toBe(false)
  })
})
