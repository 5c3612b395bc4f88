import { createSecretKey, randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openSealed, seal } from './sealing.ts'

const key = { kid: 'seal-test', key: createSecretKey(randomBytes(32)) }
const keyOf = () => key.key

describe('sealed bytes', () => {
  it('open to what was sealed, and never look the same twice', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 40 }), (plain, purpose) => {
        const sealed = seal(key, purpose, plain)
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
