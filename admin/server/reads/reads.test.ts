import { CLOSED_IS_WORK_MS, GROUND_HOLDS_MS } from '@lutong/core/cases/person-reads.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import fastify from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildApplication, pngBytes } from '../testing/applications.ts'
import { restingFiles } from '../testing/resting-files.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import { guardLooks, SHOWS_PERSONS } from './look-guard.ts'
import { ReadsView } from './console-reads.ts'

const WORDS = '金丝雀说明，核对'

let running: RunningCentre
let terminal: SigningTerminal
let clerk: StaffDesk
let supervisor: StaffDesk
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
})
afterAll(() => running.end())
// A month passes in these tests, and no session lasts so long.
beforeEach(async () => {
  clerk = await signInAs(running, 'clerk')
  supervisor = await signInAs(running, 'supervisor')
})

const submit = async (picture = pngBytes(crypto.randomUUID())) => {
  const response = await terminal.submit(buildApplication(terminal, { signature: picture }))
  await terminal.handIn(picture)
  const { receipt } = (await response.json()) as { receipt: { body: { caseNumber: string } } }
  return { caseNumber: receipt.body.caseNumber, picture }
}
const reads = async (search = '', who = supervisor) =>
  ReadsView.parse(await (await who.ask('GET', `/reads${search}`)).json()).reads
const readsOf = async (caseNumber: string) =>
  (await reads(`?subject=${caseNumber}`)).map(({ accountName, ground, kind }) => [accountName, kind, ground])
const move = (caseNumber: string, to: string) =>
  clerk.ask('POST', `/cases/${caseNumber}/moves`, { from: 'applied', to, outcome: null, reason: '本人撤回' })

describe('a look at somebody’s case', () => {
  it('that is one’s own work is written down by itself, once for a while', async () => {
    const { caseNumber, picture } = await submit()
    for (const _ of ['opened', 'read again after an act'])
      expect((await clerk.ask('GET', `/cases/${caseNumber}`)).status).toBe(200)
    await clerk.ask('GET', `/cases/${caseNumber}/files/${sha256(picture)}`)
    await clerk.ask('GET', `/cases/${caseNumber}/files/${sha256(picture)}?as=download`)
    expect(await readsOf(caseNumber)).toEqual([
      ['clerk', 'file-taken', 'handling'],
      ['clerk', 'file', 'handling'],
      ['clerk', 'case', 'handling'],
    ])
  })

  it('that is nobody’s work any more needs a ground, which holds for half an hour, papers included', async () => {
    const { caseNumber, picture } = await submit()
    expect((await move(caseNumber, 'withdrawn')).status).toBe(204)
    expect((await clerk.ask('GET', `/cases/${caseNumber}`)).status).toBe(200)
    running.clock.skip(CLOSED_IS_WORK_MS)
    clerk = await signInAs(running, 'clerk')
    supervisor = await signInAs(running, 'supervisor')
    for (const path of [`/cases/${caseNumber}`, `/cases/${caseNumber}/files/${sha256(picture)}`]) {
      const refused = await clerk.ask('GET', path)
      expect(refused.status).toBe(403)
      const text = await refused.text()
      expect(text).toContain('ground-needed')
      expect(text).not.toContain(samplePerson.name)
    }
    const say = (why: object) => clerk.ask('POST', `/cases/${caseNumber}/readings`, why)
    // What the centre itself has to see cannot be claimed.
    expect((await say({ ground: 'handling' })).status).toBe(400)
    expect((await say({ ground: 'citizen-asks', words: WORDS })).status).toBe(204)
    expect((await clerk.ask('GET', `/cases/${caseNumber}`)).status).toBe(200)
    expect((await clerk.ask('GET', `/cases/${caseNumber}/files/${sha256(picture)}`)).status).toBe(200)
    // It was given by one account, for one case.
    expect((await supervisor.ask('GET', `/cases/${caseNumber}`)).status).toBe(403)
    const [, asked] = await reads(`?subject=${caseNumber}`)
    expect(asked).toMatchObject({ accountName: 'clerk', kind: 'case', ground: 'citizen-asks', words: WORDS })
    running.clock.skip(GROUND_HOLDS_MS)
    clerk = await signInAs(running, 'clerk')
    expect((await clerk.ask('GET', `/cases/${caseNumber}`)).status).toBe(403)
  })

  it('is refused where no such case is, whatever the ground', async () => {
    const answer = await clerk.ask('POST', '/cases/3310812026000099999X/readings', { ground: 'quality' })
    expect([400, 404]).toContain(answer.status)
  })
})

describe('the list of looks', () => {
  it('names accounts, grounds and numbers, no person, and keeps what was said about it sealed', async () => {
    const { caseNumber } = await submit()
    await clerk.ask('POST', '/cases/of-person', { by: 'name', name: samplePerson.name, ground: 'citizen-asks' })
    const [found] = await reads(`?subject=${caseNumber}&kind=search`)
    expect(found).toMatchObject({ accountName: 'clerk', ground: 'citizen-asks' })
    const all = await (await supervisor.ask('GET', '/reads')).text()
    expect(all).not.toContain(samplePerson.name)
    expect(running.logged.join()).not.toContain(WORDS)
    for (const { bytes, path } of restingFiles(await running.restingFolders()))
      expect(bytes.includes(Buffer.from(WORDS)), path).toBe(false)
  })

  it('is read page by page by supervisors, without the words by administrators, by nobody else', async () => {
    const { caseNumber } = await submit()
    for (let at = 0; at < 60; at += 1)
      await clerk.ask('POST', `/cases/${caseNumber}/readings`, { ground: 'quality', words: `第 ${at} 次看` })
    const first = ReadsView.parse(await (await supervisor.ask('GET', `/reads?subject=${caseNumber}`)).json())
    expect(first.reads).toHaveLength(50)
    const rest = ReadsView.parse(
      await (await supervisor.ask('GET', `/reads?subject=${caseNumber}&after=${first.next}`)).json(),
    )
    expect(rest.reads).toHaveLength(10)
    expect(rest.next).toBeUndefined()
    expect(new Set([...first.reads, ...rest.reads].map(({ words }) => words)).size).toBe(60)
    const admin = await signInAs(running, 'admin')
    expect((await reads(`?subject=${caseNumber}`, admin)).map(({ words }) => words)).not.toContain('第 59 次看')
    expect((await clerk.ask('GET', '/reads')).status).toBe(403)
  })
})

