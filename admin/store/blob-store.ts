/** Files beside the database. */
import type { MaterialMediaType } from '@lutong/core/contracts/intake.ts'
import type { Sha256Hex } from '@lutong/core/ids.ts'

export interface StoredBlob {
  readonly sha256: Sha256Hex
  readonly mediaType: MaterialMediaType
  readonly sizeBytes: number
}

/** Files by the SHA-256 of their content; sealed at rest. */
export interface BlobStore {
  /** Durable when it returns; the same content again changes nothing. */
  put(sha256: Sha256Hex, bytes: Uint8Array): Promise<void>
  get(sha256: Sha256Hex): Promise<Uint8Array | undefined>
  /** Gone from the disk when it returns; what is not there is gone already. */
  remove(sha256: Sha256Hex): Promise<void>
  /** Can files be read and kept just now? Answers within two seconds. */
  isReachable(): Promise<boolean>
  /**
   * Under the active key from now on; durable when it returns. `absent` where there is no such file. With `check` it is
   * only said how it stands: `resealed` stands for a file that is not under the active key yet.
   */
  reseal(sha256: Sha256Hex, check?: 'check'): Promise<'resealed' | 'current' | 'absent'>
}
