import { expect, it } from 'vitest'
import { expectedSignature } from './s3-server.ts'

it('works signatures out as the documentation does (Signature Version 4, GET of an object)', () => {
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41'
  const request = {
    method: 'GET',
    target: '/test.txt',
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date': '20130524T000000Z',
      authorization,
    },
  }
  const credentials = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    region: 'us-east-1',
  }
  expect(expectedSignature(request, credentials)).toBe(authorization.slice(-64))
  expect(expectedSignature({ ...request, target: '/other.txt' }, credentials)).not.toBe(authorization.slice(-64))
  expect(expectedSignature(request, { ...credentials, region: 'elsewhere' })).toBeUndefined()
})
