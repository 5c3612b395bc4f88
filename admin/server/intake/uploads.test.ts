/** Files that come in pieces, through the door and on both engines: resumed by offset, whatever happens in between. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntakeAnswer, MAX_MATERIAL_BYTES } from '@lutong/core/contracts/intake.ts'
import { hashNamedIn, MIN_PIECE_BYTES, PIECE_MEDIA_TYPE, uploadMetadata } from '@lutong/core/contracts/uploads.ts'
import { Sha256Hex } from '@lutong/core/ids.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { UPLOAD_QUOTA } from '../../store/kysely/upload-store.ts'
import { buildApplication, pngBytes } from '../testing/applications.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import { sha256, type SigningTerminal } from '../testing/signing-terminal.ts'
import { UNFINISHED_KEPT_MS } from './upload-desk.ts'

let running: RunningCentre
let terminal: SigningTerminal
beforeAll(async () => {
  running = await startCentre()
  terminal = await running.newTerminal()
})
afterAll(() => running.end())

const TUS = { 'tus-resumable': '1.0.0' }
let made = 0
/** A picture nobody has handed in before. */
const picture = (length: number): Uint8Array => {
  made += 1
  return Buffer.concat([pngBytes(`${made}-`), Buffer.alloc(length, `no. ${made} `)]).subarray(0, length)
}
const addressOf = (bytes: Uint8Array) => `/v1/uploads/${sha256(bytes)}`
const begin = (bytes: Uint8Array, length = bytes.length, by = terminal) =>
  by.send('POST', '/v1/uploads', undefined, {
    headers: { ...TUS, 'upload-length': String(length), 'upload-metadata': uploadMetadata(sha256(bytes)) },
  })
const add = (address: string, offset: number, piece: Uint8Array, headers: Record<string, string> = {}, by = terminal) =>
  by.send('PATCH', address, piece, {
    contentType: PIECE_MEDIA_TYPE,
    headers: { ...TUS, 'upload-offset': String(offset), ...headers },
  })
