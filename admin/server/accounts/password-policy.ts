/**
 * What a password must be: long, and not among the first that are guessed. No rules of composition: they make people
 * write passwords down and end every one with "1!" (NIST SP 800-63B §5.1.1.2).
 */
import { COMMON_PASSWORDS } from './common-passwords.ts'

const SHORTEST_PASSWORD = 10
export const LONGEST_PASSWORD = 200

export type PasswordFault = 'too-short' | 'too-common' | 'holds-the-name' | 'repeats'

/** Rows of keys and the alphabet: what the fingers or the mind run along. */
const RUNS = [
  '01234567890',
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1qaz2wsx3edc4rfv5tgb6yhn',
]
const runsAndBack = RUNS.flatMap((run) => [run, [...run].toReversed().join('')])

/** What is left of a password when runs of keys, years and repeated signs are taken out. */
const withoutRuns = (password: string): string => {
  let left = password
  for (const run of runsAndBack)
    for (let length = run.length; length >= 4; length--)
      for (let at = 0; at + length <= run.length; at++) left = left.replaceAll(run.slice(at, at + length), '')
  return left.replaceAll(/(.)\1{2,}/gu, '')
}

/** `undefined`: it will do. */
export const faultOfPassword = (password: string, accountName: string): PasswordFault | undefined => {
  const plain = password.normalize('NFKC').toLowerCase()
  if ([...password].length < SHORTEST_PASSWORD) return 'too-short'
  // A common one with a year or a sign behind it is guessed as soon as the common one alone.
  const core = plain.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
  const bare = core.replaceAll(/^\d+|\d+$/g, '')
  if (COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(core) || COMMON_PASSWORDS.has(bare)) return 'too-common'
  if (new Set(plain).size < 4) return 'repeats'
  if (withoutRuns(plain).length < 4) return 'too-common'
  const name = accountName.toLowerCase()
  if (name.length >= 3 && plain.replaceAll(name, '').length < SHORTEST_PASSWORD / 2) return 'holds-the-name'
  return undefined
}
