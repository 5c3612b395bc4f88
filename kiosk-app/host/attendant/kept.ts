/** What outlives a restart or a power cut: tries at the door, and what staff have set. Small files, each written whole. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { STAFF_REASONS } from '@lutong/core/contracts/attendant.ts'
import { z } from 'zod'
import { writeWhole } from '../secrets/terminal-keys.ts'

const Tries = z.strictObject({ wrong: z.int().nonnegative(), lockedUntilMs: z.int().nonnegative() })
export type Tries = z.infer<typeof Tries>

const Setting = z.strictObject({
  /** Visits are for practice: nothing of them leaves the terminal. */
  practice: z.boolean(),
  outOfService: z.enum(STAFF_REASONS).nullable(),
})
export type Setting = z.infer<typeof Setting>

export interface Kept<T> {
  readonly value: T
  /** False where it could not be written: then nothing has changed. */
  set(value: T): boolean
}

const keptIn = <T>(file: string, schema: z.ZodType<T>, atFirst: T, whenDamaged: T): Kept<T> => {
  const read = (): T => {
    let text: string
    try {
      text = readFileSync(file, 'utf8')
    } catch {
      return atFirst
    }
    try {
      return schema.parse(JSON.parse(text))
    } catch {
      return whenDamaged
    }
  }
  let value = read()
  return {
    get value() {
      return value
    },
    set: (next) => {
      try {
        writeWhole(file, JSON.stringify(next))
      } catch {
        return false
      }
      value = next
      return true
    },
  }
}

const NO_TRIES: Tries = { wrong: 0, lockedUntilMs: 0 }
const IN_SERVICE: Setting = { practice: false, outOfService: null }

export const keptTries = (folder: string): Kept<Tries> =>
  keptIn(join(folder, 'attendant-tries.json'), Tries, NO_TRIES, NO_TRIES)

/** A damaged setting stops the terminal: nobody knows whether a visit would be for practice. */
export const keptSetting = (folder: string): Kept<Setting> =>
  keptIn(join(folder, 'attendant-setting.json'), Setting, IN_SERVICE, { practice: false, outOfService: 'maintenance' })