const look = (bytes: Uint8Array, by = terminal) => by.send('HEAD', addressOf(bytes), undefined, { headers: TUS })
const offsetOf = (response: Response) => Number(response.headers.get('upload-offset') ?? Number.NaN)
const isThere = async (bytes: Uint8Array) => (await terminal.send('HEAD', `/v1/blobs/${sha256(bytes)}`)).status === 200
const problemOf = async (response: Response) => {
  const { code } = (await response.json()) as { code: string }
  return { status: response.status, code }
}
/** What of unfinished files lies on the disk. */
const filesOnDisk = () =>
  readdirSync(join(running.dataFolder, 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => join(parentPath, name))

describe('a file in pieces', () => {
  it('is begun at its hash, grows, and is a file like any other when the last piece has come', async () => {
    const bytes = picture(5_000)
    const begun = await begin(bytes)
    expect(begun.status).toBe(201)
    expect(begun.headers.get('location')).toBe(addressOf(bytes))
    expect(await begun.json()).toEqual({ sha256: sha256(bytes), lengthBytes: 5_000, offsetBytes: 0 })
    const first = await add(addressOf(bytes), 0, bytes.subarray(0, 2_000))
    expect([first.status, offsetOf(first), first.headers.get('tus-resumable')]).toEqual([204, 2_000, '1.0.0'])
    const half = await look(bytes)
    expect([half.status, offsetOf(half), half.headers.get('upload-length')]).toEqual([200, 2_000, '5000'])
    expect(half.headers.get('cache-control')).toBe('no-store')
    expect(Date.parse(half.headers.get('upload-expires') ?? '')).toBe(running.clock.nowMs() + UNFINISHED_KEPT_MS)
    expect(await isThere(bytes)).toBe(false)
    expect(offsetOf(await add(addressOf(bytes), 2_000, bytes.subarray(2_000)))).toBe(5_000)
    expect(await isThere(bytes)).toBe(true)
    expect(offsetOf(await look(bytes))).toBe(5_000)
    const application = buildApplication(terminal, { signature: bytes })
    const { missingBlobs } = IntakeAnswer.parse(await (await terminal.submit(application)).json())
    expect(missingBlobs).toEqual([])
  })

  it('begun again stays where it is; of another length it is refused; one that is there is whole at once', async () => {
    const bytes = picture(5_000)
    await begin(bytes)
    await add(addressOf(bytes), 0, bytes.subarray(0, 1_500))
    expect(offsetOf(await begin(bytes))).toBe(1_500)
    expect(await problemOf(await begin(bytes, 4_000))).toEqual({ status: 409, code: 'conflict' })
    await terminal.handIn(bytes)
    expect(offsetOf(await begin(bytes))).toBe(5_000)
  })

  it('goes on after the centre was started anew, and its pieces are sealed on the disk', async () => {
    const bytes = Buffer.concat([picture(1_024), Buffer.from('IN CLEAR '.repeat(500))])
    await begin(bytes)
    await add(addressOf(bytes), 0, bytes.subarray(0, 3_000))
    await running.restart()
    for (const path of filesOnDisk()) expect(readFileSync(path).includes('IN CLEAR')).toBe(false)
    expect(offsetOf(await look(bytes))).toBe(3_000)
    await add(addressOf(bytes), 3_000, bytes.subarray(3_000))
    expect(await isThere(bytes)).toBe(true)
  })

  it('keeps nothing of a piece that was cut off on its way', async () => {
    const bytes = picture(2 * 1024 * 1024)
    await begin(bytes)
    await add(addressOf(bytes), 0, bytes.subarray(0, 4_096))
    const cut = new AbortController()
    const broken = terminal.send('PATCH', addressOf(bytes), bytes.subarray(4_096), {
      contentType: PIECE_MEDIA_TYPE,
      headers: { ...TUS, 'upload-offset': '4096' },
      signal: cut.signal,
    })
    cut.abort()
    await expect(broken).rejects.toThrow()
    expect(offsetOf(await look(bytes))).toBe(4_096)
    expect((await add(addressOf(bytes), 4_096, bytes.subarray(4_096))).status).toBe(204)
    expect(await isThere(bytes)).toBe(true)
  })

  it('takes a piece only at its offset, and tells which it is; of two at a time one', async () => {
    const bytes = picture(6_000)
    await begin(bytes)
    const answers = await Promise.all([0, 0, 0].map(() => add(addressOf(bytes), 0, bytes.subarray(0, 2_000))))
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409, 409])
    const wrong = await add(addressOf(bytes), 1_000, bytes.subarray(1_000))
    expect(offsetOf(wrong)).toBe(2_000)
    expect(await problemOf(wrong)).toEqual({ status: 409, code: 'conflict' })
    await add(addressOf(bytes), 2_000, bytes.subarray(2_000))
    expect(await isThere(bytes)).toBe(true)
  })

  it('that is not what its hash says, or of no type that is taken, is refused and thrown away', async () => {
    const bytes = picture(4_000)
    await begin(bytes)
    const other = Uint8Array.from(bytes)
    other[3_999] = 1
    expect(await problemOf(await add(addressOf(bytes), 0, other))).toEqual({ status: 422, code: 'digest-mismatch' })
    expect((await look(bytes)).status).toBe(404)
    expect(await isThere(bytes)).toBe(false)
    const script = Buffer.from('<svg onload="x">')
    await begin(script)
    expect(await problemOf(await add(addressOf(script), 0, script))).toEqual({ status: 400, code: 'invalid-request' })
    expect((await look(script)).status).toBe(404)
  })

  it('is refused beyond its length, in crumbs, of another type, larger than a file may be, or named by nothing', async () => {
    const bytes = picture(4_000)
    await begin(bytes)
    const codeOf = async (asked: Promise<Response>) => problemOf(await asked)
    expect(await codeOf(add(addressOf(bytes), 0, picture(4_001)))).toEqual({ status: 413, code: 'too-large' })
    expect(await codeOf(add(addressOf(bytes), 0, bytes.subarray(0, MIN_PIECE_BYTES - 1)))).toMatchObject({
      status: 400,
    })
    const plain = { contentType: 'application/octet-stream', headers: { ...TUS, 'upload-offset': '0' } }
    expect(await codeOf(terminal.send('PATCH', addressOf(bytes), bytes, plain))).toMatchObject({ status: 415 })
    expect(await codeOf(begin(picture(10), MAX_MATERIAL_BYTES + 1))).toEqual({ status: 413, code: 'too-large' })
    const nameless = { headers: { ...TUS, 'upload-length': '4000', 'upload-metadata': 'filename eA==' } }
    expect(await codeOf(terminal.send('POST', '/v1/uploads', undefined, nameless))).toMatchObject({ status: 400 })
    expect(offsetOf(await look(bytes))).toBe(0)
    expect(await codeOf(add(addressOf(picture(9)), 0, bytes))).toEqual({ status: 404, code: 'not-found' })
  })

  it('is asked for in the one version of tus that is spoken', async () => {
    const bytes = picture(2_000)
    for (const headers of [{}, { 'tus-resumable': '0.2.2' }]) {
      const answer = await terminal.send('HEAD', addressOf(bytes), undefined, { headers })
      expect([answer.status, answer.headers.get('tus-version')]).toEqual([412, '1.0.0'])
    }
    const told = await fetch(`${running.centre.url}/v1/uploads`, { method: 'OPTIONS' })
    expect([told.status, told.headers.get('tus-extension')]).toEqual([204, 'creation,expiration,termination'])
    expect(told.headers.get('tus-max-size')).toBe(String(MAX_MATERIAL_BYTES))
  })

  it('is its terminal’s own: another sees nothing of it, and may send the same file', async () => {
    const bytes = picture(4_000)
    await begin(bytes)
    await add(addressOf(bytes), 0, bytes.subarray(0, 2_000))
    const another = await running.newTerminal()
    expect((await look(bytes, another)).status).toBe(404)
    await begin(bytes, bytes.length, another)
    await add(addressOf(bytes), 0, bytes, {}, another)
    // What it has sent itself is not needed any more.
    expect(offsetOf(await look(bytes))).toBe(4_000)
  })
})

