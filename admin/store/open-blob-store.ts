/** Files go into a folder beside the database, or into a bucket where one is set. */
import { join } from 'node:path'
import type { BlobStore } from './blob-store.ts'
import { createDirectoryBlobStore } from './directory-blob-store.ts'
import { createS3BlobStore } from './s3/s3-blob-store.ts'
import type { S3Options } from './s3/s3-options.ts'
import type { Vault } from './vault.ts'

const BLOBS_FOLDER = 'blobs'

export const openBlobStore = (dataFolder: string, s3: S3Options | undefined, vault: Vault): BlobStore =>
  s3 === undefined ? createDirectoryBlobStore(join(dataFolder, BLOBS_FOLDER), vault) : createS3BlobStore(s3, vault)
