/** What the trail of audit holds, read beside the centre as its auditor would. */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'

const Lines = z.array(z.object({ actor: z.string(), action: z.string(), subject: z.string() }))
const QUERY = 'select actor, action, subject from audit order by at, id'

interface Kept {
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
}

export const auditTrail = async ({ databaseUrl, dataFolder }: Kept): Promise<z.infer<typeof Lines>> => {
  if (databaseUrl === undefined) {
    const database = new DatabaseSync(join(dataFolder, 'centre.sqlite'), { readOnly: true })
    try {
      return Lines.parse(database.prepare(QUERY).all())
    } finally {
      database.close()
    }
  }
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return Lines.parse((await client.query(QUERY)).rows)
  } finally {
    await client.end()
  }
}
