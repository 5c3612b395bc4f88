/**
 * The kiosk of the field as one program, inside a compositor: host and browser, kept alive.
 * `node kiosk-app/shell/chromium/main.ts [--page-user UID] [--runtime DIR] [--browser-flag FLAG]… -- HOST OPTIONS`
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '@lutong/core/clock.ts'
import { z } from 'zod'
import { createLog } from '../../host/log.ts'
import { FromHost, type FromSupervisor } from '../../host/supervision/messages.ts'
import { chromiumBinary, openKioskWindow } from './launcher.ts'
import { type Child, supervise } from './supervise.ts'
import { tellSystem } from './system-watch.ts'

const HOST = new URL('../../host/main.ts', import.meta.url).pathname
/** No signal of another program opens Node's inspector; and what a visit leaves is collected at its end. */
const HOST_FLAGS = ['--disable-warning=ExperimentalWarning', '--disable-sigusr1', '--expose-gc'] as const
/** The C library writes over what is given back to it: of a picture nothing is left in memory that was its own. */
const HOST_ENVIRONMENT = { GLIBC_TUNABLES: 'glibc.malloc.perturb=85' } as const
const KEY_BYTES = 32

const fail = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}
const split = process.argv.indexOf('--')
if (split < 0) fail('The host’s options follow "--".')
const Options = z.object({
  runtime: z.string().startsWith('/'),
  'page-user': z.coerce.number().int().min(1).optional(),
  'browser-flag': z.array(z.string().startsWith('--')),
})
const parsed = Options.safeParse(
  parseArgs({
    args: process.argv.slice(2, split),
    options: {
      runtime: { type: 'string', default: process.env['RUNTIME_DIRECTORY'] ?? '/run/lutong-kiosk' },
      'page-user': { type: 'string' },
      'browser-flag': { type: 'string', multiple: true, default: [] },
    },
  }).values,
)
const options = parsed.success ? parsed.data : fail('Known: --page-user UID, --runtime DIR, --browser-flag FLAG.')
const hostArguments = process.argv.slice(split + 1)
const binary = chromiumBinary() ?? fail('Chromium is not installed.')
const pageUser = options['page-user'] ?? process.getuid?.() ?? 0
if (pageUser === 0) fail('The browser never runs as root: start the kiosk as an ordinary user, or give --page-user.')

const log = createLog()
mkdirSync(options.runtime, { recursive: true, mode: 0o711 })
/** Lives in this memory alone: what is sealed with it is closed for ever when this program ends. */
const order: FromSupervisor = {
  type: 'supervised',
  keyBase64: randomBytes(KEY_BYTES).toString('base64'),
  file: join(options.runtime, 'visit.sealed'),
  pageUser,
}

const startHost: Parameters<typeof supervise>[0]['startHost'] = (on): Child => {
  const child = spawn(process.execPath, [...HOST_FLAGS, HOST, ...hostArguments], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, ...HOST_ENVIRONMENT },
  })
  child.on('message', (message) => {
    const said = FromHost.safeParse(message)
    if (!said.success) return
    if (said.data.type === 'ready') on.ready(said.data)
    else on.page(said.data.page)
  })
  child.on('error', () => {})
  child.send(order)
  return {
    ended: new Promise((resolve) => child.once('exit', () => resolve())),
    end: () => void child.kill('SIGTERM'),
  }
}

const supervision = supervise({
  clock: systemClock,
  log,
  startHost,
  startBrowser: ({ tokenFile, url }) => {
    const entryUrl = `${url}enter?t=${readFileSync(tokenFile, 'utf8').trim()}`
    const { runtime: runtimeFolder, 'browser-flag': flags } = options
    const opened = openKioskWindow(binary, entryUrl, { kind: 'kiosk', runtimeFolder, user: pageUser, flags })
    return {
      ended: new Promise((resolve) => opened.process.once('close', () => resolve())),
      // It does not answer, or its page is lost: nothing of it is worth an orderly end.
      end: () => void opened.process.kill('SIGKILL'),
    }
  },
})
log('shell.started')

const stopTelling = tellSystem({ healthy: () => supervision.healthy, clock: systemClock, environment: process.env })

const stop = () => {
  stopTelling()
  supervision.stop()
  process.exitCode = 0
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)
