/** One suite for every place files may lie in, and what goes wrong on the line to a bucket. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Sha256Hex } from '@lutong/core/ids.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepareKeys, rotateKeys } from '../server/secrets/change-keys.ts'
import { KEY_FILE, openKeyRing, readKeyRing } from '../server/secrets/key-ring.ts'
import { openBlobStore } from './open-blob-store.ts'
import type { BlobStore } from './blob-store.ts'
import { createS3BlobStore, objectKey } from './s3/s3-blob-store.ts'
import { type S3TestServer, startS3Server } from './testing/s3-server.ts'
import type { Vault } from './vault.ts'

const CREDENTIALS = { accessKeyId: 'practice', secretAccessKey: 'a-secret-of-the-test', region: 'cn-east-1' }
const BUCKET = 'papers'
const QUICK = { requestMs: 500, probeMs: 300, tries: 4, pauseMs: 1 }

const words = (text: string) => new TextEncoder().encode(text)
const nameOf = (bytes: Uint8Array): Sha256Hex => Sha256Hex.parse(createHash('sha256').update(bytes).digest('hex'))
const PAPER = words('a paper of an invented person: 李秀英')
const NAME = nameOf(PAPER)

let folder: string
let s3: S3TestServer
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-blobs-'))
  s3 = await startS3Server(BUCKET, CREDENTIALS)
})
afterEach(async () => {
  await s3.close()
  rmSync(folder, { recursive: true, force: true })
})
const vaultNow = (): Vault => {
  const ring = openKeyRing(folder, true)
  if (!ring.ok) throw new Error(ring.error)
  return ring.value.vault
}
const bucketStore = (vault: Vault, more: object = {}) =>
  createS3BlobStore({ endpoint: s3.endpoint, bucket: BUCKET, ...CREDENTIALS, ...more }, vault, QUICK)

interface Place {
  readonly open: (vault: Vault) => BlobStore
  /** Everything that rests there. */
  readonly resting: () => Buffer[]
  readonly spoil: () => void
}
const PLACES: Record<string, Place> = {
  folder: {
    open: (vault) => openBlobStore(folder, undefined, vault),
    resting: () =>
      readdirSync(join(folder, 'blobs'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
    spoil: () => {
      const path = join(folder, 'blobs', objectKey(NAME))
      const bytes = readFileSync(path)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
      writeFileSync(path, bytes)
    },
  },
  bucket: {
    open: (vault) => bucketStore(vault),
    resting: () => [...s3.objects.values()],
    spoil: () => {
      const bytes = s3.objects.get(objectKey(NAME)) ?? Buffer.alloc(1)
      bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    },
  },
}

describe.each(Object.entries(PLACES))('files in a %s', (_name, place) => {
  it('come back as they were, are sealed where they rest, and go', async () => {
    const store = place.open(vaultNow())
    expect(await store.get(NAME)).toBeUndefined()
    await store.put(NAME, PAPER)
    expect(Buffer.from((await store.get(NAME)) ?? [])).toEqual(Buffer.from(PAPER))
    const [rests] = place.resting()
    await store.put(NAME, PAPER)
    expect(place.resting()).toEqual([rests])
    expect(rests?.includes(Buffer.from('李秀英'))).toBe(false)
    await store.remove(NAME)
    expect(await store.get(NAME)).toBeUndefined()
    await store.remove(NAME)
    expect(place.resting()).toEqual([])
  })

  it('are not given where one bit is another', async () => {
    const store = place.open(vaultNow())
    await store.put(NAME, PAPER)
    place.spoil()
    await expect(store.get(NAME)).rejects.toThrow()
  })

  it('go under the active key once, and can be read all the while', async () => {
    const before = place.open(vaultNow())
    await before.put(NAME, PAPER)
    expect(await before.reseal(NAME)).toBe('current')
    expect(await before.reseal(nameOf(words('another')))).toBe('absent')
    const rotation = { dataFolder: folder, alg: 'SM4GCM' as const, nowMs: () => 1, wait: () => Promise.resolve() }
    await rotateKeys(rotation)
    const after = place.open(vaultNow())
    expect(await after.reseal(NAME, 'check')).toBe('resealed')
    expect(await after.reseal(NAME)).toBe('resealed')
    expect(await after.reseal(NAME)).toBe('current')
    expect(Buffer.from((await after.get(NAME)) ?? [])).toEqual(Buffer.from(PAPER))
  })

  it('are written anew where what lies there is under a key that is gone', async () => {
    await place.open(vaultNow()).put(NAME, PAPER)
    rmSync(join(folder, KEY_FILE))
    const store = place.open(vaultNow())
    await store.put(NAME, PAPER)
    expect(Buffer.from((await store.get(NAME)) ?? [])).toEqual(Buffer.from(PAPER))
  })
})

describe('a bucket', () => {
  it('that is busy, cuts the line, keeps silent or loses its answer is asked again, and has the file once', async () => {
    const store = bucketStore(vaultNow())
    s3.fail('slow-down', 'silent')
    await store.put(NAME, PAPER)
    s3.fail('cut', 'slow-down')
    expect(Buffer.from((await store.get(NAME)) ?? [])).toEqual(Buffer.from(PAPER))
    const other = words('another paper')
    s3.fail('slow-down', 'slow-down', 'cut-while-taking')
    await store.put(nameOf(other), other)
    expect(s3.objects.size).toBe(2)
    expect(Buffer.from((await store.get(nameOf(other))) ?? [])).toEqual(Buffer.from(other))
  })

  it('that stays busy is told as such, without a name, an address or a secret', async () => {
    const store = bucketStore(vaultNow())
    s3.fail('slow-down', 'slow-down', 'slow-down', 'slow-down')
    const failed = await store.get(NAME).catch((error: unknown) => String(error))
    expect(failed).toContain('503 SlowDown')
    for (const secret of [NAME, s3.endpoint, CREDENTIALS.secretAccessKey]) expect(failed).not.toContain(secret)
  })

  it('that says it took other bytes has not kept the file', async () => {
    const store = bucketStore(vaultNow())
    s3.fail('wrong-etag', 'wrong-etag')
    await expect(store.put(NAME, PAPER)).rejects.toThrow('other bytes')
    expect(s3.objects.size).toBe(0)
  })

  it('is reachable or not; one of another name or with other credentials is a fault, not an absence', async () => {
    const vault = vaultNow()
    expect(await bucketStore(vault).isReachable()).toBe(true)
    s3.fail('silent')
    expect(await bucketStore(vault).isReachable()).toBe(false)
    const elsewhere = bucketStore(vault, { bucket: 'not-there' })
    expect(await elsewhere.isReachable()).toBe(false)
    await expect(elsewhere.get(NAME)).rejects.toThrow('404 NoSuchBucket')
    await expect(bucketStore(vault, { secretAccessKey: 'wrong' }).put(NAME, PAPER)).rejects.toThrow(
      '403 SignatureDoesNotMatch',
    )
    await s3.close()
    expect(await bucketStore(vault).isReachable()).toBe(false)
  })
})

it('a key that only waits seals no file', async () => {
  const store = openBlobStore(folder, undefined, vaultNow())
  prepareKeys({ dataFolder: folder, alg: 'A256GCM', nowMs: () => 1 })
  await store.put(NAME, PAPER)
  const ring = readKeyRing(join(folder, KEY_FILE))
  expect(ring.ok && (await openBlobStore(folder, undefined, ring.value.vault).reseal(NAME))).toBe('current')
})