/**
 * Every question of the console, and whether its answer tells of a person. Who adds one says which it is; `written` is
 * looked at above or where the route is tested.
 */
const WRITTEN = [...SHOWS_PERSONS].map((name) => name.replaceAll(/:(\w+)/g, '{$1}'))
const Act = z.object({ responses: z.record(z.string(), z.unknown()) })
const FREE: Readonly<Record<string, readonly string[]>> = {
  'names are masked to the family name': [
    '/console/api/cases',
    '/console/api/dispatch/queue',
    '/console/api/offices/{regionCode}/{institution}/days/{day}',
  ],
  'opened by a look that was written down': ['/console/api/consultations/{id}/recording/{party}/{take}/{seq}'],
  'numbers and figures only': [
    '/console/api/overview',
    '/console/api/feedback',
    '/console/api/deliveries',
    '/console/api/consultations',
    '/console/api/consultations/{id}',
    '/console/api/cases/{caseNumber}/hold',
    '/console/api/cases/{caseNumber}/trace',
    '/console/api/reads',
    '/console/api/federation',
  ],
  'of staff, places and rules': [
    '/console/api/account',
    '/console/api/account/second-factors',
    '/console/api/account/sso',
    '/console/api/sso',
    '/console/api/accounts',
    '/console/api/case-retention',
    '/console/api/centres',
    '/console/api/chat-retention',
    '/console/api/clients',
    '/console/api/content',
    '/console/api/content/parts/{kind}/{id}',
    '/console/api/content/preview',
    '/console/api/content/proposals',
    '/console/api/dispatch/lawyers',
    '/console/api/entry',
    '/console/api/entry/{itemCode}',
    '/console/api/handlers',
    '/console/api/help-calls',
    '/console/api/institutions',
    '/console/api/items',
    '/console/api/items/unconfirmed',
    '/console/api/offices',
    '/console/api/places',
    '/console/api/recording-offer',
    '/console/api/self-tests',
    '/console/api/session',
    '/console/api/sign-in-rules',
    '/console/api/staff',
    '/console/api/terminals',
  ],
}

/** Acts that answer with more than that they are done. */
const FREE_ACTS: Readonly<Record<string, readonly string[]>> = {
  'of staff, places and rules': [
    'POST /console/api/session',
    'POST /console/api/session/second-step',
    'POST /console/api/session/key/options',
    'POST /console/api/session/key',
    'POST /console/api/sso/begin',
    'POST /console/api/account/sso/begin',
    'POST /console/api/sso/finish',
    'POST /console/api/account/app',
    'PUT /console/api/account/app',
    'POST /console/api/account/recovery-codes',
    'POST /console/api/account/keys/options',
    'POST /console/api/account/keys',
    'POST /console/api/staff',
    'POST /console/api/staff/{id}/first-passwords',
    'POST /console/api/enrolment-codes',
    'POST /console/api/clients',
    'POST /console/api/clients/{id}/secrets',
    'PUT /console/api/clients/{id}/webhook',
    'POST /console/api/federation/codes',
    'PUT /console/api/federation/above',
    'POST /console/api/content/proposals',
    'POST /console/api/content/proposals/{id}/approval',
  ],
  'the number of what was just written down, which the audit names': [
    'POST /console/api/entry',
    'POST /console/api/complaints',
  ],
  'takes in, and says how far': ['PUT /console/api/consultations/{consultationId}/recording/{take}/{seq}'],
}

it('an answer that would show a person leaves only once the look is written', async () => {
  const app = fastify()
  guardLooks(app)
  app.get('/console/api/cases/:caseNumber', (request, reply) => {
    request.lookIsWritten = request.headers['x-written'] === 'yes'
    void reply.send({ name: samplePerson.name })
  })
  const url = '/console/api/cases/1'
  const forgotten = await app.inject(url)
  expect(forgotten.statusCode).toBe(500)
  expect(forgotten.body).not.toContain(samplePerson.name)
  expect((await app.inject({ url, headers: { 'x-written': 'yes' } })).statusCode).toBe(200)
})

it('every question of the console is written down, or tells of no person', async () => {
  const Document = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
  const { paths } = Document.parse(await (await fetch(`${running.centre.url}/v1/openapi.json`)).json())
  const asked = Object.entries(paths)
    .filter(([path]) => path.startsWith('/console/api/'))
    .flatMap(([path, acts]) =>
      Object.entries(acts)
        // What answers with nothing tells of nobody.
        .filter(([, act]) => Object.keys(Act.parse(act).responses).some((status) => /^20[0-35]/.test(status)))
        .map(([method]) => `${method.toUpperCase()} ${path}`),
    )
  const known = new Set([
    ...WRITTEN,
    ...Object.values(FREE).flatMap((free) => free.map((path) => `GET ${path}`)),
    ...Object.values(FREE_ACTS).flat(),
  ])
  expect(asked.filter((one) => !known.has(one))).toEqual([])
  expect([...known].filter((one) => !asked.includes(one))).toEqual([])
})
