/**
 * `npm run export -- --out FILE [--data DIR] [--from DAY] [--to DAY] [--json]`: cases received on these days (both in;
 * all where none is named) as JSON Lines by docs/exchange.schema.json, without a person. Runs beside the centre.
 * `DATABASE_URL` names a PostgreSQL instead of the data folder's database.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { exportCases } from '../admin/exchange/export-cases.ts'
import { isNewPostgres, openPostgresExchange } from '../admin/store/postgres/open.ts'
import { isNewSqlite, openSqliteExchange } from '../admin/store/sqlite/open.ts'
import { centreFolderOf } from './system/centre-folder.ts'

const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const Options = z
  .object({
    data: z.string(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
    out: z.string(),
    json: z.boolean(),
    databaseUrl: z.string().optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to)
const readOptions = (): z.infer<typeof Options> => {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string', default: '.data' },
        from: { type: 'string' },
        to: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    return Options.parse({ ...values, databaseUrl: process.env['DATABASE_URL'] })
  } catch {
    return fail('Usage: npm run export -- --out FILE [--data DIR] [--from YYYY-MM-DD] [--to YYYY-MM-DD] [--json]')
  }
}
const { data, databaseUrl, from, json, out, to } = readOptions()

const openSource = async () => {
  if (databaseUrl === undefined) {
    const folder = centreFolderOf(data)
    if (isNewSqlite(folder)) fail(`There is no centre's database in ${folder}: name its folder by --data.`)
    return openSqliteExchange(folder)
  }
  if ((await isNewPostgres(databaseUrl)) !== false)
    fail('The database that DATABASE_URL names does not answer, or holds no centre.')
  return openPostgresExchange(databaseUrl)
}
const source = await openSource()
const startedMs = Date.now()
try {
  const file = resolve(out)
  const cases = await exportCases({ source, fromDay: from ?? null, toDay: to ?? null, file, nowMs: startedMs })
  console.log(
    json
      ? JSON.stringify({ name: 'export', cases, file, ms: Date.now() - startedMs })
      : `${cases} cases in ${file}, by docs/exchange.schema.json; no line names a person.`,
  )
} finally {
  await source.close()
}
