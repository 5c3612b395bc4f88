/**
 * A small server of S3's protocol, written from its documentation (REST API, Signature Version 4): objects of one bucket
 * in memory. It works every signature out by itself, and fails on purpose when told to. For tests only.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface S3Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly region: string
}

const sha256Hex = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')
const hmac = (key: Uint8Array | string, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** `UriEncode` of the documentation: unreserved characters stay, a slash of the path too. */
const uriEncode = (text: string, keepSlash: boolean): string =>
  [...Buffer.from(text, 'utf8')]
    .map((byte) => {
      const sign = String.fromCodePoint(byte)
      if (/[A-Za-z0-9\-._~]/.test(sign) || (keepSlash && sign === '/')) return sign
      return `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
    })
    .join('')

export interface SignedRequest {
  readonly method: string
  /** As it came over the line, with its query. */
  readonly target: string
  readonly headers: Readonly<Record<string, string>>
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})$/

/** The signature these headers should carry; `undefined` where they are not signed as S3 wants it. */
export const expectedSignature = (
  { headers, method, target }: SignedRequest,
  { accessKeyId, region, secretAccessKey }: S3Credentials,
): string | undefined => {
  const [, id, day = '', place, signed = ''] = AUTHORIZATION.exec(headers['authorization'] ?? '') ?? []
  const at = headers['x-amz-date'] ?? ''
  const names = signed.split(';')
  const mustBeSigned = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))]
  if (id !== accessKeyId || place !== region || !at.startsWith(day) || !/^\d{8}T\d{6}Z$/.test(at)) return undefined
  if (mustBeSigned.some((name) => !names.includes(name))) return undefined
  const [path = '', query = ''] = target.split('?', 2)
  const canonicalQuery = query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=', 2)
      return `${uriEncode(decodeURIComponent(name), false)}=${uriEncode(decodeURIComponent(value), false)}`
    })
    .toSorted()
    .join('&')
  const canonical = [
    method,
    uriEncode(decodeURIComponent(path), true),
    canonicalQuery,
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replaceAll(/ +/g, ' ')}`),
    '',
    signed,
    headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', at, scope, sha256Hex(canonical)].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<Uint8Array>(
    (before, part) => hmac(before, part),
    Buffer.from(`AWS4${secretAccessKey}`),
  )
  return hmac(key, toSign).toString('hex')
}

/** How the next request goes wrong. */
type S3Fault = 'slow-down' | 'cut' | 'silent' | 'wrong-etag' | 'cut-while-taking'

export interface S3TestServer {
  readonly endpoint: string
  /** Objects by key, as they were stored. */
  readonly objects: Map<string, Buffer>
  /** Method and key of every request that was understood. */
  readonly asked: string[]
  /** `traceparent` of each of them, where it had one. */
  readonly traceparents: string[]
  /** Each of these spoils one request, in order. */
  fail(...faults: S3Fault[]): void
  close(): Promise<void>
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => void chunks.push(chunk))
  await once(request, 'end')
  return Buffer.concat(chunks)
}

const refuse = (response: ServerResponse, status: number, code: string): void => {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`)
}

const etagOf = (bytes: Uint8Array): string => `"${createHash('md5').update(bytes).digest('hex')}"`

export const startS3Server = async (bucket: string, credentials: S3Credentials): Promise<S3TestServer> => {
  const objects = new Map<string, Buffer>()
  const asked: string[] = []
  const traceparents: string[] = []
  const faults: S3Fault[] = []

  const give = (request: IncomingMessage, response: ServerResponse, object: Buffer, fault: S3Fault | undefined) => {
    const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
    const isPart = request.headers.range !== undefined
    const part = object.subarray(Number(from), to === '' ? undefined : Number(to) + 1)
    response.writeHead(isPart ? 206 : 200, { etag: etagOf(object), 'content-length': part.length })
    if (request.method === 'HEAD') return void response.end()
    if (fault !== 'cut') return void response.end(part)
    response.write(part.subarray(0, Math.floor(part.length / 2)), () => response.destroy())
  }

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request)
    const target = request.url ?? '/'
    const method = request.method ?? ''
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const given = /Signature=([0-9a-f]{64})$/.exec(headers['authorization'] ?? '')?.[1] ?? ''
    const expected = expectedSignature({ method, target, headers }, credentials)
    if (expected === undefined || !timingSafeEqual(Buffer.from(expected), Buffer.from(given.padEnd(64, '0'))))
      return refuse(response, 403, 'SignatureDoesNotMatch')
    const [, place, ...rest] = decodeURIComponent(target.split('?', 1)[0] ?? '').split('/')
    const key = rest.join('/')
    asked.push(`${method} ${key}`)
    if (headers['traceparent'] !== undefined) traceparents.push(headers['traceparent'])
    const fault = faults.shift()
    if (fault === 'slow-down') return refuse(response, 503, 'SlowDown')
    if (fault === 'silent') return undefined
    if (place !== bucket) return refuse(response, 404, 'NoSuchBucket')
    if (key === '') return void response.writeHead(method === 'HEAD' ? 200 : 405).end()
    switch (method) {
      case 'PUT': {
        if (sha256Hex(body) !== headers['x-amz-content-sha256'])
          return refuse(response, 400, 'XAmzContentSHA256Mismatch')
        const md5 = createHash('md5').update(body).digest('base64')
        if (headers['content-md5'] !== undefined && headers['content-md5'] !== md5)
          return refuse(response, 400, 'BadDigest')
        // An object is there whole or not at all; the answer may still be lost.
        objects.set(key, body)
        if (fault === 'cut-while-taking') return void response.destroy()
        const etag = fault === 'wrong-etag' ? etagOf(Buffer.from('other bytes')) : etagOf(body)
        return void response.writeHead(200, { etag }).end()
      }
      case 'GET':
      case 'HEAD': {
        const object = objects.get(key)
        return object === undefined ? refuse(response, 404, 'NoSuchKey') : give(request, response, object, fault)
      }
      case 'DELETE':
        objects.delete(key)
        return void response.writeHead(204).end()
      default:
        return refuse(response, 405, 'MethodNotAllowed')
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    asked,
    traceparents,
    fail: (...more) => void faults.push(...more),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
