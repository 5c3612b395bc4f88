/** An authenticator app at somebody's hand. */
import { Secret, TOTP } from 'otpauth'

export const appCode = (secret: string, atMs: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: atMs })
