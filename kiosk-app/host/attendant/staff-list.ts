/**
 * Who may open the attendant's menu: a name, and one key made of card number and PIN together. Whoever reads the list
 * learns neither, and nobody can try the one without the other.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { err, ok, type Result } from '@lutong/core/result.ts'
import { z } from 'zod'

const KEY_BYTES = 32
const SALT_BYTES = 16
/** 2^15 rounds of 8 blocks: about a tenth of a second and 32 MB a try. */
const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 } as const
const MOST_STAFF = 12
const derive = promisify<string, Buffer, number, typeof COST, Buffer>(scrypt)

const KEY = /^scrypt:([A-Za-z0-9_-]{22}):([A-Za-z0-9_-]{43})$/
export const StaffList = z
  .array(
    z.strictObject({
      /** Stands in the log: a badge number or a first name, never an ID number. */
      name: z.string().regex(/^[\p{L}\w-]{1,20}$/u),
      key: z.string().regex(KEY),
    }),
  )
  .max(MOST_STAFF)
export type StaffList = z.infer<typeof StaffList>

export const Pin = z.string().regex(/^\d{6,12}$/)

const secretOf = (idNumber: string, pin: string) => `${idNumber.trim().toUpperCase()}\n${pin}`

export const staffEntry = async (name: string, idNumber: string, pin: string): Promise<StaffList[number]> => {
  const salt = randomBytes(SALT_BYTES)
  const key = await derive(secretOf(idNumber, pin), salt, KEY_BYTES, COST)
  return { name, key: `scrypt:${salt.toString('base64url')}:${key.toString('base64url')}` }
}

/** Whose card and PIN these are. Every entry is tried, so that time tells nothing. */
export const findStaff = async (list: StaffList, idNumber: string, pin: string): Promise<string | undefined> => {
  let found: string | undefined
  for (const { key, name } of list) {
    const [, salt = '', expected = ''] = KEY.exec(key) ?? []
    const made = await derive(secretOf(idNumber, pin), Buffer.from(salt, 'base64url'), KEY_BYTES, COST)
    if (timingSafeEqual(made, Buffer.from(expected, 'base64url'))) found = name
  }
  return found
}

/** A list in a file of its own, as JSON: for a terminal without a profile. */
export const readStaff = (file: string): Result<StaffList, string> => {
  try {
    return ok(StaffList.parse(JSON.parse(readFileSync(file, 'utf8'))))
  } catch {
    return err(`${file} is no list of attendants: write it with npm run attendant.`)
  }
}
