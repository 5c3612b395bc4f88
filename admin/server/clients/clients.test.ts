import { randomUUID } from 'node:crypto'
import { ClientCaseList, ClientCaseStatus } from '@lutong/core/contracts/clients.ts'
import { CaseQueryAnswer, IntakeAnswer } from '@lutong/core/contracts/intake.ts'
import { samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ApiClient, clientWith, registerClient, telephoned } from '../testing/api-client.ts'
import { auditTrail } from '../../store/testing/audit-trail.ts'
import { pngBytes } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256 } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import { ONCE_TIMINGS } from './once-only.ts'

let running: RunningCentre
let admin: StaffDesk
let clerk: StaffDesk
let hotline: ApiClient
const url = () => running.centre.url
beforeAll(async () => {
  running = await startCentre()
  admin = await signInAs(running, 'admin')
  clerk = await signInAs(running, 'clerk')
  hotline = await registerClient(url, admin)
})
afterAll(() => running.end())

const handIn = async (client = hotline, wishes: Parameters<typeof telephoned>[0] = {}) => {
  const answer = await client.submit(telephoned(wishes), randomUUID())
  expect(answer.status).toBe(201)
  return IntakeAnswer.parse(await answer.json())
}
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code

describe('another system', () => {
  it('hands in what citizens find by card at any terminal, in the one series of numbers', async () => {
    const terminal = await running.newTerminal()
    const { receipt } = await handIn()
    const asked = await terminal.ask({ by: 'id-card', idNumber: samplePerson.idNumber })
    const { cases } = CaseQueryAnswer.parse(await asked.json())
    expect(cases.map(({ caseNumber }) => caseNumber)).toContain(receipt.body.caseNumber)
    const next = await handIn()
    const serial = (number: string) => Number(number.slice(-6))
    expect(serial(next.receipt.body.caseNumber)).toBe(serial(receipt.body.caseNumber) + 1)
    const page = await (await clerk.ask('GET', `/cases/${receipt.body.caseNumber}`)).json()
    expect(page).toMatchObject({ channel: 'hotline', identification: 'typed', signedOnPaper: true })
  })

  it('is held to the catalogue as terminals are, and to its own regions and channels', async () => {
    const refused = async (body: object) => {
      const answer = await hotline.submit(body, randomUUID())
      return [answer.status, await codeOf(answer)]
    }
    expect(await refused(telephoned({ rest: { regionCode: '110101' } }))).toEqual([403, 'forbidden'])
    expect(await refused(telephoned({ rest: { channel: 'letter' } }))).toEqual([403, 'forbidden'])
    expect(await refused(telephoned({ rest: { channel: 'terminal' } }))).toEqual([400, 'invalid-request'])
    expect(await refused(telephoned({ rest: { signature: null } }))).toEqual([400, 'invalid-request'])
    expect(await refused(telephoned({ rest: { schemaVersion: 9 } }))).toEqual([422, 'schema-version-unknown'])
    expect(await refused(telephoned({ rest: { terminalId: hotline.id } }))).toEqual([400, 'invalid-request'])
  })

  it('adds files beside it, and is told that they have come', async () => {
    const picture = pngBytes(randomUUID())
    const material = {
      materialCode: 'identity-document',
      sha256: sha256(picture),
      mediaType: 'image/png',
      sizeBytes: picture.length,
    }
    const { missingBlobs, receipt } = await handIn(hotline, { materials: [material] })
    expect(missingBlobs).toEqual([sha256(picture)])
    const address = `/v1/client/applications/${receipt.body.caseNumber}`
    const status = async () => ClientCaseStatus.parse(await (await hotline.ask('GET', address)).json())
    expect((await status()).awaitingMaterials).toBe(true)
    expect((await hotline.ask('PUT', `/v1/client/blobs/${sha256(picture)}`, picture)).status).toBe(201)
    expect((await hotline.ask('HEAD', `/v1/client/blobs/${sha256(picture)}`)).status).toBe(200)
    expect((await status()).awaitingMaterials).toBe(false)
  })

  it('answers what staff ask to be added, once', async () => {
    const { caseNumber } = (await handIn()).receipt.body
    const papers = [{ name: '考勤表', why: '证明干了多少天' }]
    const act = { actId: '01997c5e-7d00-7000-8000-000000000042', act: { kind: 'ask-supplement', papers } }
    expect((await clerk.ask('POST', `/cases/${caseNumber}/acts`, act)).status).toBe(204)
    const address = `/v1/client/applications/${caseNumber}`
    const before = ClientCaseStatus.parse(await (await hotline.ask('GET', address)).json())
    expect(before.supplement?.papers.map(({ name }) => name)).toEqual(['考勤表'])
    const picture = pngBytes(randomUUID())
    const material = {
      materialCode: 'supplement-1',
      sha256: sha256(picture),
      mediaType: 'image/png',
      sizeBytes: picture.length,
    }
    const key = { 'idempotency-key': randomUUID() }
    const send = () => hotline.ask('POST', `${address}/supplements`, { materials: [material] }, key)
    const first = await send()
    const told = await first.text()
    expect([first.status, ClientCaseStatus.parse(JSON.parse(told)).supplement]).toEqual([200, null])
    const again = await send()
    expect([again.status, await again.text(), again.headers.get('idempotency-replayed')]).toEqual([200, told, 'true'])
    const other = await hotline.ask(
      'POST',
      `${address}/supplements`,
      { materials: [material] },
      {
        'idempotency-key': randomUUID(),
      },
    )
    expect([other.status, await codeOf(other)]).toEqual([409, 'conflict'])
  })

  it('sees what it handed in, page by page, and nothing of others', async () => {
    const website = await registerClient(url, admin, { name: '网站', channels: ['web'] })
    const numbers: string[] = []
    for (let n = 0; n < 5; n += 1) {
      running.clock.advance(n % 2)
      numbers.push((await handIn(website, { rest: { channel: 'web' } })).receipt.body.caseNumber)
    }
    const list = async (query: string) =>
      ClientCaseList.parse(await (await website.ask('GET', `/v1/client/applications${query}`)).json())
    const first = await list('?limit=2')
    const second = await list(`?limit=2&after=${first.next}`)
    const third = await list(`?limit=2&after=${second.next}`)
    const seen = [first, second, third].flatMap(({ cases }) => cases.map(({ caseNumber }) => caseNumber))
    expect(seen).toEqual(numbers.toReversed())
    expect(third.next).toBeUndefined()
    const [mine = ''] = numbers
    expect((await hotline.ask('GET', `/v1/client/applications/${mine}`)).status).toBe(404)
    expect((await website.ask('GET', '/v1/client/applications?after=nonsense')).status).toBe(400)
  })

  it('does not fetch again what it has, until it changes', async () => {
    const { caseNumber } = (await handIn()).receipt.body
    const ask = (tag = '') =>
      hotline.ask('GET', `/v1/client/applications/${caseNumber}`, undefined, tag === '' ? {} : { 'if-none-match': tag })
    const tag = (await ask()).headers.get('etag') ?? ''
    expect(tag).toMatch(/^"[\w-]{43}"$/)
    expect((await ask(tag)).status).toBe(304)
    await clerk.ask('POST', `/cases/${caseNumber}/moves`, {
      from: 'applied',
      to: 'accepted',
      outcome: null,
      reason: null,
    })
    expect((await ask(tag)).status).toBe(200)
  })

  it('finds a case of a terminal by what stands on its slip, and by nothing less', async () => {
    const { caseNumber, slipCode } = (await handIn()).receipt.body
    const website = await registerClient(url, admin, { name: '另一个网站', channels: ['web'], acts: ['query'] })
    const ask = async (code: string) => {
      const answer = await website.ask('POST', '/v1/client/case-queries', { caseNumber, slipCode: code })
      return ((await answer.json()) as { cases: unknown[] }).cases.length
    }
    expect(await ask(slipCode)).toBe(1)
    expect(await ask(slipCode === '00000000' ? '11111111' : '00000000')).toBe(0)
    const elsewhere = await registerClient(url, admin, { name: '外省', regions: ['11'] })
    const answer = await elsewhere.ask('POST', '/v1/client/case-queries', { caseNumber, slipCode })
    expect(await answer.json()).toEqual({ cases: [] })
  })

  it('may do what it was allowed, as often as it was allowed', async () => {
    const reader = await registerClient(url, admin, { name: '只查', acts: ['query'], requestsPerMinute: 3 })
    expect((await reader.submit(telephoned(), randomUUID())).status).toBe(403)
    expect((await reader.ask('HEAD', `/v1/client/blobs/${'0'.repeat(64)}`)).status).toBe(403)
    expect((await reader.ask('GET', '/v1/client/applications')).status).toBe(200)
    const over = await reader.ask('GET', '/v1/client/applications')
    expect([over.status, Number(over.headers.get('retry-after'))]).toEqual([429, 60])
    running.clock.advance(60_000)
    expect((await reader.ask('GET', '/v1/client/applications')).status).toBe(200)
  })
})

