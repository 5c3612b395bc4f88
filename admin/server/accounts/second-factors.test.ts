import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { appCode } from '../testing/app-code.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { deskWith, post, signInAs, type StaffDesk } from '../testing/staff-desk.ts'

let running: RunningCentre
let desk: StaffDesk
let password: string
let secret: string
let recoveryCodes: readonly string[]

const nextCode = () => {
  // Each code opens once: time goes on to the next.
  running.clock.advance(30_000)
  return appCode(secret, running.clock.nowMs())
}
const first = async () => {
  const answer = await post(running.centre.url, '/session', { name: 'supervisor', password })
  return { status: answer.status, body: z.looseObject({ ticket: z.string().optional() }).parse(await answer.json()) }
}
const second = async (code: string, way = 'code') => {
  const { body } = await first()
  return post(running.centre.url, '/session/second-step', { ticket: body.ticket, way, code })
}

beforeAll(async () => {
  running = await startCentre()
  password = (await running.centre.seedPractice()).find(({ name }) => name === 'supervisor')?.password ?? ''
  desk = await deskWith(running, 'supervisor', password)
  const wrong = await desk.ask('POST', '/account/app', { password: 'not the one' })
  expect(wrong.status).toBe(400)
  const begun = z
    .object({ step: z.string(), secret: z.string() })
    .parse(await (await desk.ask('POST', '/account/app', { password })).json())
  secret = begun.secret
  expect((await desk.ask('PUT', '/account/app', { step: begun.step, code: '000000' })).status).toBe(400)
  const joined = await desk.ask('PUT', '/account/app', { step: begun.step, code: nextCode() })
  recoveryCodes = z.object({ recoveryCodes: z.array(z.string()) }).parse(await joined.json()).recoveryCodes
})
afterAll(() => running.end())

describe('an app that makes codes', () => {
  it('is asked for behind the password, which opens nothing alone', async () => {
    const { body, status } = await first()
    expect([status, body]).toMatchObject([202, { ways: ['code', 'recovery-code'] }])
    const answer = await second(nextCode())
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toContain('lutong_session')
  })

  it('opens once by a code, also where it is sent twice at one moment', async () => {
    const code = nextCode()
    const both = await Promise.all([second(code), second(code)])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
    expect((await second(code)).status).toBe(400)
    expect((await second(nextCode())).status).toBe(200)
  })

  it('shares its lock-out with the password: who has that cannot buy more guesses with it', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 4; tries++) statuses.push((await second('000000')).status)
    expect(statuses.filter((status) => status === 400).length).toBeLessThan(4)
    expect((await post(running.centre.url, '/session', { name: 'supervisor', password })).status).toBe(429)
    running.clock.advance(15 * 60_000)
    expect((await second(nextCode())).status).toBe(200)
  })
})

describe('recovery codes', () => {
  it('open once each, however they are written', async () => {
    const [code = ''] = recoveryCodes
    expect(recoveryCodes).toHaveLength(10)
    expect((await second(` ${code.slice(0, 5).toLowerCase()}-${code.slice(5)}`, 'recovery-code')).status).toBe(200)
    expect((await second(code, 'recovery-code')).status).toBe(400)
  })
})

describe('a role that must show more than a password', () => {
  it('opens nothing but its own account until it does', async () => {
    const admin = await signInAs(running, 'admin')
    expect((await admin.ask('PUT', '/sign-in-rules', { secondFactorRoles: ['clerk'] })).status).toBe(204)
    const clerk = await signInAs(running, 'clerk')
    const refused = await clerk.ask('GET', '/cases')
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('second-factor-needed')])
    expect(await (await clerk.ask('GET', '/session')).json()).toMatchObject({ must: 'second-factor' })
    expect((await clerk.ask('GET', '/account/second-factors')).status).toBe(200)
    expect((await clerk.ask('PUT', '/sign-in-rules', { secondFactorRoles: [] })).status).toBe(403)
    await admin.ask('PUT', '/sign-in-rules', { secondFactorRoles: [] })
    expect((await clerk.ask('GET', '/cases')).status).toBe(200)
  })
})

describe('what is lost', () => {
  it('is cleared by an administrator, and the account signs in by its password again', async () => {
    const admin = await signInAs(running, 'admin')
    const { staff } = z
      .object({ staff: z.array(z.object({ id: z.string(), name: z.string() })) })
      .parse(await (await admin.ask('GET', '/staff')).json())
    const id = staff.find(({ name }) => name === 'supervisor')?.id
    expect((await admin.ask('DELETE', `/staff/${id}/second-factors`)).status).toBe(204)
    expect((await first()).status).toBe(200)
  })
})
