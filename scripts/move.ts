/**
 * `npm run move -- --to postgres://… [--data DIR] [--trial] [--blobs s3] [--json]`: carries a centre's embedded database to
 * an empty PostgreSQL, its files to the bucket of the `S3_…` settings, or both. The order of things, and what stays
 * behind, stands in docs/operating.md. `--to env` takes the address from `DATABASE_URL`, where no other user sees it.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { unreachable } from '@lutong/core/result.ts'
import { z } from 'zod'
import { moveFiles } from '../admin/move/move-files.ts'
import { move, type MoveFailure } from '../admin/move/move.ts'
import { KEY_FILE, readKeyRing } from '../admin/server/secrets/key-ring.ts'
import { openPostgresStore } from '../admin/store/postgres/open.ts'
import { sealedPlaceOf } from '../admin/store/s3/s3-blob-store.ts'
import { readS3Options } from '../admin/store/s3/s3-options.ts'
import { openSqliteStore } from '../admin/store/sqlite/open.ts'
import { centreFolderOf } from './system/centre-folder.ts'

const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const Options = z
  .object({
    data: z.string(),
    to: z.union([z.literal('env'), z.string().regex(/^postgres(ql)?:\/\//)]).optional(),
    blobs: z.literal('s3').optional(),
    trial: z.boolean(),
    json: z.boolean(),
  })
  .refine(({ blobs, to }) => blobs !== undefined || to !== undefined)
const readOptions = (): z.infer<typeof Options> => {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string', default: '.data' },
        to: { type: 'string' },
        blobs: { type: 'string' },
        trial: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    return Options.parse(values)
  } catch {
    return fail('Usage: npm run move -- [--to postgres://…|env] [--blobs s3] [--data DIR] [--trial] [--json]')
  }
}
const options = readOptions()
const dataFolder = centreFolderOf(options.data)
const databaseUrl =
  options.to === 'env' ? (process.env['DATABASE_URL'] ?? fail('DATABASE_URL is not set.')) : options.to

const explain = (failure: MoveFailure): string => {
  switch (failure.kind) {
    case 'no-centre':
      return `There is no centre's database in ${dataFolder}: name the folder the centre was started with (--data).`
    case 'keys-missing':
    case 'keys-unreadable':
      return `${join(dataFolder, KEY_FILE)} is missing or cannot be read: put it back first.`
    case 'centre-runs':
      return 'The centre, or another program, has its database open: stop it first, or look how it goes with --trial.'
    case 'already-moved':
      return `${dataFolder} was carried elsewhere before: see moved.json in it.`
    case 'target-unreachable':
      return 'The PostgreSQL does not answer, or does not let this account in.'
    case 'target-not-empty':
      return `The PostgreSQL holds something already (${failure.tables.join(', ')}): name an empty database. Nothing was written.`
    case 'differs':
      return `What would have been written is not what was read (${failure.tables.join(', ')}): nothing was written.`
    default:
      return unreachable(failure)
  }
}
const say = (line: object, words: string) => console.log(options.json ? JSON.stringify(line) : words)

if (databaseUrl !== undefined) {
  const startedMs = Date.now()
  const moved = await move({ dataFolder, databaseUrl, nowMs: startedMs, isTrial: options.trial })
  const { brokenTraces, tables, wasThere } = moved.ok ? moved.value : fail(explain(moved.error))
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const holds = brokenTraces.length === 0
  say(
    { name: 'move', trial: options.trial, tables, rows, brokenTraces, wasThere, ms: Date.now() - startedMs, holds },
    `${tables.length} tables with ${rows} rows lie in PostgreSQL and are the same there, by count and digest.${
      options.trial
        ? ' This was a trial: empty the database before the real move.'
        : ` Start the centre with DATABASE_URL from now on; ${dataFolder} keeps keys.json, the files and the old database, which is not opened any more.`
    }`,
  )
  if (!holds) fail(`The chain of these traces does not hold, there as here: ${brokenTraces.join(', ')}.`)
}

if (options.blobs !== undefined) {
  const given = readS3Options(process.env)
  const bucket = (given.ok ? given.value : fail(given.error)) ?? fail('No bucket is set: S3_ENDPOINT, S3_BUCKET, …')
  const ring = readKeyRing(join(dataFolder, KEY_FILE))
  const { vault } = ring.ok ? ring.value : fail(`${join(dataFolder, KEY_FILE)} is missing or cannot be read.`)
  const url = databaseUrl ?? process.env['DATABASE_URL']
  const store = await (url === undefined ? openSqliteStore(dataFolder, vault) : openPostgresStore(url, vault))
  const report = await moveFiles(dataFolder, store, sealedPlaceOf(bucket), vault)
  await store.close()
  const holds = report.lost.length === 0 && report.differ.length === 0
  say(
    { name: 'move-files', ...report, holds },
    `${report.files} files (${report.bytes} bytes) lie in the bucket and are the same there, ${report.carried} of them new. Start the centre with the S3 settings from now on.`,
  )
  if (!holds) fail(`Not in the bucket as they should be: ${[...report.lost, ...report.differ].join(', ')}.`)
}