describe('its secret', () => {
  const ask = async (client: ApiClient) => (await client.ask('GET', '/v1/client/applications')).status

  it('is shown once and kept nowhere; a changed sign of it lets nobody in', async () => {
    const client = await registerClient(url, admin, { name: '密钥' })
    expect(JSON.stringify(await (await admin.ask('GET', '/clients')).json())).not.toContain(client.secret.slice(-43))
    expect(await ask(client)).toBe(200)
    const changed = `${client.secret.slice(0, -2)}${client.secret.endsWith('AA') ? 'BB' : 'AA'}`
    expect(await ask(clientWith(url, { id: client.id, secret: changed }))).toBe(401)
    expect(await ask(clientWith(url, { id: client.id, secret: client.secret.replace(client.id, hotline.id) }))).toBe(
      401,
    )
    expect(running.logged.join()).not.toContain(client.secret.slice(-43))
  })

  it('is changed without standing still: the one before holds a day', async () => {
    const client = await registerClient(url, admin, { name: '换密钥' })
    const made = (await (await admin.ask('POST', `/clients/${client.id}/secrets`)).json()) as { secret: string }
    const renewed = clientWith(url, { id: client.id, secret: made.secret })
    expect([await ask(client), await ask(renewed)]).toEqual([200, 200])
    running.clock.advance(24 * 3_600_000)
    expect([await ask(client), await ask(renewed)]).toEqual([401, 200])
    // The day has ended the sessions of staff too.
    ;[admin, clerk] = [await signInAs(running, 'admin'), await signInAs(running, 'clerk')]
  })

  it('ends with the revocation, and gets no successor', async () => {
    const client = await registerClient(url, admin, { name: '撤销' })
    expect((await admin.ask('POST', `/clients/${client.id}/revocation`)).status).toBe(204)
    expect(await ask(client)).toBe(401)
    expect((await admin.ask('POST', `/clients/${client.id}/secrets`)).status).toBe(409)
  })

  it('is the administrator’s to give', async () => {
    expect((await clerk.ask('GET', '/clients')).status).toBe(403)
    expect((await clerk.ask('POST', `/clients/${hotline.id}/revocation`)).status).toBe(403)
  })
})

