/** Where files go instead of a folder: a bucket of S3, or of whatever speaks its protocol, by the environment. */
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'

export interface S3Options {
  /** `https://host[:port]`; the bucket is the first part of the path. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

const Given = z.object({
  // A secret travels in no address, and what is signed is not what is encrypted: plain HTTP is for one's own machine.
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, '')),
  S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
  S3_REGION: z.string().min(1).default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1),
  S3_SECRET_ACCESS_KEY: z.string().min(1),
})

/** `undefined` where nothing is set; an error names what is missing or wrong, never a value. */
export const readS3Options = (
  environment: Readonly<Record<string, string | undefined>>,
): Result<S3Options | undefined, string> => {
  if (environment['S3_ENDPOINT'] === undefined && environment['S3_BUCKET'] === undefined) return ok(undefined)
  const given = Given.safeParse(environment)
  if (!given.success) {
    const names = new Set(given.error.issues.map(({ path }) => path.join('.')))
    return err(`Files are to go to S3, and these settings are missing or wrong: ${[...names].join(', ')}.`)
  }
  return ok({
    endpoint: given.data.S3_ENDPOINT,
    bucket: given.data.S3_BUCKET,
    region: given.data.S3_REGION,
    accessKeyId: given.data.S3_ACCESS_KEY_ID,
    secretAccessKey: given.data.S3_SECRET_ACCESS_KEY,
  })
}
