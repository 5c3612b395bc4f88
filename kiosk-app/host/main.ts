/** The host as a program: `node kiosk-app/host/main.ts --data DIR --centre URL …`; says in one JSON line when it is ready. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '@lutong/core/clock.ts'
import { type LoopbackServer, openLoopbackServer } from './bridge/loopback-server.ts'
import { createLog } from './log.ts'
import { exposedCollector, forgetVisit } from './memory/forget-visit.ts'
import { terminalOptionsFrom } from './options.ts'
import { awaitSupervisor } from './supervision/awaited.ts'
import { createVisitKeeper } from './supervision/visit-keeper.ts'
import { startTerminal } from './terminal.ts'

const fail = (line: string): never => {
  process.stderr.write(`${line}\n`)
  process.exit(1)
}

const parsed = terminalOptionsFrom(process.argv.slice(2))
const options = parsed.ok ? parsed.value : fail(parsed.error)

const log = createLog()
let loopback: LoopbackServer | undefined
const supervisor = await awaitSupervisor()
const collector = exposedCollector()
const keeper = supervisor && createVisitKeeper({ file: supervisor.file, key: supervisor.key })
mkdirSync(options.dataFolder, { recursive: true, mode: 0o700 })
const started = await startTerminal({
  ...options.terminal,
  clock: systemClock,
  log,
  keeper,
  collect: collector && (() => void forgetVisit(collector, log)),
  // Only a supervisor starts it again.
  restartHost: supervisor === undefined ? undefined : () => void stop(),
  onCallRoom: (origin) => loopback?.useCallRoom(origin),
})
const terminal = started.ok
  ? started.value
  : fail('The terminal’s key file is damaged: restore it, or enrol the terminal anew.')

const tokenFile = join(options.dataFolder, 'kiosk-token')
const opened = await openLoopbackServer({
  port: options.port,
  pageFolder: new URL('../dist/ui/', import.meta.url).pathname,
  tokenFile,
  callRoom: terminal.callRoom,
  channel: terminal.channel,
  clock: systemClock,
  log,
  pageUser: supervisor?.pageUser,
  door: keeper?.before?.door,
  onDoor: (door) => keeper?.keepDoor(door),
  onPage: (page) => supervisor?.tell({ type: 'page', page }),
})
const server = opened.ok ? opened.value : fail(`Port ${options.port} is taken: choose another with --port.`)
loopback = server
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
log('host.started')
supervisor?.tell({ type: 'ready', url: server.url, tokenFile })
process.stdout.write(`${JSON.stringify({ ready: true, url: server.url, tokenFile })}\n`)
