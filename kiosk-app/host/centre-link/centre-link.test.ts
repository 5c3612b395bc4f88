/** The one door to the centre: what is believed, what is tried again, and what a stranger on the line gets. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { Application } from '@lutong/core/contracts/intake.ts'
import { parseAuthorization } from '@lutong/core/contracts/terminal-auth.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { sampleF6 } from '@lutong/core/forms/sample.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadTerminalKeys, sha256Hex, type TerminalKeys } from '../secrets/terminal-keys.ts'
import { newUuidV7 } from '../secrets/uuid.ts'
import { NOON_MS } from '../testing/host-rig.ts'
import { type CentreLink, openCentreLink } from './centre-link.ts'

type Answer = { readonly status: number; readonly json: unknown; readonly headers?: Record<string, string> }
const centreKeys = generateKeyPairSync('ed25519')
const strangerKeys = generateKeyPairSync('ed25519')

let folder: string
let clock: TestClock
let keys: TerminalKeys
let server: Server
let url: string
let link: CentreLink | undefined
let answer: (request: IncomingMessage, body: Buffer) => Answer
let asked: string[]

const enrolment = () => ({
  terminalId: keys.terminalId,
  terminalName: '一号终端',
  centreName: '青石县公共法律服务中心（练习）',
  centrePhone: '0571-00000000',
  regionCode: '331081',
  receiptKey: {
    kid: 'k1',
    publicKey: centreKeys.publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
  },
  verifyUrl: 'http://centre.test/verify',
})
const HEARD: Answer = { status: 200, json: { nowMs: NOON_MS, nextInMs: 60_000 } }

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-link-'))
  clock = createTestClock(NOON_MS)
  const loaded = loadTerminalKeys(folder, NOON_MS)
  if (!loaded.ok) throw new Error(loaded.error)
  keys = loaded.value
  asked = []
  answer = () => HEARD
  server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      asked.push(`${request.method} ${request.url}`)
      const { status, json, headers } = answer(request, Buffer.concat(chunks))
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers })
      response.end(typeof json === 'string' ? json : JSON.stringify(json))
    })
  })
  // A centre of before: it has no standing line, and all goes by request.
  server.on('upgrade', (_request, socket) => socket.destroy())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
})
afterEach(async () => {
  link?.close()
  link = undefined
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  rmSync(folder, { recursive: true, force: true })
})

const openLink = async (enrolCode?: string): Promise<CentreLink> => {
  link = await openCentreLink({
    centreUrl: url,
    dataFolder: folder,
    keys,
    clock,
    log: () => {},
    random: () => 0.5,
    enrolCode,
    watchState: () => () => {},
    heartbeat: () => ({
      softwareVersion: '0.1.0',
      catalogueVersion: 'test',
      openIntents: 0,
      inSession: false,
      devices: [],
    }),
  })
  return link
}
const openEnrolled = () => {
  writeFileSync(join(folder, 'enrolment.json'), JSON.stringify(enrolment()))
  return openLink()
}
const beats = () => asked.filter((one) => one === 'POST /v1/terminals/heartbeat').length
const untilBeats = (count: number) => vi.waitFor(() => expect(beats()).toBe(count))

const application = (): Application =>
  Application.parse({
    schemaVersion: 1,
    id: newUuidV7(NOON_MS),
    terminalId: keys.terminalId,
    regionCode: '331081',
    channel: 'terminal',
    itemCode: 'GF01001',
    catalogueVersion: 'test',
    language: 'zh-CN',
    identification: { method: 'none' },
    forms: [{ formCode: 'F6', data: sampleF6 }],
    materials: [],
    signature: null,
    createdAtTerminalMs: NOON_MS,
  })

describe('enrolment', () => {
  it('is kept: the next start needs no code', async () => {
    answer = (request) => (request.url === '/v1/terminals/enrol' ? { status: 201, json: enrolment() } : HEARD)
    expect((await openLink('ABCDEFGHJKMN')).enrolment?.terminalName).toBe('一号终端')
    link?.close()
    expect((await openLink()).enrolment?.terminalName).toBe('一号终端')
  })

  it('is tried again while the centre is down, and told when it comes', async () => {
    answer = () => ({ status: 503, json: {} })
    const opened = await openLink('ABCDEFGHJKMN')
    expect(opened.enrolment).toBeUndefined()
    const told = new Promise<void>((resolve) => opened.onChange(resolve))
    answer = (request) => (request.url === '/v1/terminals/enrol' ? { status: 201, json: enrolment() } : HEARD)
    clock.advance(2_000)
    await told
    expect(opened.enrolment?.regionCode).toBe('331081')
  })

  it.each([
    ['is damaged', '{"terminalId":'],
    ['belongs to another terminal', JSON.stringify({ terminalId: '01890000-0000-7000-8000-000000000009' })],
  ])('that %s counts as none', async (_how, text) => {
    writeFileSync(join(folder, 'enrolment.json'), text)
    expect((await openLink()).enrolment).toBeUndefined()
    expect(asked).toEqual([])
  })
})

describe('the heartbeat', () => {
  it('comes when the centre wants it', async () => {
    const opened = await openEnrolled()
    await untilBeats(1)
    await vi.waitFor(() => expect(opened.online).toBe(true))
    clock.advance(59_000)
    expect(beats()).toBe(1)
    await vi.waitFor(() => {
      clock.advance(1_000)
      expect(beats()).toBe(2)
    })
  })

  it('tells that the centre is gone, and that it is back', async () => {
    const opened = await openEnrolled()
    await vi.waitFor(() => expect(opened.online).toBe(true))
    answer = () => ({ status: 500, json: 'no json' })
    await vi.waitFor(() => {
      clock.advance(60_000)
      expect(opened.online).toBe(false)
    })
    answer = () => HEARD
    await vi.waitFor(() => {
      clock.advance(30_000)
      expect(opened.online).toBe(true)
    })
  })
})

describe('a request', () => {
  it('is signed by this terminal, with nothing personal in its address', async () => {
    const opened = await openEnrolled()
    await untilBeats(1)
    let seen = ''
    answer = (request, body) => {
      seen = `${request.headers.authorization} ${request.url} ${body.length > 0}`
      return { status: 200, json: { cases: [] } }
    }
    await opened.queryCases({ by: 'id-card', idNumber: '11010519491231002X' })
    expect(parseAuthorization(seen.slice(0, seen.indexOf(' /')))?.terminalId).toBe(keys.terminalId)
    expect(asked.at(-1)).toBe('POST /v1/case-queries')
    expect(asked.join()).not.toContain('11010519491231002X')
  })

  it.each([
    ['a captive portal', { status: 200, json: '<html>please log in</html>' }, false],
    ['a gateway', { status: 502, json: 'bad gateway' }, false],
    ['another shape', { status: 200, json: { cases: 'many' } }, true],
    ['a server error', { status: 500, json: { type: 'x' } }, true],
  ])('answered by %s counts as not reached', async (_what, wrong, answered) => {
    const opened = await openEnrolled()
    answer = () => wrong
    const result = await opened.queryCases({ by: 'id-card', idNumber: '11010519491231002X' })
    expect(result).toMatchObject({ ok: false, error: { code: 'unreachable', answered } })
  })

  it('is not led elsewhere', async () => {
    const opened = await openEnrolled()
    answer = () => ({ status: 307, json: {}, headers: { Location: 'http://127.0.0.1:1/' } })
    const result = await opened.queryCases({ by: 'id-card', idNumber: '11010519491231002X' })
    expect(result).toMatchObject({ ok: false, error: { code: 'unreachable' } })
  })

  it('keeps what only a newer centre understands until there is one', async () => {
    const opened = await openEnrolled()
    const problem = { type: 'urn:lutong:problem:schema-version-unknown', title: 'no', status: 422, schemaVersions: [1] }
    answer = () => ({ status: 422, json: { ...problem, code: 'schema-version-unknown' } })
    const result = await opened.queryCases({ by: 'id-card', idNumber: '11010519491231002X' })
    expect(result).toMatchObject({ ok: false, error: { code: 'unreachable', answered: true } })
  })

  it('learns when it may come again', async () => {
    const opened = await openEnrolled()
    const json = { type: 'about:blank', title: 'slow down', status: 429, code: 'rate-limited' }
    answer = () => ({ status: 429, json, headers: { 'Retry-After': '30' } })
    const result = await opened.queryCases({ by: 'id-card', idNumber: '11010519491231002X' })
    expect(result).toMatchObject({ ok: false, error: { code: 'unreachable', retryAfterMs: 30_000 } })
  })
})

describe('a receipt', () => {
  const answered = async (change: (body: Record<string, unknown>) => Record<string, unknown>, signer = centreKeys) => {
    const opened = await openEnrolled()
    const sent = application()
    const digest = sha256Hex(canonicalBytes(sent))
    const body = change({
      applicationId: sent.id,
      caseNumber: '331081-20261124-000001',
      digest,
      receivedAtMs: NOON_MS,
      slipCode: 'ABCD2345',
    })
    const signature = sign(null, canonicalBytes(body), signer.privateKey).toString('base64')
    answer = () => ({
      status: 201,
      json: { receipt: { body, alg: 'Ed25519', kid: 'k1', signature }, missingBlobs: [] },
    })
    return opened.putApplication(sent, digest, null)
  }

  it('signed by the enrolled centre is believed', async () => {
    expect(await answered((body) => body)).toMatchObject({ ok: true })
  })

  it('signed by somebody else is no answer at all', async () => {
    expect(await answered((body) => body, strangerKeys)).toMatchObject({ ok: false, error: { code: 'unreachable' } })
  })

  it('of another application, or of other content, is no answer at all', async () => {
    const other = { applicationId: newUuidV7(NOON_MS) }
    expect(await answered((body) => ({ ...body, ...other }))).toMatchObject({ ok: false })
    link?.close()
    expect(await answered((body) => ({ ...body, digest: 'a'.repeat(64) }))).toMatchObject({ ok: false })
  })
})
