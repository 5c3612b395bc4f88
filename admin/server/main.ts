/** `node admin/server/main.ts --data DIR [--port 7100] [--host 127.0.0.1] [--public-url URL] [--practice]` */
import { parseArgs } from 'node:util'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { systemClock } from '@lutong/core/clock.ts'
import { RegionCode } from '@lutong/core/ids.ts'
import { unreachable } from '@lutong/core/result.ts'
import { z } from 'zod'
import { type CentreFailure, createCentre } from './centre.ts'
import { createLog } from './log.ts'

const USAGE = 'Usage: main.ts --data DIR [--port N] [--host ADDRESS] [--public-url URL] [--practice]'

const Options = z.object({
  data: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1),
  'public-url': z.url({ protocol: /^https?$/ }).optional(),
  practice: z.boolean(),
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
        practice: { type: 'boolean', default: false },
      },
    })
    return Options.parse(values)
  } catch {
    return giveUp(USAGE)
  }
}

const options = readOptions()

const explain = (failure: CentreFailure): string => {
  switch (failure) {
    case 'port-taken':
      return `Port ${options.port} is taken by another program: stop it, or choose another by --port.`
    case 'keys-missing':
      return 'The data folder has a database but no keys.json: put the file back from its backup.'
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

const started = await createCentre({
  dataFolder: options.data,
  clock: systemClock,
  log: createLog(),
  catalogue: loadCatalogue(),
  host: options.host,
  port: options.port,
  publicUrl: options['public-url']?.replace(/\/$/, ''),
})
const centre = started.ok ? started.value : giveUp(explain(started.error))

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
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
    accounts,
    ...(enrolment === undefined ? {} : { enrolmentCode: enrolment.code }),
  }),
)
