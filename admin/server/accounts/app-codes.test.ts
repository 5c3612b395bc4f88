import { TOTP, Secret } from 'otpauth'
import { expect, it } from 'vitest'
import { codeAddress, newCodeSecret, stepOfCode } from './app-codes.ts'

/** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
const RFC_SECRET = Secret.fromUTF8('12345678901234567890').base32

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('at second %d the code is %s', (second, code) => {
  expect(stepOfCode(RFC_SECRET, code, second * 1000)).toBe(Math.floor(second / 30))
})

it('takes a clock that is one step off, and no more', () => {
  const [at, code] = [1_234_567_890, '005924']
  const step = Math.floor(at / 30)
  expect([-60, -30, 0, 30, 60].map((off) => stepOfCode(RFC_SECRET, code, (at + off) * 1000))).toEqual([
    undefined,
    step,
    step,
    step,
    undefined,
  ])
})

it('gives an address that an app reads', () => {
  const secret = newCodeSecret()
  const read = new URL(codeAddress(secret, 'zhou'))
  expect([read.protocol, read.host, read.searchParams.get('secret')]).toEqual(['otpauth:', 'totp', secret])
  expect(secret).toMatch(/^[A-Z2-7]{32}$/)
  expect(new TOTP({ secret: Secret.fromBase32(secret) }).generate()).toMatch(/^\d{6}$/)
})
