import { generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Sha256Hex, TerminalId } from '../ids.ts'
import { formatAuthorization, parseAuthorization, requestSigningBytes, type SignedRequest } from './terminal-auth.ts'

const hex = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
const terminalId = fc
  .tuple(hex(8), hex(4), hex(3), fc.constantFrom('8', '9', 'a', 'b'), hex(3), hex(12))
  .map(([a, b, c, variant, d, e]) => TerminalId.parse(`${a}-${b}-7${c}-${variant}${d}-${e}`))
const base64Url = (minLength: number, maxLength: number) =>
  fc.uint8Array({ minLength, maxLength }).map((bytes) => Buffer.from(bytes).toString('base64url'))
const request: fc.Arbitrary<SignedRequest> = fc.record({
  terminalId,
  timestampMs: fc.integer({ min: 0, max: 253_402_300_799_999 }),
  nonce: base64Url(12, 48),
  method: fc.constantFrom('GET', 'PUT', 'POST', 'put'),
  path: fc.webPath().map((path) => `/v1${path}`),
  bodySha256: hex(64).map((digest) => Sha256Hex.parse(digest)),
})

describe('the header by which a terminal proves itself', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(request, base64Url(64, 64), (sent, signature) => {
        expect(parseAuthorization(formatAuthorization(sent, signature))).toEqual({
          terminalId: sent.terminalId,
          timestampMs: sent.timestampMs,
          nonce: sent.nonce,
          signature,
        })
      }),
    )
  })

  it('never throws on another header, and takes none that is not whole', () => {
    fc.assert(fc.property(fc.string(), (header) => parseAuthorization(header) === undefined))
    fc.assert(
      fc.property(request, base64Url(64, 64), fc.nat(), (sent, signature, at) => {
        const header = formatAuthorization(sent, signature)
        const cut = header.slice(0, at % header.indexOf('sig='))
        expect(parseAuthorization(cut)).toBeUndefined()
      }),
    )
  })

  it.each([
    ['another scheme', 'Bearer abc'],
    ['a terminal id that is no UUIDv7', 'Lutong-Terminal id=x,ts=1,nonce=AAAAAAAAAAAAAAAA,sig=AAAA'],
    [
      'a time that is no number',
      'Lutong-Terminal id=01890000-0000-7000-8000-000000000000,ts=now,nonce=AAAAAAAAAAAAAAAA,sig=AAAA',
    ],
    ['a nonce that is too short', 'Lutong-Terminal id=01890000-0000-7000-8000-000000000000,ts=1,nonce=AAAA,sig=AAAA'],
    [
      'a signature in plain base64',
      'Lutong-Terminal id=01890000-0000-7000-8000-000000000000,ts=1,nonce=AAAAAAAAAAAAAAAA,sig=a+/=',
    ],
    [
      'something after the end',
      'Lutong-Terminal id=01890000-0000-7000-8000-000000000000,ts=1,nonce=AAAAAAAAAAAAAAAA,sig=AAAA,x=1',
    ],
  ])('is refused with %s', (_what, header) => {
    expect(parseAuthorization(header)).toBeUndefined()
  })

  it('signs every part: a change of any of them breaks the signature (RFC 8032)', () => {
    const keys = generateKeyPairSync('ed25519')
    const holds = (bytes: Uint8Array, signature: Uint8Array) => verify(null, bytes, keys.publicKey, signature)
    fc.assert(
      fc.property(request, request, (sent, other) => {
        const signature = sign(null, requestSigningBytes(sent), keys.privateKey)
        expect(holds(requestSigningBytes(sent), signature)).toBe(true)
        const changes: Partial<SignedRequest>[] = [
          { terminalId: other.terminalId },
          { timestampMs: sent.timestampMs + 1 },
          { nonce: `${sent.nonce}A` },
          { method: 'DELETE' },
          { path: `${sent.path}?x` },
          { bodySha256: other.bodySha256 },
        ]
        for (const change of changes) {
          if (Object.entries(change).every(([key, value]) => sent[key as keyof SignedRequest] === value)) continue
          expect(holds(requestSigningBytes({ ...sent, ...change }), signature)).toBe(false)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('signs the method as HTTP writes it', () => {
    const sent = fc.sample(request, 1)[0]!
    expect(requestSigningBytes({ ...sent, method: 'put' })).toEqual(requestSigningBytes({ ...sent, method: 'PUT' }))
  })
})
