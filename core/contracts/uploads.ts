/**
 * Files in pieces, resumed by offset: tus 1.0.0 core with creation, expiration and termination. An upload is addressed by
 * the SHA-256 its content will have, and is its terminal's own until it is whole.
 */
import { z } from 'zod'
import { Sha256Hex } from '../ids.ts'

export const TUS_VERSION = '1.0.0'
export const PIECE_MEDIA_TYPE = 'application/offset+octet-stream'
/** A piece that is not the last has at least this much: files of one byte each would fill a disk. */
export const MIN_PIECE_BYTES = 1024

/** Answer of `POST /v1/uploads`: how far the upload is, whether it was begun now or before. */
export const UploadState = z.strictObject({
  sha256: Sha256Hex,
  lengthBytes: z.int().positive(),
  /** The next piece begins here; the length where all is there. */
  offsetBytes: z.int().nonnegative(),
})
export type UploadState = z.infer<typeof UploadState>

/** `Upload-Metadata` names the hash: `sha256` and its hexadecimal text in base64 (tus, creation). */
export const uploadMetadata = (sha256: Sha256Hex): string => `sha256 ${btoa(sha256)}`

/** `undefined` where the metadata names no hash; other keys are passed over. */
export const hashNamedIn = (metadata: string): Sha256Hex | undefined => {
  for (const pair of metadata.split(',')) {
    const [key, value = ''] = pair.trim().split(' ')
    if (key !== 'sha256') continue
    try {
      const told = Sha256Hex.safeParse(atob(value))
      return told.success ? told.data : undefined
    } catch {
      return undefined
    }
  }
  return undefined
}
