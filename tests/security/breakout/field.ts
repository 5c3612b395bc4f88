/**
 * A terminal as in the field: managed policies, an ordinary user for the browser, a window manager, the supervisor, the
 * real host. To be called in a mount and network namespace of its own: it writes to /etc/chromium and /run.
 */
import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { doorIn } from '../../../kiosk-app/shell/chromium/launcher.ts'
import { policiesFor, POLICY_FOLDER } from '../../../kiosk-app/shell/chromium/policies.ts'
import type { System } from '../../../scripts/system/system.ts'
import type { Panel } from './screen.ts'
import { type Watch, watchFor } from './watch.ts'

/** Nobody's: no such user is in /etc/passwd, and no test of another run has its files. */
const PAGE_USER = 64_110
const SHELL = new URL('../../../kiosk-app/shell/chromium/main.ts', import.meta.url).pathname
const POLL_MS = 50
const UP_WITHIN_MS = 30_000
const LINE_WITHIN_MS = 40_000
const BANNER_GONE_MS = 1_000
/** A title bar of a browser's page would not be ours. */
const OUR_TITLE = '律通'

export interface Field {
  readonly panel: Panel
  readonly url: string
  readonly tokenFile: string
  /** Names of the events that host and supervisor have logged. */
  readonly events: readonly string[]
  /** What they have written to their log, as it stands there. */
  readonly log: readonly string[]
  pidsOf(what: 'host' | 'browser' | 'renderer'): readonly number[]
  readonly untilOurs: Watch
  until(fits: () => boolean, withinMs: number): Promise<boolean>
  /** The power goes while `atOnce` runs, and comes back after `whileOff`: nothing in memory is left. */
  cutPower(cut: { atOnce(): Promise<void>; whileOff(): void }): Promise<void>
  stop(): Promise<void>
}

const processes = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [{ pid: Number(pid), line: readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ') }]
      } catch {
        return []
      }
    })

/** Policies in a file system of this namespace alone: no other browser of the machine sees them. */
const installPolicies = (place: { readonly origin: string; readonly door: string }, debugging: boolean) => {
  mkdirSync(POLICY_FOLDER, { recursive: true })
  spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', POLICY_FOLDER])
  const policies: unknown = JSON.parse(policiesFor(place))
  const file = join(POLICY_FOLDER, 'lutong.json')
  writeFileSync(
    file,
    JSON.stringify({
      ...Object(policies),
      ...(debugging ? { RemoteDebuggingAllowed: true, DeveloperToolsAvailability: 1 } : {}),
    }),
  )
}

export const openField = async (parts: {
  readonly panel: Panel
  readonly system: System
  readonly port: number
  readonly runtimeFolder: string
  /** Lets the techniques that need it reach the page; every other bolt stays. */
  readonly debuggingPort?: number
  readonly more?: readonly string[]
  readonly nodeOptions?: string
}): Promise<Field> => {
  const { panel, port, runtimeFolder, system } = parts
  const url = `http://127.0.0.1:${port}/`
  installPolicies({ origin: url.slice(0, -1), door: doorIn(runtimeFolder) }, parts.debuggingPort !== undefined)
  mkdirSync(runtimeFolder, { recursive: true, mode: 0o711 })
  const flags = [
    '--disable-gpu',
    '--force-prefers-reduced-motion',
    ...(parts.debuggingPort === undefined
      ? []
      : [`--remote-debugging-port=${parts.debuggingPort}`, '--remote-allow-origins=*']),
    ...(parts.more ?? []),
  ]
  const spawnShell = () =>
    spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        SHELL,
        ...['--page-user', String(PAGE_USER), '--runtime', runtimeFolder],
        ...flags.map((flag) => `--browser-flag=${flag}`),
        '--',
        ...system.hostCommand.args.map((value, at, all) => (all[at - 1] === '--port' ? String(port) : value)),
        // None of them is a chord of the list: F1 and Esc would rightly open our own help, or lead back.
        ...['--pad-keys', 'F20,F21,F22,F23,F24'],
      ],
      {
        env: {
          ...process.env,
          ...system.hostCommand.env,
          ...(parts.nodeOptions === undefined ? {} : { NODE_OPTIONS: parts.nodeOptions }),
          DISPLAY: panel.display,
          XDG_RUNTIME_DIR: runtimeFolder,
        },
        stdio: ['ignore', 'ignore', 'pipe'],
      },
    )
  const events: string[] = []
  const log: string[] = []
  let shell: ReturnType<typeof spawnShell>
  let ended: Promise<void>

  const until: Field['until'] = async (fits, withinMs) => {
    const endMs = performance.now() + withinMs
    while (!fits()) {
      if (performance.now() > endMs) return false
      await pause(POLL_MS)
    }
    return true
  }
  const start = async () => {
    const known = events.length
    const started = spawnShell()
    shell = started
    ended = new Promise<void>((resolve) => started.once('exit', () => resolve()))
    createInterface({ input: started.stderr }).on('line', (line) => {
      log.push(line)
      const event = /"event":"([^"]+)"/.exec(line)?.[1]
      events.push(event ?? line)
    })
    if (!(await until(() => events.slice(known).includes('host.page-attached'), UP_WITHIN_MS)))
      throw new Error(`The page did not come up: ${events.slice(-5).join(' · ')}`)
  }
  const pidsOf: Field['pidsOf'] = (what) => {
    const wanted = {
      host: (line: string) => line.includes('host/main.ts'),
      browser: (line: string) => line.includes(runtimeFolder) && line.includes('--app=') && !line.includes('--type='),
      renderer: (line: string) =>
        line.includes('--type=renderer') && line.includes(runtimeFolder) && !line.includes('--extension-process'),
    }[what]
    return processes()
      .filter(({ line }) => wanted(line))
      .map(({ pid }) => pid)
  }
  const signal = (pids: readonly number[], name: NodeJS.Signals) => {
    for (const pid of pids) process.kill(pid, name)
  }
  await start()

  const watch = watchFor(panel, { title: OUR_TITLE, runtimeFolder, user: PAGE_USER })
  const isOffline = () => events.findLast((event) => event.startsWith('centre.')) === 'centre.offline'
  /** On a busy machine the line to the centre trembles, and our page rightly says so: looked at again without it. */
  const untilOurs: Watch = async (expected, withinMs) => {
    const seen = await watch(expected, withinMs)
    if (seen.ours || !isOffline()) return seen
    await until(() => !isOffline(), LINE_WITHIN_MS)
    return watch(expected, BANNER_GONE_MS)
  }

  return {
    panel,
    url,
    tokenFile: system.hostCommand.args[system.hostCommand.args.indexOf('--data') + 1] + '/kiosk-token',
    events,
    log,
    until,
    pidsOf,
    untilOurs,
    cutPower: async ({ atOnce, whileOff }) => {
      signal(pidsOf('host'), 'SIGSTOP')
      await atOnce()
      shell.kill('SIGKILL')
      signal([...pidsOf('host'), ...pidsOf('browser')], 'SIGKILL')
      await ended
      await until(() => pidsOf('host').length + pidsOf('browser').length === 0, UP_WITHIN_MS)
      rmSync(runtimeFolder, { recursive: true, force: true })
      mkdirSync(runtimeFolder, { mode: 0o711 })
      whileOff()
      await start()
    },
    stop: async () => {
      shell.kill('SIGTERM')
      await ended
    },
  }
}
