/** Codes of an authenticator app: TOTP (RFC 6238), six digits, thirty seconds, SHA-1, as every app speaks it. */
import { Secret, TOTP } from 'otpauth'
import { PRODUCT_NAME } from './product-name.ts'

const CODE_PERIOD_S = 30
/** A telephone's clock may be one step off. */
const WINDOW = 1
/** 160 bits, as RFC 4226 §4 asks for. */
const SECRET_BYTES = 20

const totpOf = (secret: string, label = '') =>
  new TOTP({
    issuer: PRODUCT_NAME,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: CODE_PERIOD_S,
  })

/** base32, as people type it where a picture cannot be read. */
export const newCodeSecret = (): string => new Secret({ size: SECRET_BYTES }).base32

/** `otpauth://…` for the picture. */
export const codeAddress = (secret: string, accountName: string): string => totpOf(secret, accountName).toString()

/** The step of time this code belongs to; `undefined`: to none that is near. */
export const stepOfCode = (secret: string, code: string, atMs: number): number | undefined => {
  const delta = totpOf(secret).validate({ token: code, timestamp: atMs, window: WINDOW })
  return delta === null ? undefined : Math.floor(atMs / 1000 / CODE_PERIOD_S) + delta
}
