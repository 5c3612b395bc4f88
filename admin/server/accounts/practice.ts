/** Practice accounts (R25): the same names everywhere, passwords of this data folder, shown at every start. */
import { randomUUIDv7 } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Role, ROLES } from '../../store/centre-store.ts'
import type { CentreParts } from '../capability.ts'
import { randomCode } from '../secrets/codes.ts'
import { hashPassword } from './passwords.ts'

const PracticeAccount = z.strictObject({ name: z.string(), password: z.string(), role: z.enum(ROLES) })
export type PracticeAccount = z.infer<typeof PracticeAccount>

const passwordLength = 10
const NAMES: readonly Role[] = ROLES

/** Makes them where they are missing. The file keeps their passwords readable for the owner of the folder. */
export const seedPractice = async (
  dataFolder: string,
  { store, clock }: Pick<CentreParts, 'store' | 'clock'>,
): Promise<readonly PracticeAccount[]> => {
  const path = join(dataFolder, 'practice-accounts.json')
  const accounts = existsSync(path)
    ? z.array(PracticeAccount).parse(JSON.parse(readFileSync(path, 'utf8')))
    : NAMES.map((role) => ({ name: role, password: randomCode(passwordLength).toLowerCase(), role }))
  writeFileSync(path, JSON.stringify(accounts), { mode: 0o600 })
  for (const { name, password, role } of accounts)
    if ((await store.findAccount(name)) === undefined)
      await store.addAccount({ id: randomUUIDv7(), name, role, scope: '' }, await hashPassword(password), clock.nowMs())
  return accounts
}
