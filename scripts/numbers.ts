/**
 * `npm run numbers -- [--data DIR] [--json]`: which numbers of which region and day no case has, and why. Without a
 * restore there are none. Runs beside the centre, needs no keys; `DATABASE_URL` names a PostgreSQL instead. Exit 1 where
 * no recorded restore explains a gap.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type ExplainedGap, explainGaps } from '../admin/backup/explain-gaps.ts'
import { isNewPostgres, openPostgresNumbers } from '../admin/store/postgres/open.ts'
import { isNewSqlite, openSqliteNumbers } from '../admin/store/sqlite/open.ts'
import { centreFolderOf } from './system/centre-folder.ts'

const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const Options = z.object({ data: z.string(), json: z.boolean(), databaseUrl: z.string().optional() })
const readOptions = (): z.infer<typeof Options> => {
  try {
    const { values } = parseArgs({
      options: { data: { type: 'string', default: '.data' }, json: { type: 'boolean', default: false } },
    })
    return Options.parse({ ...values, databaseUrl: process.env['DATABASE_URL'] })
  } catch {
    return fail('Usage: npm run numbers -- [--data DIR] [--json]')
  }
}
const { data, databaseUrl, json } = readOptions()

const openSource = async () => {
  if (databaseUrl === undefined) {
    const folder = centreFolderOf(data)
    if (isNewSqlite(folder)) fail(`There is no centre's database in ${folder}: name its folder by --data.`)
    return openSqliteNumbers(folder)
  }
  if ((await isNewPostgres(databaseUrl)) !== false)
    fail('The database that DATABASE_URL names does not answer, or holds no centre.')
  return openPostgresNumbers(databaseUrl)
}

const WORDS: Record<ExplainedGap['why'], string> = {
  lost: 'may have been given before a restore, and was not handed in again',
  'set-aside': 'set aside by a restore: nobody knows how many of them were given',
  unexplained: 'no restore explains it',
}
const serial = (value: number) => String(value).padStart(6, '0')
const tell = ({ day, first, last, regionCode, why }: ExplainedGap): string =>
  `${regionCode}-${day}-${serial(first)}${last > first ? `…${serial(last)}` : ''}  ${WORDS[why]}`

const source = await openSource()
try {
  const [cases, restores] = [await source.countCases(), await source.restores()]
  const gaps = explainGaps(await source.gaps(), restores)
  const holds = gaps.every(({ why }) => why !== 'unexplained')
  if (json) console.log(JSON.stringify({ name: 'numbers', cases, restores, gaps, holds }))
  else {
    for (const gap of gaps) console.log(tell(gap))
    console.log(`${cases} cases, ${restores.length} restores, ${gaps.length} gaps in their numbers.`)
  }
  if (!holds) process.exitCode = 1
} finally {
  await source.close()
}
