import { expect, it } from 'vitest'
import { readS3Options } from './s3-options.ts'

const GIVEN = {
  S3_ENDPOINT: 'http://127.0.0.1:9000/',
  S3_BUCKET: 'papers',
  S3_ACCESS_KEY_ID: 'key',
  S3_SECRET_ACCESS_KEY: 'a-secret',
}

it('is nothing where nothing is set, and all of it where it is', () => {
  expect(readS3Options({})).toEqual({ ok: true, value: undefined })
  expect(readS3Options(GIVEN)).toMatchObject({
    ok: true,
    value: { endpoint: 'http://127.0.0.1:9000', bucket: 'papers', region: 'us-east-1' },
  })
})

it('names what is missing, and says no value', () => {
  const { S3_SECRET_ACCESS_KEY: secret, ...rest } = GIVEN
  const missing = readS3Options({ ...rest, S3_BUCKET: 'No Bucket' })
  expect(missing).toMatchObject({ ok: false, error: expect.stringContaining('S3_BUCKET, S3_SECRET_ACCESS_KEY') })
  const wrong = readS3Options({ ...GIVEN, S3_ENDPOINT: 'nowhere' })
  expect(wrong.ok ? '' : wrong.error).not.toContain(secret)
})