describe('a key of idempotency', () => {
  it('is asked for, in quotes or without', async () => {
    const bare = await hotline.ask('POST', '/v1/client/applications', telephoned())
    expect([bare.status, await bare.json()]).toMatchObject([
      400,
      { errors: [{ path: 'idempotency-key', code: 'required' }] },
    ])
    const short = await hotline.submit(telephoned(), 'x')
    expect(await short.json()).toMatchObject({ errors: [{ path: 'idempotency-key', code: 'invalid_format' }] })
    const unquoted = await hotline.ask('POST', '/v1/client/applications', telephoned(), {
      'idempotency-key': randomUUID(),
    })
    expect(unquoted.status).toBe(201)
  })

  it('gives the stored answer again, byte for byte, and another content is refused', async () => {
    const key = randomUUID()
    const application = telephoned()
    const first = await hotline.submit(application, key)
    const told = await first.text()
    const again = await hotline.submit(application, key)
    expect([again.status, await again.text()]).toEqual([201, told])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    const other = await hotline.submit(telephoned({ rest: { language: 'en' } }), key)
    expect([other.status, await codeOf(other)]).toEqual([422, 'idempotency-key-reused'])
    // Another system's keys are its own.
    const website = await registerClient(url, admin, { name: '别家' })
    expect((await website.submit(application, key)).headers.get('idempotency-replayed')).toBeNull()
  })

  it('makes one case of requests that come all at once', async () => {
    const key = randomUUID()
    const application = telephoned()
    const answers = await Promise.all(Array.from({ length: 12 }, () => hotline.submit(application, key)))
    const told = await Promise.all(
      answers.map(async (answer) => ({ status: answer.status, text: await answer.text() })),
    )
    const made = told.filter(({ status }) => status === 201)
    expect(new Set(made.map(({ text }) => text)).size).toBe(1)
    expect(told.filter(({ status }) => status !== 201).every(({ status }) => status === 409)).toBe(true)
    expect((await hotline.submit(application, key)).status).toBe(201)
  })

  it('is free again where nothing was done', async () => {
    const key = randomUUID()
    expect((await hotline.submit(telephoned({ rest: { signature: null } }), key)).status).toBe(400)
    expect((await hotline.submit(telephoned(), key)).status).toBe(201)
  })

  it('is remembered over a restart, for a day at least, and forgotten after its time', async () => {
    const key = randomUUID()
    const application = telephoned()
    const told = await (await hotline.submit(application, key)).text()
    await running.restart()
    running.clock.advance(25 * 3_600_000)
    expect(await (await hotline.submit(application, key)).text()).toBe(told)
    running.clock.advance(ONCE_TIMINGS.keptMs)
    await expect
      .poll(
        async () => {
          running.clock.advance(ONCE_TIMINGS.sweepEveryMs)
          return (await hotline.submit(application, key)).headers.get('idempotency-replayed')
        },
        { timeout: 10_000 },
      )
      .toBeNull()
    ;[admin, clerk] = [await signInAs(running, 'admin'), await signInAs(running, 'clerk')]
  })
})

it('leaves every act in the trail, those of staff and its own', async () => {
  const client = await registerClient(url, admin, { name: '留痕' })
  const { caseNumber } = (await handIn(client)).receipt.body
  await client.ask('GET', `/v1/client/applications/${caseNumber}`)
  await client.ask('GET', '/v1/client/applications')
  await admin.ask('POST', `/clients/${client.id}/secrets`)
  await admin.ask('POST', `/clients/${client.id}/revocation`)
  const trail = await auditTrail(running)
  const of = (actor: string) => trail.filter((one) => one.actor === actor).map(({ action }) => action)
  expect(of('client:留痕')).toEqual(['client.submitted', 'client.read', 'client.listed'])
  expect(of('admin').slice(-3)).toEqual(['client.made', 'client.secret-renewed', 'client.revoked'])
})
