/** Two centres, one above the other, and a line between them that can be cut; on both engines. */
import { generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { FEDERATION_SIGNED_AS, FederationReport, SignedFederationReport } from '@lutong/core/contracts/federation.ts'
import { canonicalBytes } from '@lutong/core/crypto/digest.ts'
import { sampleF2, samplePerson } from '@lutong/core/forms/sample.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'
import { FederationView, STALE_AFTER_MS } from './console-federation.ts'
import { UPWARD_TIMINGS } from './upward.ts'

let upper: RunningCentre
let lower: RunningCentre
let terminal: SigningTerminal
let line: { readonly url: string; readonly sent: string[]; isCut: boolean; close(): void }

const openLine = async (to: () => string): Promise<typeof line> => {
  const sent: string[] = []
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request)
    if (one.isCut) return void response.destroy()
    sent.push(body)
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(to() + request.url, { method: 'POST', headers, body }).catch(() => undefined)
    if (answer === undefined) return void response.destroy()
    return void response.writeHead(answer.status, headers).end(await answer.text())
  }
  const server = createServer((request, response) => void pass(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const one = { url: `http://127.0.0.1:${port}`, sent, isCut: false, close: () => void server.close() }
  return one
}

beforeAll(async () => {
  const pushTo = { privateToo: false, loopbackToo: true }
  ;[upper, lower] = await Promise.all([startCentre(), startCentre({ pushTo })])
  terminal = await lower.newTerminal()
  line = await openLine(() => upper.centre.url)
})
afterAll(async () => {
  line.close()
  await Promise.all([upper.end(), lower.end()])
})

/** Signing in is slow by intent: once, until time passes. */
const desks = new Map<RunningCentre, Promise<StaffDesk>>()
const adminOf = (running: RunningCentre): Promise<StaffDesk> => {
  const desk = desks.get(running) ?? signInAs(running, 'admin')
  desks.set(running, desk)
  return desk
}
/** The machine may be busy with much else. */
const SOON = { timeout: 20_000, interval: 200 }
const pass = (ms: number, ...centres: readonly RunningCentre[]) => {
  for (const { clock } of centres) clock.skip(ms)
  desks.clear()
}
/** A beat may pass while the one before is still at work: then the next one does it. */
const beatsUntil = (holds: () => Promise<unknown>) =>
  vi.waitFor(async () => {
    for (const { clock } of [upper, lower]) clock.skip(UPWARD_TIMINGS.beatMs)
    await holds()
  }, SOON)
const viewOf = async (running: RunningCentre) =>
  FederationView.parse(await (await (await adminOf(running)).ask('GET', '/federation')).json())
const beneath = async (name: string) => (await viewOf(upper)).beneath.find((one) => one.name === name)
const codeFor = async (name: string, regionCode: string): Promise<string> => {
  const answer = await (await adminOf(upper)).ask('POST', '/federation/codes', { name, regionCode })
  return ((await answer.json()) as { code: string }).code
}
const handIn = async (count: number, itemCode: string) => {
  for (let n = 0; n < count; n += 1)
    expect((await terminal.submit(buildApplication(terminal, { itemCode }))).status).toBe(201)
}
const toDoor = (path: string, body: unknown) =>
  fetch(`${upper.centre.url}/v1/federation/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('a centre beneath', () => {
  it('tells its figures, is missed while its line is cut, and makes up for it; each month counts once', async () => {
    await handIn(6, 'GF05001')
    await handIn(5, 'GF02003')
    await handIn(3, 'GF02001')
    const join = { url: line.url, code: await codeFor('青石县', '331081') }
    const admin = await adminOf(lower)
    const joinAgain = async () => (await admin.ask('PUT', '/federation/above', join)).json() as Promise<unknown>
    expect(await joinAgain()).toEqual({ failure: null })
    // The code is spent.
    expect(await joinAgain()).toEqual({ failure: 'refused' })
    await vi.waitFor(async () => {
      const one = await beneath('青石县')
      expect(one).toMatchObject({ heard: 'now', now: { open: 14, late: null, terminals: { all: 1, online: 0 } } })
      // Three are not told, and five with them, or the three could be worked out.
      expect(one?.month).toMatchObject({ received: 14, byItem: [{ itemCode: 'GF05001', count: 6 }] })
    }, SOON)

    line.isCut = true
    await handIn(7, 'GF02003')
    pass(UPWARD_TIMINGS.countEveryMs, upper, lower)
    await vi.waitFor(async () => expect((await viewOf(lower)).above?.failure).toBe('not-reached'), SOON)
    expect(await beneath('青石县')).toMatchObject({ heard: 'stale', now: { open: 14 }, month: { received: 14 } })

    line.isCut = false
    await beatsUntil(async () => {
      expect(await beneath('青石县')).toMatchObject({ heard: 'now', month: { received: 21 } })
      expect((await viewOf(lower)).above).toMatchObject({ failure: null })
    })

    // What is there as it is here is not told again, and told again by whoever caught it counts once.
    await beatsUntil(async () =>
      expect(SignedFederationReport.parse(JSON.parse(line.sent.at(-1) ?? '')).body.periods).toEqual([]),
    )
    for (const body of line.sent.filter((one) => one.includes('"periods"'))) await toDoor('reports', JSON.parse(body))
    expect((await beneath('青石县'))?.month).toMatchObject({ received: 21 })
  })

  it('is told as it is after either side was put back from a backup', async () => {
    const received = (count: number) =>
      beatsUntil(async () => expect((await beneath('青石县'))?.month).toMatchObject({ received: count }))
    await lower.backUp()
    await upper.backUp()
    await handIn(5, 'GF02003')
    await lower.restart()
    await received(26)
    await upper.loseAndRestore()
    await received(26)
    // Its revisions begin again from an older one than was told.
    await lower.loseAndRestore()
    await received(21)
  })

  it('says nothing of a person: what it sends fits a schema in which there is no place for one', () => {
    const reports = line.sent.filter((body) => body.includes('"periods"'))
    for (const secret of [samplePerson.name, samplePerson.idNumber, samplePerson.phone, sampleF2.facts, '-20261124-'])
      for (const body of reports) expect(body).not.toContain(secret)
    const report = SignedFederationReport.parse(JSON.parse(reports.find((body) => body.includes('GF05001')) ?? '')).body
    const spoilt: unknown[] = []
    const spoil = (value: unknown, put: (changed: unknown) => unknown) => {
      if (typeof value !== 'object' || value === null) return void spoilt.push(put(samplePerson.name))
      if (Array.isArray(value)) return value.forEach((one, at) => spoil(one, (changed) => put(value.with(at, changed))))
      spoilt.push(put({ ...value, name: samplePerson.name }))
      for (const [key, one] of Object.entries(value)) spoil(one, (changed) => put({ ...value, [key]: changed }))
      return undefined
    }
    spoil(report, (changed) => changed)
    expect(spoilt.length).toBeGreaterThan(30)
    for (const one of spoilt) expect(FederationReport.safeParse(one).success, JSON.stringify(one)).toBe(false)
  })
})

describe('whoever is not that centre', () => {
  const keys = generateKeyPairSync('ed25519')
  const centreId = randomUUID()
  const month = { ...{ byItem: [], byChannel: [], granted: null, refused: null }, ...{ talks: null, answered: null } }
  const report = (received: number, revision: number, wishes: { key?: KeyObject; sentAtMs?: number } = {}) => {
    const body = {
      centreId,
      sentAtMs: wishes.sentAtMs ?? upper.clock.nowMs(),
      now: {
        ...{ open: null, late: null, waiting: null, terminals: { all: 1, online: 0 }, skills: [] },
        lawyers: { free: 0, busy: 0, onDuty: 0 },
      },
      periods: [
        { period: '2026-11', revision, figures: { ...month, received, byField: [], rated: null, satisfied: null } },
      ],
    }
    const bytes = Buffer.concat([Buffer.from(FEDERATION_SIGNED_AS), canonicalBytes(body)])
    return { body, signature: sign(null, bytes, wishes.key ?? keys.privateKey).toString('base64') }
  }
  const told = async (signed: unknown) => (await toDoor('reports', signed)).status

  it('is refused, and the centre counts as never heard until it speaks itself', async () => {
    const code = await codeFor('白河县', '331082')
    const publicKey = keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    expect((await toDoor('centres', { code: '0'.repeat(12), centreId, publicKey })).status).toBe(401)
    expect(await told(report(100, 1))).toBe(401)
    expect((await toDoor('centres', { code, centreId, publicKey })).status).toBe(201)
    const signed = report(100, 1)
    expect(await told(report(100, 1, { key: generateKeyPairSync('ed25519').privateKey }))).toBe(401)
    expect(await told({ ...signed, body: { ...signed.body, sentAtMs: signed.body.sentAtMs + 1 } })).toBe(401)
    expect(await told(report(100, 1, { sentAtMs: upper.clock.nowMs() - 3_600_000 }))).toBe(401)
    expect(await beneath('白河县')).toMatchObject({ heard: 'never', now: null, month: null })
    expect(await told(signed)).toBe(200)
    expect(await beneath('白河县')).toMatchObject({ heard: 'now', month: { received: 100 } })
  })

  it('does not make it heard again by what it said before, nor take back what it said since', async () => {
    const before = report(200, 2)
    expect(await told(before)).toBe(200)
    const heardAtMs = (await beneath('白河县'))?.heardAtMs
    pass(60_000, upper)
    for (const again of [before, report(150, 1, { sentAtMs: before.body.sentAtMs })])
      expect(await told(again)).toBe(200)
    expect(await beneath('白河县')).toMatchObject({ heardAtMs, month: { received: 200 } })
    pass(STALE_AFTER_MS, upper)
    expect((await beneath('白河县'))?.heard).toBe('stale')
  })

  it('is heard no longer once it is revoked', async () => {
    const revoke = async (role: 'supervisor' | 'admin') =>
      (await (await signInAs(upper, role)).ask('POST', `/federation/centres/${centreId}/revocation`)).status
    expect(await revoke('supervisor')).toBe(403)
    expect(await revoke('admin')).toBe(204)
    expect(await told(report(300, 3))).toBe(401)
    expect(await beneath('白河县')).toMatchObject({ heard: 'revoked', month: { received: 200 } })
  })
})
