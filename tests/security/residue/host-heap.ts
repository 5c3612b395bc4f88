/** The host's heap as Node itself writes it on a signal; for a host started with `HOST_FLAGS`. */
import { closeSync, openSync, readdirSync, readFileSync, readSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const PRELOAD = new URL('host-preload.ts', import.meta.url).pathname
const WITHIN_MS = 60_000
const POLL_MS = 100

/** For `NODE_OPTIONS`. */
export const hostFlags = (folder: string): string =>
  `--disable-warning=ExperimentalWarning --heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder} --import=${PRELOAD}`

/** A snapshot ends with its strings. */
const isWhole = (file: string): boolean => {
  const { size } = statSync(file)
  if (size < 2) return false
  const tail = Buffer.alloc(3)
  const opened = openSync(file, 'r')
  try {
    readSync(opened, tail, 0, 3, Math.max(0, size - 3))
  } finally {
    closeSync(opened)
  }
  return tail.toString('latin1').trimEnd().endsWith('}')
}

export const hostHeap = async (pid: number, folder: string): Promise<string> => {
  process.kill(pid, 'SIGUSR2')
  const endMs = performance.now() + WITHIN_MS
  while (performance.now() < endMs) {
    await pause(POLL_MS)
    const name = readdirSync(folder).find((one) => one.endsWith('.heapsnapshot'))
    if (name === undefined || !isWhole(join(folder, name))) continue
    const json = readFileSync(join(folder, name), 'utf8')
    rmSync(join(folder, name))
    return json
  }
  throw new Error('the host wrote no heap snapshot')
}
