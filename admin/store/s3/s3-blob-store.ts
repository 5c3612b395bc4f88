/** Blobs as objects of a bucket: the same names and the same sealed bytes as in a folder, so that one becomes the other by copying. */
import { createHash } from 'node:crypto'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import type { BlobStore } from '../blob-store.ts'
import { blobPurpose } from '../directory-blob-store.ts'
import type { Vault } from '../vault.ts'
import { codeOf, createS3Client, refusalOf, type S3_TIMES, type S3Client } from './s3-client.ts'
import type { S3Options } from './s3-options.ts'

/** `ab/abcdef…`, as in a folder. */
export const objectKey = (name: string): string => `${name.slice(0, 2)}/${name}`

const MD5 = /^"?([0-9a-f]{32})"?$/
/** Enough to see whose seal it is. */
const HEAD = 'bytes=0-63'

type Times = { readonly [Name in keyof typeof S3_TIMES]: number }

/** Sealed bytes by their name, as they are. */
export interface SealedPlace {
  readSealed(name: string): Promise<Uint8Array | undefined>
  writeSealed(name: string, sealed: Uint8Array): Promise<void>
}

const objectsOf = (s3: S3Client) => {
  /** `undefined`: there is no such object. A bucket that is missing is a fault, not an absence. */
  const read = async (name: string, headers: Record<string, string> = {}): Promise<Uint8Array | undefined> => {
    const answer = await s3.ask('GET', objectKey(name), { headers })
    if (answer.status === 200 || answer.status === 206) return answer.body
    if (answer.status === 404 && codeOf(answer) === 'NoSuchKey') return undefined
    throw refusalOf('GET', answer)
  }

  /** Sealed bytes; what the store says it took is compared, where it says so (KMS encrypts, and its tag is another). */
  const write = async (name: string, sealed: Uint8Array): Promise<void> => {
    const md5 = createHash('md5').update(sealed)
    const hash = md5.digest()
    const answer = await s3.ask('PUT', objectKey(name), {
      body: sealed,
      headers: { 'content-md5': hash.toString('base64') },
    })
    if (answer.status !== 200) throw refusalOf('PUT', answer)
    const isPlain = !(answer.headers.get('x-amz-server-side-encryption') ?? '').startsWith('aws:kms')
    const told = MD5.exec(answer.headers.get('etag') ?? '')?.[1]
    if (isPlain && told !== undefined && told !== hash.toString('hex')) {
      // Left there it would be taken for the file the next time.
      await s3.ask('DELETE', objectKey(name))
      throw new Error('the file store took other bytes than it was given')
    }
  }

  return { read, write }
}

export const sealedPlaceOf = (options: S3Options): SealedPlace => {
  const { read, write } = objectsOf(createS3Client(options))
  return { readSealed: (name) => read(name), writeSealed: write }
}

export const createS3BlobStore = (options: S3Options, vault: Vault, times?: Times): BlobStore => {
  const s3 = createS3Client(options, times)
  const { read, write } = objectsOf(s3)
  return {
    put: async (sha256, bytes) => {
      const head = await read(sha256, { range: HEAD })
      if (head === undefined || !vault.knows(head)) await write(sha256, vault.seal(blobPurpose(sha256), bytes))
    },
    get: async (sha256) => {
      const sealed = await read(sha256)
      return sealed && vault.open(blobPurpose(sha256), sealed)
    },
    reseal: async (sha256: Sha256Hex, check) => {
      const head = await read(sha256, { range: HEAD })
      if (head === undefined) return 'absent'
      const { header } = vault.current()
      if (Buffer.compare(head.subarray(0, header.length), header) === 0) return 'current'
      if (check === 'check') return 'resealed'
      const sealed = await read(sha256)
      if (sealed === undefined) return 'absent'
      await write(sha256, vault.seal(blobPurpose(sha256), vault.open(blobPurpose(sha256), sealed)))
      return 'resealed'
    },
    remove: async (sha256) => {
      const answer = await s3.ask('DELETE', objectKey(sha256))
      const isGone = answer.status === 204 || answer.status === 200
      if (!isGone && !(answer.status === 404 && codeOf(answer) === 'NoSuchKey')) throw refusalOf('DELETE', answer)
    },
    isReachable: () => s3.isThere(),
  }
}
