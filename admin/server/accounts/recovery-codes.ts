/** Codes on paper for the day the telephone is lost: each opens once. */
import { randomCode } from '../secrets/codes.ts'

const HOW_MANY = 10
/** 50 bits: not to be guessed five at a time. */
const LENGTH = 10

export const newRecoveryCodes = (): readonly string[] => Array.from({ length: HOW_MANY }, () => randomCode(LENGTH))

/** As people write them down: small letters, gaps, and the letters that paper confuses. */
export const readRecoveryCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
