/** Many terminals at once into a centre that is not running: enrolling ten thousand one by one is another matter. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { NewTerminal } from '../terminal-store.ts'
import { CENTRE_DATABASE } from '../sqlite/open.ts'

export interface SeededTerminal extends NewTerminal {
  readonly id: string
  /** SPKI, base64 DER. */
  readonly publicKey: string
}

/** The schema must be there. */
export const seedTerminals = (dataFolder: string, terminals: readonly SeededTerminal[], atMs: number): void => {
  const database = new DatabaseSync(join(dataFolder, CENTRE_DATABASE))
  try {
    const insert = database.prepare(
      'insert into terminals (id, name, centre_name, phone, region_code, public_key, enrolled_at, place_code) values (?,?,?,?,?,?,?,?)',
    )
    database.exec('begin immediate')
    for (const { centreName, id, phone, publicKey, regionCode, terminalName } of terminals)
      insert.run(id, terminalName, centreName, phone, regionCode, publicKey, atMs, regionCode)
    database.exec('commit')
  } finally {
    database.close()
  }
}
