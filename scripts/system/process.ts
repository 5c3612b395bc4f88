/** One child process of the running system: started, known to be ready by its own word, watched, stopped. */
import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { err, ok, type Result } from '../../core/result.ts'

export interface ProcessSpec {
  readonly name: string
  /** TypeScript file, relative to the repository, and its arguments. */
  readonly file: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly logFile: string
  readonly readyTimeoutMs: number
}

export interface RunningProcess {
  readonly pid: number
  /** The JSON object of its ready line. */
  readonly ready: unknown
  /** Settles with the exit code, or `null` after a signal. */
  readonly exited: Promise<number | null>
  stop(): Promise<void>
  kill(): Promise<void>
}

export type StartFailure =
  | { readonly code: 'exited'; readonly status: number | null; readonly lastLine: string }
  | { readonly code: 'not-ready' }

/** Time a process gets to end by itself before it is killed. */
const STOP_GRACE_MS = 8_000
const root = new URL('../../', import.meta.url).pathname

/** Starts a program that prints one JSON line `{"ready":true,…}` on stdout when it can be used; stderr goes to its log. */
export const startProcess = async (spec: ProcessSpec): Promise<Result<RunningProcess, StartFailure>> => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', `${root}${spec.file}`, ...spec.args],
    {
      cwd: root,
      env: { ...process.env, ...spec.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const log = createWriteStream(spec.logFile, { flags: 'a' })
  let lastLine = ''
  createInterface({ input: child.stderr }).on('line', (line) => {
    // Node ends a crash with its version: the line that says what went wrong came before.
    if (line.trim() !== '' && !/^(Node\.js v|\s+at |\})/.test(line)) lastLine = line
    log.write(`${line}\n`)
  })
  const exited = new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null))
    child.on('close', (code) => {
      log.end()
      resolve(code)
    })
  })
  const ready = await new Promise<{ value: unknown } | StartFailure>((resolve) => {
    const timer = setTimeout(() => resolve({ code: 'not-ready' }), spec.readyTimeoutMs)
    const settle = (outcome: { value: unknown } | StartFailure) => {
      clearTimeout(timer)
      resolve(outcome)
    }
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!line.startsWith('{')) return void log.write(`${line}\n`)
      const value: unknown = JSON.parse(line)
      if (typeof value === 'object' && value !== null && 'ready' in value) settle({ value })
      else log.write(`${line}\n`)
    })
    void exited.then((status) => settle({ code: 'exited', status, lastLine }))
  })
  if ('code' in ready) {
    child.kill('SIGKILL')
    return err(ready)
  }
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_GRACE_MS)
    await exited
    clearTimeout(timer)
  }
  return ok({
    pid: child.pid ?? -1,
    ready: ready.value,
    exited,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  })
}
