import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { done, notFound, openControlDoor } from '../control/control-door.ts'
import { startBus } from './bus.ts'
import { commandScript, FLAGS, JOB_QUESTION, REASONS, setFlag } from './command-script.ts'
import { answers, comesTrue, endProgram, find, freePort, READY_TIMEOUT_MS } from './processes.ts'

export const ippServiceInstalled = (): boolean => find('ippeveprinter') !== undefined

const PRINTER_NAME = 'KioskA4'
const on = z.boolean().optional()
const OrderFault = z.strictObject({
  mediaEmpty: on,
  mediaJam: on,
  coverOpen: on,
  trayMissing: on,
  mediaLow: on,
  abortJobs: on,
  hold: on,
  deaf: on,
})
const FLAG_FILES = { ...REASONS, ...FLAGS }
const FLAG_NAMES = OrderFault.keyof().options

export interface DocumentPrinterSimulator {
  readonly uri: string
  readonly controlPort: number
  /** Names of the files in the service's spool that hold anything. */
  spooled(): readonly string[]
  /** What was asked of each printed job: copies, sides, media. */
  tickets(): readonly (readonly string[])[]
  /** The service is gone from one moment to the next. */
  pull(): Promise<void>
  stop(): Promise<void>
}

/** `undefined` where the service cannot be brought up on this machine. */
export const startDocumentPrinterSimulator = async (options: {
  readonly port: number
  readonly controlPort: number
  readonly outFolder: string
}): Promise<DocumentPrinterSimulator | undefined> => {
  const service = find('ippeveprinter')
  if (service === undefined) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'lutong-ipp-'))
  mkdirSync(options.outFolder, { recursive: true })
  const spool = join(folder, 'spool')
  mkdirSync(spool)
  const count = join(folder, 'count')
  const tickets = join(folder, 'tickets')
  const existing = join(options.outFolder, 'count')
  writeFileSync(count, existsSync(existing) ? readFileSync(existing) : '0')
  writeFileSync(tickets, '')
  writeFileSync(join(folder, 'job.test'), JOB_QUESTION)
  const script = join(folder, 'print.sh')
  writeFileSync(script, commandScript(folder, options.outFolder))
  chmodSync(script, 0o755)
  const port = options.port === 0 ? await freePort() : options.port

  const bus = await startBus(folder)
  // Both sides (-2); no -k: the service drops a document with the end of its job.
  const place = ['-p', String(port), '-n', 'localhost', '-d', spool, '-r', 'off']
  const startService = () => bus.run(service, [...place, '-2', '-c', script, '-f', 'application/pdf', PRINTER_NAME])
  let printer = startService()
  // The bus needs a moment to open its socket: the service is tried again while it refuses.
  const endMs = Date.now() + READY_TIMEOUT_MS
  let up = await comesTrue(() => answers({ port }), printer)
  while (!up && Date.now() < endMs) {
    printer = startService()
    up = await comesTrue(() => answers({ port }), printer)
  }
  const cleanUp = async () => {
    await endProgram(printer)
    await bus.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  if (!up) {
    await cleanUp()
    return undefined
  }
  const door = await openControlDoor(options.controlPort, async ({ method, path, body }) => {
    if (path === '/state') return { status: 200, json: { printed: Number(readFileSync(count, 'utf8')) } }
    if (path === '/fault' && (method === 'POST' || method === 'DELETE')) {
      const wanted = method === 'POST' ? OrderFault.parse(body) : undefined
      for (const name of FLAG_NAMES) setFlag(folder, FLAG_FILES[name], wanted === undefined ? false : wanted[name])
      return done
    }
    return notFound
  })
  return {
    uri: `ipp://localhost:${port}/ipp/print`,
    controlPort: door.port,
    spooled: () => readdirSync(spool).filter((name) => statSync(join(spool, name)).size > 0),
    tickets: () =>
      readFileSync(tickets, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => line.split('\t')),
    pull: () => endProgram(printer, 'SIGKILL'),
    stop: async () => {
      await door.stop()
      await cleanUp()
    },
  }
}
