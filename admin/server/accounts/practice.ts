/** Practice accounts (R25): the same names everywhere, passwords of this data folder, shown at every start. */
import { randomUUIDv7 } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Role, ROLES } from '../../store/account-store.ts'
import type { CentreParts } from '../capability.ts'
import { PRACTICE_LAWYERS } from '../dispatch/practice-lawyers.ts'
import { randomCode } from '../secrets/codes.ts'
import { hashPassword } from './passwords.ts'

const PracticeAccount = z.strictObject({ name: z.string(), password: z.string(), role: z.enum(ROLES) })
export type PracticeAccount = z.infer<typeof PracticeAccount>

const passwordLength = 10
const ACCOUNTS: readonly { readonly name: string; readonly role: Role; readonly scope: string }[] = [
  ...ROLES.map((role) => ({ name: role, role, scope: '' })),
  ...['lawyer2', 'lawyer3', 'lawyer4'].map((name) => ({ name, role: 'lawyer', scope: '' }) as const),
  // One at the practice county's desk, one at the city's above it: what is sent up can be seen to arrive.
  { name: 'county', role: 'clerk', scope: '331081' },
  { name: 'city', role: 'supervisor', scope: '3310' },
]
/** The practice county, what it lies in, and a station and a village of its own: a tree to try scopes on. */
const PLACES: readonly (readonly [code: string, name: string])[] = [
  ['33', '省公共法律服务中心（练习）'],
  ['3310', '市公共法律服务中心（练习）'],
  ['331081', '青石县公共法律服务中心（练习）'],
  ['331081101', '示范镇公共法律服务站（练习）'],
  ['331081101201', '柳湾村公共法律服务点（练习）'],
]
const scopeOf = (account: string): string => ACCOUNTS.find(({ name }) => name === account)?.scope ?? ''

/** Makes them where they are missing. The file keeps their passwords readable for the owner of the folder. */
export const seedPractice = async (
  dataFolder: string,
  { store, clock }: Pick<CentreParts, 'store' | 'clock'>,
): Promise<readonly PracticeAccount[]> => {
  const path = join(dataFolder, 'practice-accounts.json')
  const kept = existsSync(path) ? z.array(PracticeAccount).parse(JSON.parse(readFileSync(path, 'utf8'))) : []
  // A folder of an earlier version gets the accounts that have come since.
  const accounts = ACCOUNTS.map(
    ({ name, role }) =>
      kept.find((one) => one.name === name) ?? { name, password: randomCode(passwordLength).toLowerCase(), role },
  )
  writeFileSync(path, JSON.stringify(accounts), { mode: 0o600 })
  for (const [code, name] of PLACES)
    if ((await store.findPlace(code)) === undefined)
      await store.putPlace({ code, name, closed: false }, 'centre', clock.nowMs())
  for (const { name, password, role } of accounts) {
    if ((await store.findAccount(name)) !== undefined) continue
    const id = randomUUIDv7()
    await store.addAccount({ id, name, role, scope: scopeOf(name) }, await hashPassword(password), clock.nowMs())
    const profile = PRACTICE_LAWYERS[name]
    if (profile !== undefined) await store.putLawyer(id, profile, clock.nowMs())
  }
  return accounts
}
