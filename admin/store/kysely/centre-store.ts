import type { Kysely } from 'kysely'
import type { CentreStore } from '../centre-store.ts'
import type { Vault } from '../vault.ts'
import { createAccountStore } from './account-store.ts'
import { createCaseStore } from './case-store.ts'
import { createIntakeStore } from './intake-store.ts'
import type { CentreTables } from './tables.ts'
import { createTerminalStore } from './terminal-store.ts'

/** The store over any engine Kysely speaks to; the engine's own folder opens the connection and migrates it. */
export const createCentreStore = (db: Kysely<CentreTables>, vault: Vault): CentreStore => ({
  ...createIntakeStore(db, vault),
  ...createCaseStore(db, vault),
  ...createTerminalStore(db, vault),
  ...createAccountStore(db, vault),
  close: () => db.destroy(),
})
