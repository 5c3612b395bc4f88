import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { sm4 } from 'sm-crypto-v2'
import { describe, expect, it } from 'vitest'
import { KEY_BYTES, kidOf, openSealed, seal, SEALING_ALGS } from './sealing.ts'

describe.each(SEALING_ALGS)('sealed bytes of %s', (alg) => {
  const key = { kid: 'seal-test', alg, key: createSecretKey(randomBytes(KEY_BYTES[alg])) }
  const keyOf = () => key

  it('open to what was sealed, and never look the same twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 40 }), (plain, purpose) => {
        const sealed = seal(key, purpose, plain)
        expect(kidOf(sealed)).toBe(key.kid)
        expect(Buffer.from(openSealed(keyOf, purpose, sealed)).equals(Buffer.from(plain))).toBe(true)
        expect(Buffer.from(seal(key, purpose, plain)).equals(Buffer.from(sealed))).toBe(false)
      }),
    )
  })

  it('do not open with one bit changed, cut short, or for another purpose', () => {
    const sealed = seal(key, 'a', Buffer.from('an invented name'))
    fc.assert(
      fc.property(fc.nat({ max: sealed.length - 1 }), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const changed = Uint8Array.from(sealed)
        // The kid's bytes only choose the key; everything else is covered by the tag or the format.
        fc.pre(at < 1 || at >= 2 + key.kid.length)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        expect(() => openSealed(keyOf, 'a', changed)).toThrow()
        expect(() => openSealed(keyOf, 'a', sealed.subarray(0, at))).toThrow()
      }),
    )
    expect(() => openSealed(keyOf, 'b', sealed)).toThrow()
  })
})

it('SM4-GCM is that of RFC 8998, appendix A.1', () => {
  const hex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'))
  const plain = ['AA', 'BB', 'CC', 'DD', 'EE', 'FF', 'EE', 'AA'].map((byte) => byte.repeat(8)).join('')
  const { output, tag } = sm4.encrypt(hex(plain), hex('0123456789ABCDEFFEDCBA9876543210'), {
    mode: 'gcm',
    iv: hex('00001234567800000000ABCD'),
    associatedData: hex('FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2'),
    outputTag: true,
    output: 'array',
    padding: 'none',
  })
  expect(Buffer.from(output).toString('hex').toUpperCase()).toBe(
    '17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D',
  )
  expect(
    Buffer.from(tag ?? [])
      .toString('hex')
      .toUpperCase(),
  ).toBe('83DE3541E4C2B58177E065A9BF7B62EC')
})
