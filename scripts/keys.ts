/**
 * `npm run keys -- list|rotate|reseal|retire [--data DIR] [--alg A256GCM|SM4GCM] [--prepare] [--json]`: changes the keys
 * of a centre, beside it or while it is stopped. The order, and what has to be kept, stands in docs/operating.md.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { unreachable } from '@lutong/core/result.ts'
import { z } from 'zod'
import {
  listKeys,
  prepareKeys,
  resealAll,
  type RetireFailure,
  retireKeys,
  rotateKeys,
} from '../admin/server/secrets/change-keys.ts'
import { KEY_FILE, type KeyRingFailure, readKeyRing } from '../admin/server/secrets/key-ring.ts'
import { SEALING_ALGS } from '../admin/server/secrets/sealing.ts'
import { openBlobStore } from '../admin/store/open-blob-store.ts'
import { openPostgresStore } from '../admin/store/postgres/open.ts'
import { readS3Options } from '../admin/store/s3/s3-options.ts'
import { isNewSqlite, openSqliteStore } from '../admin/store/sqlite/open.ts'
import { centreFolderOf } from './system/centre-folder.ts'

const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const Options = z.object({
  act: z.enum(['list', 'rotate', 'reseal', 'retire']),
  data: z.string(),
  alg: z.enum(SEALING_ALGS),
  prepare: z.boolean(),
  json: z.boolean(),
})
const readOptions = (): z.infer<typeof Options> => {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: {
        data: { type: 'string', default: '.data' },
        alg: { type: 'string', default: 'A256GCM' },
        prepare: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    })
    if (positionals.length !== 1) throw new Error('one act')
    return Options.parse({ ...values, act: positionals[0] })
  } catch {
    return fail(
      'Usage: npm run keys -- list|rotate|reseal|retire [--data DIR] [--alg A256GCM|SM4GCM] [--prepare] [--json]',
    )
  }
}
const options = readOptions()
const dataFolder = centreFolderOf(options.data)

const explainFile = (failure: KeyRingFailure): string => {
  switch (failure) {
    case 'keys-missing':
      return `There is no ${KEY_FILE} in ${dataFolder}: name the folder the centre was started with (--data).`
    case 'keys-unreadable':
      return `${join(dataFolder, KEY_FILE)} cannot be read: see whose it is and whether it is whole.`
    default:
      return unreachable(failure)
  }
}
const explain = (failure: RetireFailure): string => {
  switch (failure.kind) {
    case 'too-soon':
      return 'The active key is younger than a minute: somebody may still be writing under the old one. Nothing was changed.'
    case 'key-waits':
      return 'A key that waits is not used yet: finish with "rotate" first. Nothing was changed.'
    case 'still-used': {
      const parts = [...failure.behind].filter(([, count]) => count > 0).map(([place, count]) => `${place} ${count}`)
      return `Still under another key: ${parts.join(', ')}. Nothing was retired; the running centre brings them over, or "reseal" does.`
    }
    case 'keys-missing':
    case 'keys-unreadable':
      return explainFile(failure.kind)
    default:
      return unreachable(failure)
  }
}

/** The centre's store beside the centre itself, or in its stead. */
const withParts = async <T>(work: (parts: Parameters<typeof resealAll>[0]) => Promise<T>): Promise<T> => {
  const ring = readKeyRing(join(dataFolder, KEY_FILE))
  const { vault } = ring.ok ? ring.value : fail(explainFile(ring.error))
  const bucket = readS3Options(process.env)
  const s3 = bucket.ok ? bucket.value : fail(bucket.error)
  const databaseUrl = process.env['DATABASE_URL']
  if (databaseUrl === undefined && isNewSqlite(dataFolder)) fail(`There is no centre's database in ${dataFolder}.`)
  const store = await (databaseUrl === undefined
    ? openSqliteStore(dataFolder, vault)
    : openPostgresStore(databaseUrl, vault))
  try {
    return await work({ store, vault, blobs: openBlobStore(dataFolder, s3, vault) })
  } finally {
    await store.close()
  }
}

const say = (line: object, words: string) => console.log(options.json ? JSON.stringify(line) : words)
const keysNow = () => {
  const keys = listKeys(dataFolder)
  return keys.ok ? keys.value : fail(explainFile(keys.error))
}
const rotate = async () => {
  const rotation = { dataFolder, alg: options.alg, nowMs: Date.now }
  const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
  const done = options.prepare ? prepareKeys(rotation) : await rotateKeys({ ...rotation, wait })
  if (!done.ok) fail(explainFile(done.error))
  say(
    { name: 'keys', act: options.prepare ? 'prepare' : 'rotate', keys: keysNow() },
    options.prepare
      ? `A new pair of keys waits in ${KEY_FILE}. Bring this file to the other servers, then call "rotate".`
      : `A new pair of keys is used from now on. Copy ${join(dataFolder, KEY_FILE)} to its safe places now, and KEEP the copy of before as long as backups of before are kept.`,
  )
}

switch (options.act) {
  case 'list':
    for (const key of keysNow())
      say(
        { name: 'keys', ...key },
        `${key.kid}  ${key.use}  ${key.alg}  ${key.state}  ${new Date(key.sinceMs).toISOString()}`,
      )
    break
  case 'rotate':
    await rotate()
    break
  case 'reseal':
    await withParts(resealAll)
    say({ name: 'keys', act: 'reseal' }, 'Everything is under the active key.')
    break
  case 'retire': {
    const retired = await withParts((parts) => retireKeys(dataFolder, parts, Date.now()))
    const count = retired.ok ? retired.value : fail(explain(retired.error))
    say({ name: 'keys', act: 'retire', retired: count, keys: keysNow() }, `Retired: ${count}.`)
    break
  }
  default:
    unreachable(options.act)
}
