/**
 * The message bus and the announcer without which ippeveprinter does not start, not even with `-r off`. The machine's
 * own where it runs them; else a pair in a mount namespace with its own /run, so that simulators do not share one that
 * the first of them takes away.
 */
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { answers, comesTrue, endProgram, find, runs, startProgram } from './processes.ts'

const BUS_SOCKET = '/run/dbus/system_bus_socket'
const AVAHI_PID = '/run/avahi-daemon/pid'
const MARK = '/run/lutong-bus'

export interface Bus {
  /** Starts a program that finds the bus. */
  run(program: string, args: readonly string[]): ChildProcess
  stop(): Promise<void>
}

type Room = Pick<Bus, 'run'> & { readonly root: string; readonly keeper?: ChildProcess }
const MACHINE: Room = { root: '', run: startProgram }

/** A /run of its own: needs the right to mount. `undefined` where that is not given. */
const ownRun = async (): Promise<Room | undefined> => {
  const unshare = find('unshare')
  const nsenter = find('nsenter')
  if (unshare === undefined || nsenter === undefined) return undefined
  const script = `mount -t tmpfs none /run && mkdir -p /run/dbus ${MARK} && exec sleep infinity`
  const keeper = startProgram(unshare, ['--mount', 'sh', '-c', script])
  const root = `/proc/${keeper.pid}/root`
  if (!(await comesTrue(() => existsSync(`${root}${MARK}`), keeper))) return undefined
  return {
    root,
    keeper,
    run: (program, args) => startProgram(nsenter, ['-t', String(keeper.pid), '-m', program, ...args]),
  }
}

export const startBus = async (folder: string): Promise<Bus> => {
  const bus = find('dbus-daemon')
  const avahi = find('avahi-daemon')
  const isThere = (await answers({ path: BUS_SOCKET })) && runs(AVAHI_PID)
  if (isThere || process.getuid?.() !== 0 || bus === undefined || avahi === undefined) {
    return { run: startProgram, stop: async () => {} }
  }
  const room = (await ownRun()) ?? MACHINE
  const started: ChildProcess[] = []
  const socket = `${room.root}${BUS_SOCKET}`
  if (!(await answers({ path: socket }))) {
    if (room === MACHINE) {
      mkdirSync('/run/dbus', { recursive: true })
      rmSync(BUS_SOCKET, { force: true })
    }
    started.push(room.run(bus, ['--system', '--nofork', '--nopidfile']))
    await comesTrue(() => answers({ path: socket }), started[0])
  }
  if (room !== MACHINE || !runs(AVAHI_PID)) {
    if (room === MACHINE) rmSync(AVAHI_PID, { force: true })
    const config = join(folder, 'avahi.conf')
    writeFileSync(config, '[server]\nuse-ipv6=no\nallow-interfaces=lo\n[publish]\npublish-workstation=no\n')
    started.push(room.run(avahi, ['--no-drop-root', '--no-chroot', '--no-rlimits', '-f', config]))
  }
  return {
    run: room.run,
    stop: async () => {
      await Promise.all(started.map((one) => endProgram(one)))
      if (room.keeper !== undefined) await endProgram(room.keeper, 'SIGKILL')
    },
  }
}
