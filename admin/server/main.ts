/**
 * `node admin/server/main.ts --data DIR [--port 7100] [--host 127.0.0.1] [--public-url URL] [--turn URL…] [--turn-only]
 * [--metrics-port N] [--drain-ms N] [--push-private] [--practice]`; `DATABASE_URL` names a PostgreSQL, `NATS_URL` the line between several processes
 * over one, `LIVEKIT_…` a server for calls of more than four, `S3_…` a bucket for files.
 */
import { parseArgs } from 'node:util'
import { systemClock } from '@lutong/core/clock.ts'
import { RegionCode } from '@lutong/core/ids.ts'
import { unreachable } from '@lutong/core/result.ts'
import { z } from 'zod'
import { readOidcSettings } from './accounts/sso/oidc-settings.ts'
import { readNatsSettings } from './bus/nats-settings.ts'
import { type CentreFailure, createCentre } from './centre.ts'
import { readCallRoom } from './dispatch/call-room-service.ts'
import { readTrustedProxies } from './http/trusted-proxies.ts'
import { createLog } from './log.ts'
import { readS3Options } from '../store/s3/s3-options.ts'

const USAGE =
  'Usage: main.ts --data DIR [--port N] [--host ADDRESS] [--public-url URL] [--turn URL…] [--turn-only] [--metrics-port N] [--drain-ms N] [--push-private] [--practice]'

const Options = z.object({
  data: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1),
  'public-url': z.url({ protocol: /^https?$/ }).optional(),
  'metrics-port': z.coerce.number().int().min(0).max(65_535).optional(),
  'drain-ms': z.coerce.number().int().min(0).max(60_000),
  practice: z.boolean(),
  'push-private': z.boolean(),
  databaseUrl: z.string().startsWith('postgres').optional(),
  turn: z.array(z.string().regex(/^turns?:[^\s]+$/)).default([]),
  'turn-only': z.boolean(),
})

const say = (line: string) => process.stdout.write(`${line}\n`)
const giveUp = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

const readOptions = (): z.infer<typeof Options> => {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string', default: '7100' },
        host: { type: 'string', default: '127.0.0.1' },
        'public-url': { type: 'string' },
        'metrics-port': { type: 'string' },
        'drain-ms': { type: 'string', default: '0' },
        practice: { type: 'boolean', default: false },
        'push-private': { type: 'boolean', default: false },
        turn: { type: 'string', multiple: true },
        'turn-only': { type: 'boolean', default: false },
      },
    })
    // By the environment, not the command line: it may hold a password, and command lines are seen by everybody.
    return Options.parse({ ...values, databaseUrl: process.env['DATABASE_URL'] })
  } catch {
    return giveUp(USAGE)
  }
}

const options = readOptions()

const explain = (failure: CentreFailure): string => {
  switch (failure) {
    case 'port-taken':
      return `Port ${options.port} is taken by another program: stop it, or choose another by --port.`
    case 'metrics-port-taken':
      return `Port ${options['metrics-port']} for figures is taken by another program: choose another by --metrics-port.`
    case 'keys-missing':
      return 'There is a database but no keys.json in the data folder: put the file back from its backup, or bring it from the server that shares this database.'
    case 'database-unreachable':
      return 'The database that DATABASE_URL names does not answer, or does not let this server in: see that it runs, and that address and account are right.'
    case 'database-moved':
      return 'The database of this folder was carried to a PostgreSQL: name it by DATABASE_URL. Opened here again, it would give the same numbers a second time.'
    case 'schema-newer':
      return 'Newer software has changed this database: start this server in the version of the others, or restore a backup from before the change (docs/cluster.md).'
    case 'keys-of-another-centre':
      return 'The file keys.json of the data folder is not the one with which this database was begun: bring keys.json from a server that shares this database.'
    case 'keys-unreadable':
      return 'The file keys.json of the data folder cannot be read: put it back from its backup.'
    default:
      return unreachable(failure)
  }
}

/** An invented place, clearly marked as one (R25). */
const PRACTICE_TERMINAL = {
  terminalName: '练习终端 1',
  centreName: '青石县公共法律服务中心（练习）',
  phone: '0571-00000000',
  regionCode: RegionCode.parse('331081'),
}

/** The secret is shared with coturn (`static-auth-secret`) and never stands on a command line. */
const turnSecret = process.env['LUTONG_TURN_SECRET']
if (options.turn.length > 0 && turnSecret === undefined) giveUp('--turn needs LUTONG_TURN_SECRET in the environment.')

const room = readCallRoom(process.env)
const callRoom = room.ok ? room.value : giveUp(room.error)

const bucket = readS3Options(process.env)
const s3 = bucket.ok ? bucket.value : giveUp(bucket.error)
const natsRead = readNatsSettings(process.env)
const nats = natsRead.ok ? natsRead.value : giveUp(natsRead.error)
if (nats !== undefined && options.databaseUrl === undefined)
  giveUp('NATS_URL joins several servers over one PostgreSQL: name that by DATABASE_URL, or leave NATS_URL out.')

const oidcRead = readOidcSettings(process.env)
const oidc = oidcRead.ok ? oidcRead.value : giveUp(oidcRead.error)

const proxies = readTrustedProxies(process.env)
const trustedProxies = proxies.ok ? proxies.value : giveUp(proxies.error)

const collector = z
  .url({ protocol: /^https?$/ })
  .optional()
  .safeParse(process.env['OTEL_EXPORTER_OTLP_ENDPOINT']).data

const started = await createCentre({
  dataFolder: options.data,
  databaseUrl: options.databaseUrl,
  s3,
  nats,
  tracing: collector === undefined ? undefined : { endpoint: collector },
  clock: systemClock,
  log: createLog(),
  host: options.host,
  port: options.port,
  publicUrl: options['public-url']?.replace(/\/$/, ''),
  turn:
    options.turn.length > 0 && turnSecret !== undefined
      ? { urls: options.turn, secret: turnSecret, relayOnly: options['turn-only'] }
      : undefined,
  callRoom,
  trustedProxies,
  oidc,
  // In practice the other system is a program on this machine.
  pushTo: { privateToo: options['push-private'], loopbackToo: options.practice },
  metricsPort: options['metrics-port'],
})
const centre = started.ok ? started.value : giveUp(explain(started.error))

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  // The only process of a centre has nobody to send anybody to.
  if (nats !== undefined) await centre.drain(options['drain-ms'])
  await centre.close()
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())

const accounts = options.practice ? await centre.seedPractice() : []
const enrolment =
  options.practice && (await centre.countTerminals()) === 0
    ? await centre.createEnrolmentCode(PRACTICE_TERMINAL)
    : undefined
say(
  JSON.stringify({
    ready: true,
    url: centre.url,
    listensAt: centre.listensAt,
    ...(centre.metricsUrl === undefined ? {} : { metricsUrl: centre.metricsUrl }),
    accounts,
    ...(enrolment === undefined ? {} : { enrolmentCode: enrolment.code }),
  }),
)
