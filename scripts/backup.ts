/**
 * `npm run backup -- --to DIR [--data DIR] [--keep N] [--json]`: backs up a centre of the embedded engine while it
 * runs. What is in the folder then, and what is not, stands in docs/operating.md.
 */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { unreachable } from '@lutong/core/result.ts'
import { z } from 'zod'
import { type BackupFailure, backUp } from '../admin/backup/backup.ts'
import { prune } from '../admin/backup/prune.ts'
import { centreFolderOf } from './system/centre-folder.ts'

const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const Options = z.object({
  data: z.string(),
  to: z.string(),
  keep: z.coerce.number().int().min(1).optional(),
  json: z.boolean(),
})
const readOptions = (): z.infer<typeof Options> => {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string', default: '.data' },
        to: { type: 'string' },
        keep: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    return Options.parse(values)
  } catch {
    return fail('Usage: npm run backup -- --to DIR [--data DIR] [--keep N] [--json]')
  }
}
const options = readOptions()
if (process.env['DATABASE_URL'] !== undefined)
  fail(
    'This centre keeps its truth in PostgreSQL: take it with pg_dump or pg_basebackup first, then copy the folder "blobs" of its data folder, and keep keys.json apart. See docs/operating.md.',
  )
if (process.env['S3_ENDPOINT'] !== undefined || process.env['S3_BUCKET'] !== undefined)
  fail(
    'The files of this centre lie in a bucket: back it up by its own means (versions, replication). See docs/operating.md.',
  )
const dataFolder = centreFolderOf(options.data)
const folder = resolve(options.to)
const keyFile = join(dataFolder, 'keys.json')

const explain = (failure: BackupFailure): string => {
  switch (failure) {
    case 'no-centre':
      return `There is no centre's database in ${dataFolder}: name the folder the centre was started with (--data).`
    case 'keys-missing':
      return `There is no keys.json in ${dataFolder}: without it nothing of this centre can be read, nor backed up so that it could be. Put it back first.`
    case 'keys-unreadable':
      return `${keyFile} cannot be read: see whose it is and whether it is whole.`
    case 'target-is-a-centre':
      return `${folder} is a centre's own folder, or holds keys: name a folder that is for backups alone.`
    case 'of-retired-keys':
      return `Files in ${folder} are sealed by a key that was retired since: name a new folder, and keep this one with the keys.json of its time.`
    case 'database-unsound':
      return "SQLite finds the centre's database damaged; nothing was backed up. Keep what you have, and look at the disk."
    default:
      return unreachable(failure)
  }
}

const nowMs = Date.now()
const outcome = await backUp({ dataFolder, folder, nowMs })
const report = outcome.ok ? outcome.value : fail(explain(outcome.error))
const pruned = options.keep === undefined ? undefined : await prune(folder, options.keep)
const rows = report.tables.reduce((sum, table) => sum + table.rows, 0)
const holds = report.lostBefore.length === 0
if (options.json) {
  const { files, lostBefore, name, newBytes, newFiles, tables } = report
  const removed = pruned?.removedBackups ?? []
  const line = { name: 'backup', backup: name, tables: tables.length, rows, files, newFiles, newBytes, lostBefore }
  console.log(JSON.stringify({ ...line, removed, ms: Date.now() - nowMs, holds }))
} else {
  console.log(`Backup ${report.name} in ${folder} is whole: ${report.tables.length} tables with ${rows} rows,`)
  console.log(`${report.files} files, ${report.newFiles} of them new (${report.newBytes} bytes).`)
  if (pruned !== undefined)
    console.log(`Removed: ${pruned.removedBackups.length} old backups, ${pruned.removedFiles} files.`)
  console.log(`The keys are NOT in it. Without ${keyFile} nobody can read any of it, you neither;`)
  console.log('with that file beside it, anybody can. Keep a copy of it in another place.')
}
if (!holds)
  console.error(
    `The centre itself has lost ${report.lostBefore.length} files, or has them damaged, and no earlier backup here has them: ${report.lostBefore.join(', ')}`,
  )
if (!holds) process.exitCode = 1
