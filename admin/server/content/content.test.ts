import { createPublicKey, verify } from 'node:crypto'
import { manifestSigningBytes, partKey, type PartRef, SignedManifest } from '@lutong/core/contracts/content-package.ts'
import { type Content, contentOf, partsOfRelease } from '@lutong/core/content/package.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildApplication } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { afterRelease, hashesOf, writtenPart } from './parts.ts'

let running: RunningCentre
let terminal: SigningTerminal
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
})
afterAll(() => running.end())

const manifestNow = async () => SignedManifest.parse(await (await terminal.send('GET', '/v1/content/manifest')).json())

describe('the content a centre begins with', () => {
  it('is what its software brings along, as version 1, and stays so when it starts again', async () => {
    await running.restart()
    const { body } = await manifestNow()
    expect(body.contentVersion).toBe(1)
    expect(body.parts.map(partKey)).toEqual(partsOfRelease().map(partKey))
  })

  it('is signed by the centre’s key, over a sentence no receipt could be', async () => {
    const signed = await manifestNow()
    const { kid, publicKey } = terminal.enrolment.receiptKey
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    expect(signed.kid).toBe(kid)
    expect(verify(null, manifestSigningBytes(signed.body), key, Buffer.from(signed.signature, 'base64'))).toBe(true)
  })

  it('comes part by part, compressed and for ever the same, and is whole', async () => {
    const { body } = await manifestNow()
    const parts = []
    for (const ref of body.parts) {
      const answer = await terminal.send('GET', `/v1/content/parts/${ref.sha256}`)
      expect(answer.headers.get('cache-control')).toContain('immutable')
      expect(answer.headers.get('content-encoding')).toBe('gzip')
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect(sha256(bytes)).toBe(ref.sha256)
      expect(bytes.byteLength).toBe(ref.size)
      parts.push({ ...ref, value: JSON.parse(bytes.toString()) as unknown })
    }
    expect(contentOf(1, parts)).toMatchObject({ ok: true, value: { version: 1 } satisfies Partial<Content> })
  })

  it('is not sent again to who has it', async () => {
    const first = await terminal.send('GET', '/v1/content/manifest')
    const again = await terminal.send('GET', '/v1/content/manifest', undefined, {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    })
    expect(again.status).toBe(304)
  })

  it('is for enrolled terminals: nobody else is let in', async () => {
    expect((await fetch(`${running.centre.url}/v1/content/manifest`)).status).toBe(401)
  })

  it('is named in the answer to every heartbeat', async () => {
    const beat = { softwareVersion: '0.1.0', catalogueVersion: 'x', openIntents: 0, inSession: false, devices: [] }
    expect(await (await terminal.post('/v1/terminals/heartbeat', beat)).json()).toMatchObject({ contentVersion: 1 })
  })
})

describe('an application', () => {
  it('may name a content of which this centre knows nothing, and is checked by the one of now', async () => {
    const application = { ...buildApplication(terminal), catalogueVersion: 'content-77' }
    expect((await terminal.submit(application)).status).toBe(201)
  })
})

describe('a new software release', () => {
  const ref = (kind: string, id: string, value: unknown): PartRef => writtenPart({ kind, id, value }).ref
  const hashes = (refs: readonly PartRef[]) => hashesOf(refs)
  const old = [ref('item', 'a', 1), ref('item', 'b', 1), ref('item', 'c', 1)]

  it('changes what nobody edited, and leaves what staff wrote', () => {
    const now = [ref('item', 'a', 1), ref('item', 'b', 'ours'), ref('item', 'c', 1)]
    const release = [ref('item', 'a', 2), ref('item', 'b', 2), ref('item', 'c', 1)]
    expect(afterRelease(now, hashes(old), release)).toEqual([release[0], now[1], now[2]])
  })

  it('takes out what it no longer has, unless staff wrote it', () => {
    const now = [ref('item', 'a', 1), ref('item', 'b', 'ours'), ref('item', 'c', 1)]
    expect(afterRelease(now, hashes(old), [ref('item', 'c', 1)])).toEqual([now[2], now[1]])
  })

  it('brings new parts in, and makes no version where nothing is new', () => {
    expect(afterRelease(old, hashes(old), [...old, ref('item', 'd', 1)])).toHaveLength(4)
    expect(afterRelease(old, hashes(old), old)).toEqual(old)
  })
})
