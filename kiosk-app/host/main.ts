/** The host as a program: `node kiosk-app/host/main.ts --data DIR --centre URL …`; says in one JSON line when it is ready. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadCatalogue } from '@lutong/core/catalogue/catalogue.ts'
import { systemClock } from '@lutong/core/clock.ts'
import { z } from 'zod'
import { openLoopbackServer } from './bridge/loopback-server.ts'
import { createLog } from './log.ts'
import { startTerminal } from './terminal.ts'

const Options = z.object({
  data: z.string(),
  centre: z.url(),
  port: z.coerce.number().int().min(0).max(65_535),
  reader: z.string(),
  receipt: z.string().regex(/^[\w.-]+:\d+$/),
  printer: z.string().startsWith('ipp://').optional(),
  'print-folder': z.string().optional(),
  practice: z.boolean(),
})
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    centre: { type: 'string' },
    port: { type: 'string', default: '7110' },
    reader: { type: 'string' },
    receipt: { type: 'string' },
    printer: { type: 'string' },
    'print-folder': { type: 'string' },
    practice: { type: 'boolean', default: false },
  },
})
const fail = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
const parsed = Options.safeParse(values)
const options = parsed.success
  ? parsed.data
  : fail(`Wrong or missing option: ${parsed.error.issues.map((issue) => `--${issue.path.join('.')}`).join(', ')}.`)

const log = createLog()
const [receiptHost = '', receiptPort = ''] = options.receipt.split(':')
mkdirSync(options.data, { recursive: true, mode: 0o700 })
const started = await startTerminal({
  dataFolder: options.data,
  centreUrl: options.centre,
  readerPath: options.reader,
  receiptPrinter: { host: receiptHost, port: Number(receiptPort) },
  documentPrinter:
    options.printer === undefined
      ? { kind: 'folder', folder: options['print-folder'] ?? join(options.data, 'prints') }
      : { kind: 'ipp', uri: options.printer },
  enrolCode: process.env['LUTONG_ENROL_CODE'],
  practice: options.practice,
  catalogue: loadCatalogue(),
  clock: systemClock,
  log,
})
const terminal = started.ok
  ? started.value
  : fail('The terminal’s key file is damaged: restore it, or enrol the terminal anew.')

const tokenFile = join(options.data, 'kiosk-token')
const opened = await openLoopbackServer({
  port: options.port,
  pageFolder: new URL('../dist/ui/', import.meta.url).pathname,
  tokenFile,
  channel: terminal.channel,
  log,
})
const server = opened.ok ? opened.value : fail(`Port ${options.port} is taken: choose another with --port.`)
log('host.started')
process.stdout.write(`${JSON.stringify({ ready: true, url: server.url, tokenFile })}\n`)

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  await server.close()
  await terminal.close()
  log('host.stopped')
  process.exit(0)
}
process.on('SIGTERM', () => void stop())
process.on('SIGINT', () => void stop())
