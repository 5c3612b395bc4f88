import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countLines } from './line-count.ts'

describe('the lines of a slip', () => {
  it('are its line feeds, not bytes that look like one', () => {
    expect(countLines(Uint8Array.of(0x1b, 0x40, 0x41, 0x0a, 0x1c, 0x26, 0xb7, 0xa8, 0x0a))).toBe(2)
    // ESC J 10, GS ! 10, FS S 10 10, GS V 66 10: ten as a parameter.
    expect(countLines(Uint8Array.of(0x1b, 0x4a, 10, 0x1d, 0x21, 10, 0x1c, 0x53, 10, 10, 0x1d, 0x56, 66, 10))).toBe(0)
    // GS ( k of five bytes, all ten; a picture of one by two bytes, both ten.
    expect(countLines(Uint8Array.of(0x1d, 0x28, 0x6b, 5, 0, 10, 10, 10, 10, 10))).toBe(0)
    expect(countLines(Uint8Array.of(0x1d, 0x76, 0x30, 0, 1, 0, 2, 0, 10, 10))).toBe(1)
  })

  it('are counted to an end whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(countLines(bytes)).toBeLessThanOrEqual(bytes.length)
      }),
    )
  })
})
