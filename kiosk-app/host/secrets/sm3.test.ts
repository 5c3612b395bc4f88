import { describe, expect, it } from 'vitest'
import { sm3Hex } from './terminal-keys.ts'

describe('SM3', () => {
  it('gives the example of GB/T 32905-2016, A.1', () => {
    expect(sm3Hex(Buffer.from('abc'))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })
})
