import { type ChildProcess, spawn } from 'node:child_process'
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
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { z } from 'zod'
import { done, notFound, openControlDoor } from '../control/control-door.ts'

const FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin']
const find = (name: string): string | undefined =>
  FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path))

export const ippServiceInstalled = (): boolean => find('ippeveprinter') !== undefined

const PRINTER_NAME = 'KioskA4'
const READY_TIMEOUT_MS = 15_000
/** A reason that stops the job until it is taken back, as a flag file the command script looks at. */
const REASONS = {
  mediaEmpty: 'media-empty-error',
  mediaJam: 'media-jam-error',
  coverOpen: 'cover-open-error',
  trayMissing: 'input-tray-missing-error',
} as const
const REASON_NAMES = ['mediaEmpty', 'mediaJam', 'coverOpen', 'trayMissing'] as const
const OrderFault = z.strictObject({
  mediaEmpty: z.boolean().optional(),
  mediaJam: z.boolean().optional(),
  coverOpen: z.boolean().optional(),
  trayMissing: z.boolean().optional(),
  abortJobs: z.boolean().optional(),
})

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

/** True as soon as something listens; false when the process ended or the time is up. */
const listens = async (port: number, child: ChildProcess): Promise<boolean> => {
  const endMs = Date.now() + READY_TIMEOUT_MS
  while (Date.now() < endMs && child.exitCode === null) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect({ host: '127.0.0.1', port })
      socket.once('connect', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => setTimeout(() => resolve(false), 100))
    })
    if (open) return true
  }
  return false
}

/** Runs for each job: keeps the PDF under a number, and reports states as the fault file says (ippeveprinter's protocol). */
const commandScript = (folder: string, outFolder: string): string => `#!/bin/sh
# $1 is the spooled document: nothing of it stays in the spool, whatever becomes of the job.
trap 'rm -f "$1"' EXIT
# STATE lines on stderr set printer-state-reasons.
for reason in ${Object.values(REASONS).join(' ')}; do
  if [ -e "${folder}/$reason" ]; then
    echo "STATE: +$reason" >&2
    while [ -e "${folder}/$reason" ]; do sleep 0.2; done
    echo "STATE: -$reason" >&2
  fi
done
[ -e '${folder}/abort-jobs' ] && exit 1
n=$(($(cat '${folder}/count') + 1)); echo $n > '${folder}/count'
cp "$1" "$(printf '%s/%04d.part' '${outFolder}' $n)" && mv "$(printf '%s/%04d.part' '${outFolder}' $n)" "$(printf '%s/%04d.pdf' '${outFolder}' $n)"
echo 'ATTR: job-impressions-completed=1' >&2
`

export interface DocumentPrinterSimulator {
  readonly uri: string
  readonly controlPort: number
  /** Names of the files in the service's spool that hold anything. */
  spooled(): readonly string[]
  /** The service is gone from one moment to the next. */
  pull(): Promise<void>
  stop(): Promise<void>
}

/** A socket or a pid file may be left over by a program that is gone. */
const answers = (socketPath: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path: socketPath })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
const runs = (pidFile: string): boolean => {
  if (!existsSync(pidFile)) return false
  return existsSync(`/proc/${readFileSync(pidFile, 'utf8').trim()}`)
}
const BUS_SOCKET = '/run/dbus/system_bus_socket'
const AVAHI_PID = '/run/avahi-daemon/pid'

/** Private bus and announcer where the machine runs none: ippeveprinter refuses to start without them. */
const startBus = async (folder: string): Promise<readonly ChildProcess[]> => {
  const bus = find('dbus-daemon')
  const avahi = find('avahi-daemon')
  const started: ChildProcess[] = []
  if (process.getuid?.() !== 0 || bus === undefined || avahi === undefined) return started
  if (!(await answers(BUS_SOCKET))) {
    mkdirSync('/run/dbus', { recursive: true })
    rmSync(BUS_SOCKET, { force: true })
    started.push(spawn(bus, ['--system', '--nofork', '--nopidfile'], { stdio: 'ignore' }))
    const endMs = Date.now() + READY_TIMEOUT_MS
    while (!(await answers(BUS_SOCKET)) && Date.now() < endMs) await after(50)
  }
  if (!runs(AVAHI_PID)) {
    rmSync(AVAHI_PID, { force: true })
    const config = join(folder, 'avahi.conf')
    writeFileSync(config, '[server]\nuse-ipv6=no\nallow-interfaces=lo\n[publish]\npublish-workstation=no\n')
    started.push(spawn(avahi, ['--no-drop-root', '--no-chroot', '--no-rlimits', '-f', config], { stdio: 'ignore' }))
  }
  return started
}

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('close', () => resolve())
    child.kill('SIGTERM')
  })

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
  const existing = join(options.outFolder, 'count')
  writeFileSync(count, existsSync(existing) ? readFileSync(existing) : '0')
  const script = join(folder, 'print.sh')
  writeFileSync(script, commandScript(folder, options.outFolder))
  chmodSync(script, 0o755)
  const port = options.port === 0 ? await freePort() : options.port

  const helpers = await startBus(folder)
  const startService = () =>
    spawn(
      service,
      [
        '-p',
        String(port),
        '-n',
        'localhost',
        '-d',
        spool,
        '-r',
        'off',
        '-c',
        script,
        '-f',
        'application/pdf',
        PRINTER_NAME,
      ],
      {
        stdio: 'ignore',
      },
    )
  let printer = startService()
  // The bus needs a moment to open its socket: the service is tried again while it refuses.
  const endMs = Date.now() + READY_TIMEOUT_MS
  let up = await listens(port, printer)
  while (!up && Date.now() < endMs) {
    printer = startService()
    up = await listens(port, printer)
  }
  const cleanUp = async () => {
    await ended(printer)
    await Promise.all(helpers.map(ended))
    rmSync(folder, { recursive: true, force: true })
  }
  if (!up) {
    await cleanUp()
    return undefined
  }
  const flag = (name: string, on: boolean | undefined) => {
    if (on === true) writeFileSync(join(folder, name), '')
    if (on === false) rmSync(join(folder, name), { force: true })
  }
  const door = await openControlDoor(options.controlPort, async ({ method, path, body }) => {
    if (path === '/state') return { status: 200, json: { printed: Number(readFileSync(count, 'utf8')) } }
    if (path === '/fault' && method === 'POST') {
      const wanted = OrderFault.parse(body)
      for (const name of REASON_NAMES) flag(REASONS[name], wanted[name])
      flag('abort-jobs', wanted.abortJobs)
      return done
    }
    if (path === '/fault' && method === 'DELETE') {
      for (const reason of Object.values(REASONS)) flag(reason, false)
      flag('abort-jobs', false)
      return done
    }
    return notFound
  })
  return {
    uri: `ipp://localhost:${port}/ipp/print`,
    controlPort: door.port,
    spooled: () => readdirSync(spool).filter((name) => statSync(join(spool, name)).size > 0),
    pull: async () => {
      const closed = new Promise((resolve) => printer.once('close', resolve))
      printer.kill('SIGKILL')
      await closed
    },
    stop: async () => {
      await door.stop()
      await cleanUp()
    },
  }
}
