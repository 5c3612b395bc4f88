/** Argon2id (RFC 9106) with the OWASP minimum: 19 MiB, two passes, one lane. Kept in PHC string form. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 } as const

const derive = (password: string, nonce: Buffer, memory: number, passes: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const message = Buffer.from(password.normalize('NFC'), 'utf8')
    argon2('argon2id', { ...PARAMETERS, memory, passes, message, nonce }, (error, tag) =>
      error === null ? resolve(tag) : reject(error),
    )
  })

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

export const hashPassword = async (password: string): Promise<string> => {
  const nonce = randomBytes(16)
  const { memory, passes, parallelism } = PARAMETERS
  const tag = await derive(password, nonce, memory, passes)
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(tag)}`
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

export const isPasswordOf = async (hash: string, password: string): Promise<boolean> => {
  const parts = PHC.exec(hash)
  if (parts === null) throw new Error('a password hash of an unknown form')
  const [, memory, passes, nonce = '', tag = ''] = parts
  const expected = Buffer.from(tag, 'base64')
  const actual = await derive(password, Buffer.from(nonce, 'base64'), Number(memory), Number(passes))
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}
