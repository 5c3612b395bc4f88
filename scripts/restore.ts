/**
 * `npm run restore -- --from DIR --to DIR --keys FILE [--name BACKUP] [--json]`: puts a backup into an empty second
 * place, compares table by table and file by file, and only then makes a centre of it by putting the keys there.
 * `npm run restore -- --record [--data DIR] [--made-at INSTANT] [--json]`: writes down that a stopped centre's database
 * was put back by other means (`DATABASE_URL` names a PostgreSQL): terminals hear of it, numbers go on from a safe point.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { unreachable } from '@lutong/core/result.ts'
import { z } from 'zod'
import { type RecordFailure, recordRestore } from '../admin/backup/record-restore.ts'
import { type Differences, restore, type RestoreFailure } from '../admin/backup/restore.ts'
import { centreFolderOf } from './system/centre-folder.ts'

const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const USAGE = `Usage: npm run restore -- --from DIR --to DIR --keys FILE [--name BACKUP] [--json]
       npm run restore -- --record [--data DIR] [--made-at INSTANT] [--json]`
const Putting = z.object({
  from: z.string(),
  to: z.string(),
  keys: z.string().optional(),
  name: z.string().optional(),
  json: z.boolean(),
  record: z.literal(false),
})
const Recording = z.object({
  data: z.string(),
  'made-at': z.iso.datetime({ offset: true }).optional(),
  json: z.boolean(),
  record: z.literal(true),
  databaseUrl: z.string().optional(),
})
const Options = z.discriminatedUnion('record', [Putting, Recording])
const readOptions = (): z.infer<typeof Options> => {
  try {
    const { values } = parseArgs({
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        keys: { type: 'string' },
        name: { type: 'string' },
        record: { type: 'boolean', default: false },
        data: { type: 'string', default: '.data' },
        'made-at': { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    return Options.parse({ ...values, databaseUrl: process.env['DATABASE_URL'] })
  } catch {
    return fail(USAGE)
  }
}
const tell = ({ damaged, database, missing }: Differences): string =>
  [
    ...database.map((what) => (what === 'file' ? 'the database file is not as it was' : `table ${what} differs`)),
    ...damaged.map((name) => `file ${name} is damaged`),
    ...missing.map((name) => `file ${name} is missing`),
  ].join('\n  ')

interface Told {
  readonly folder: string
  readonly target: string
  readonly keyFile: string
  /** The backup that was named. */
  readonly wanted: string | undefined
}

const explain = (failure: RestoreFailure, { folder, keyFile, target, wanted }: Told): string => {
  switch (failure.kind) {
    case 'target-not-empty':
      return `${target} is not empty, and nothing is written over: name a new or empty folder by --to. To put a centre back where it was, stop it and move its old folder aside first.`
    case 'keys-missing':
      return `There is no ${keyFile}: name the centre's keys.json, from wherever you keep it. Without that file the backup cannot be read by anybody.`
    case 'keys-unreadable':
      return `${keyFile} is no file of keys, or cannot be read.`
    case 'keys-differ':
      return `${keyFile} belongs to another centre than this backup, or the backup's manifest was changed. Nothing was written.`
    case 'no-whole-backup':
      return failure.cutOff.length === 0
        ? `There is no backup${wanted === undefined ? '' : ` ${wanted}`} in ${folder}.`
        : `There is no whole backup${wanted === undefined ? '' : ` ${wanted}`} in ${folder}. Cut off before they were finished: ${failure.cutOff.join(', ')}. Nothing was written.`
    case 'list-damaged':
      return `The list of files of backup ${failure.name} is damaged or missing; nothing was written. Take another backup by --name.`
    case 'differs':
      return `Backup ${failure.name} was copied to ${target}, and does not compare:\n  ${tell(failure.differences)}\nThe keys were not put there, so no centre opens it. Take another backup (--name) or another copy of this one; where only files are lost, you may go on without them by copying keys.json there yourself.`
    default:
      return unreachable(failure)
  }
}

const putBack = async (options: z.infer<typeof Putting>): Promise<void> => {
  const [folder, target] = [resolve(options.from), resolve(options.to)]
  const keyFile =
    options.keys ??
    fail(
      `${USAGE}\nA backup has no keys in it: name the centre's keys.json, from wherever you keep it. Without that file the backup cannot be read by anybody.`,
    )

  const outcome = await restore({ folder, target, keyFile, name: options.name, nowMs: Date.now() })
  const report = outcome.ok
    ? outcome.value
    : fail(explain(outcome.error, { folder, target, keyFile, wanted: options.name }))
  const rows = report.tables.reduce((sum, table) => sum + table.rows, 0)
  if (options.json) {
    const { files, lostBefore, name, passedOver, tables } = report
    console.log(
      JSON.stringify({ name: 'restore', backup: name, tables, rows, files, lostBefore, passedOver, holds: true }),
    )
  } else {
    for (const name of report.passedOver) console.log(`${name} was cut off before it was finished, and is passed over.`)
    for (const { digest, name, rows: count } of report.tables)
      console.log(`${name.padEnd(24)} ${String(count).padStart(9)} rows  ${digest.slice(0, 16)}  the same`)
    console.log(`${report.files} files opened by the keys and hashed: all the same.`)
    console.log(
      `Backup ${report.name} stands in ${target}, with its keys. Start a centre over it with --data ${target}.`,
    )
    console.log('What was acknowledged after the backup was made is not in it: its terminals hand their part in again.')
    console.log('Numbers go on from a safe point; npm run numbers lists what is missing (docs/operating.md).')
  }
  if (report.lostBefore.length > 0)
    console.error(`Lost by the centre before the backup was made: ${report.lostBefore.join(', ')}`)
}

const WHY: Record<RecordFailure, string> = {
  'no-centre': 'There is no centre there: name its folder by --data, or its database by DATABASE_URL.',
  'keys-missing': 'The data folder holds no keys.json: put it there first.',
  'keys-unreadable': 'The keys.json of the data folder cannot be read.',
}

const record = async ({ data, databaseUrl, json, 'made-at': madeAt }: z.infer<typeof Recording>): Promise<void> => {
  const backupAtMs = madeAt === undefined ? undefined : Date.parse(madeAt)
  const dataFolder = centreFolderOf(data)
  const outcome = await recordRestore({ dataFolder, databaseUrl, backupAtMs, nowMs: Date.now() })
  if (!outcome.ok) return fail(WHY[outcome.error])
  console.log(
    json
      ? JSON.stringify({ name: 'restore', recorded: true, holds: true })
      : 'Written down. When the centre is started its numbers go on from a safe point, and its terminals hand in again what it lacks.',
  )
}

const options = readOptions()
await (options.record ? record(options) : putBack(options))