describe('what is not finished', () => {
  it('is given up, or goes after three days without a piece; nothing of it stays on the disk', async () => {
    const [given, left, alive] = [picture(4_000), picture(4_000), picture(4_000)]
    for (const bytes of [given, left, alive]) {
      await begin(bytes)
      await add(addressOf(bytes), 0, bytes.subarray(0, 2_000))
    }
    expect((await terminal.send('DELETE', addressOf(given), undefined, { headers: TUS })).status).toBe(204)
    expect((await look(given)).status).toBe(404)
    running.clock.advance(UNFINISHED_KEPT_MS - 1)
    await add(addressOf(alive), 2_000, alive.subarray(2_000, 3_500))
    running.clock.advance(1)
    // It looks by itself within hours, and whenever one is begun.
    await begin(picture(2_000))
    await expect.poll(async () => (await look(left)).status).toBe(404)
    expect(offsetOf(await look(alive))).toBe(3_500)
    await add(addressOf(alive), 3_500, alive.subarray(3_500))
    // Whatever lies there now is a whole file, named by its hash.
    const strangers = async () => {
      const answers = await Promise.all(
        filesOnDisk().map((path) => terminal.send('HEAD', `/v1/blobs/${path.split('/').at(-1)}`)),
      )
      return answers.filter(({ status }) => status !== 200).length
    }
    await expect.poll(strangers).toBe(0)
    expect(await isThere(alive)).toBe(true)
  })

  it('is bounded for each terminal, by count and by size; room comes with what is finished', async () => {
    const one = await running.newTerminal()
    const large = Math.floor(UPLOAD_QUOTA.bytes / 7)
    const pictures = Array.from({ length: 8 }, () => picture(64))
    const answers = []
    for (const bytes of pictures) answers.push(await begin(bytes, large, one))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 201, 201, 429])
    expect(Number(answers.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await begin(pictures[7] ?? picture(1), large, await running.newTerminal())).status).toBe(201)
    await one.send('DELETE', addressOf(pictures[0] ?? picture(1)), undefined, { headers: TUS })
    expect((await begin(pictures[7] ?? picture(1), large, one)).status).toBe(201)
    const many = await running.newTerminal()
    const begun = await Promise.all(
      Array.from({ length: UPLOAD_QUOTA.files + 5 }, async () => (await begin(picture(2_000), 2_000, many)).status),
    )
    expect(begun.filter((status) => status === 201)).toHaveLength(UPLOAD_QUOTA.files)
  })
})

it('whatever pieces it comes in, right and wrong offsets mixed, the file is the file', async () => {
  const step = fc.record({
    bytes: fc.integer({ min: MIN_PIECE_BYTES, max: 6_000 }),
    off: fc.integer({ min: -3, max: 3 }),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 20_000 }),
      async (steps, size) => {
        const bytes = picture(Math.max(16, size))
        await begin(bytes)
        let offset = 0
        for (const { bytes: length, off } of steps) {
          if (offset >= bytes.length) break
          const answer = await add(addressOf(bytes), Math.max(0, offset + off), bytes.subarray(offset, offset + length))
          const isRight = Math.max(0, offset + off) === offset
          expect(answer.status).toBe(isRight ? 204 : 409)
          if (isRight) offset = Math.min(bytes.length, offset + length)
          expect(offsetOf(answer)).toBe(offset)
          expect(offsetOf(await look(bytes))).toBe(offset)
        }
        if (offset < bytes.length) await add(addressOf(bytes), offset, bytes.subarray(offset))
        expect(await isThere(bytes)).toBe(true)
      },
    ),
    { numRuns: 12 },
  )
})

it('a hash is read out of metadata as it was written in, among other keys, and out of nothing else', () => {
  const hash = fc.stringMatching(/^[0-9a-f]{64}$/).map((text) => Sha256Hex.parse(text))
  const key = fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${name} eA==`)
  fc.assert(
    fc.property(hash, fc.array(key), fc.array(key), (sha, before, after) => {
      expect(hashNamedIn([...before, uploadMetadata(sha), ...after].join(','))).toBe(sha)
      expect(hashNamedIn([...before, ...after].join(','))).toBeUndefined()
    }),
  )
  fc.assert(fc.property(fc.string(), (text) => void hashNamedIn(`sha256 ${text}`)))
})
