/** Programs of the system that the simulator runs: where they are, whether they answer, how they end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'

export const READY_TIMEOUT_MS = 15_000
const LOOK_EVERY_MS = 50

const FOLDERS = ['/usr/bin', '/usr/sbin', '/bin', '/sbin']
export const find = (name: string): string | undefined =>
  FOLDERS.map((folder) => join(folder, name)).find((path) => existsSync(path))

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

/** Whether somebody takes a call there. A socket's file may be left over by a program that is gone. */
export const answers = (place: { readonly path: string } | { readonly port: number }): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect('path' in place ? place : { host: '127.0.0.1', port: place.port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

export const runs = (pidFile: string): boolean => {
  if (!existsSync(pidFile)) return false
  return existsSync(`/proc/${readFileSync(pidFile, 'utf8').trim()}`)
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** True as soon as the fact holds; false when the program ended or the time is up. */
export const comesTrue = async (
  fact: () => boolean | Promise<boolean>,
  child?: ChildProcess,
  timeoutMs = READY_TIMEOUT_MS,
): Promise<boolean> => {
  const endMs = Date.now() + timeoutMs
  while (Date.now() < endMs) {
    if (child !== undefined && hasEnded(child)) return false
    if (await fact()) return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return false
}

/** Its end is also the end of what runs it: a killed test leaves no service behind (prctl, PR_SET_PDEATHSIG). */
export const startProgram = (program: string, args: readonly string[]): ChildProcess => {
  const setpriv = find('setpriv')
  const child =
    setpriv === undefined
      ? spawn(program, args, { stdio: 'ignore' })
      : spawn(setpriv, ['--pdeathsig', 'TERM', program, ...args], { stdio: 'ignore' })
  child.on('error', () => {})
  return child
}

export const endProgram = (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> =>
  new Promise((resolve) => {
    if (hasEnded(child)) return resolve()
    child.once('close', () => resolve())
    child.kill(signal)
  })
