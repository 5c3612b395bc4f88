/** A file that is whole: kept by the hash of its content, where it is what it says and of a type that is taken. */
import type { MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'
import { err, ok, type Result } from '@lutong/core/result.ts'
import type { StoredBlob } from '../../store/blob-store.ts'
import type { CentreParts } from '../capability.ts'
import { sha256Hex } from '../http/bodies.ts'
import { mediaTypeOf } from './media-type.ts'

export type BlobRefusal = 'digest-mismatch' | 'media-type-not-taken'

interface KeptBlob {
  readonly blob: StoredBlob
  readonly isNew: boolean
}

export const keepBlob =
  ({ blobs, clock, log, store }: Pick<CentreParts, 'blobs' | 'clock' | 'log' | 'store'>) =>
  async (sha256: Sha256Hex, bytes: Uint8Array): Promise<Result<KeptBlob, BlobRefusal>> => {
    if (sha256Hex(bytes) !== sha256) return err('digest-mismatch')
    const mediaType: MaterialMediaType | undefined = mediaTypeOf(bytes)
    if (mediaType === undefined) return err('media-type-not-taken')
    const before = await store.findBlob(sha256)
    if (before !== undefined) return ok({ blob: before, isNew: false })
    const blob = { sha256, mediaType, sizeBytes: bytes.length }
    // The file first: a row promises that the bytes are there.
    await blobs.put(sha256, bytes)
    await store.recordBlob(blob, clock.nowMs())
    // One that was being erased just then lay here when it was put, and was taken away before it was named.
    await blobs.put(sha256, bytes)
    log('intake.blob-stored', { mediaType, sizeBytes: bytes.length })
    return ok({ blob, isNew: true })
  }
