/** Whether the page's heart beats: the host hears it on the bridge. Looked at from outside, in the kernel's own counts. */
import { execFile } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Verdict } from './trial.ts'

const run = promisify(execFile)
/** The page beats every two seconds; one that hangs is given up after ten, and another one comes. */
const BEATS_WITHIN_MS = 25_000
const USUAL_BEAT_MS = 3_000
const POLL_MS = 100

/** Bytes that the host has heard on each line that stands, by the caller's port. */
const heard = async (port: number): Promise<ReadonlyMap<string, number>> => {
  const { stdout } = await run('ss', ['-tinHO', 'state', 'established', `( sport = :${port} )`])
  return new Map(
    stdout.split('\n').flatMap((line) => {
      const caller = /127\.0\.0\.1:\d+\s+127\.0\.0\.1:(\d+)/.exec(line)?.[1]
      const bytes = /bytes_received:(\d+)/.exec(line)?.[1]
      return caller === undefined || bytes === undefined ? [] : [[caller, Number(bytes)] as const]
    }),
  )
}

/** Ours where a line to the host grows by a beat; a page that came back meanwhile has a new one. */
export const untilHeartBeats = async (port: number): Promise<Verdict> => {
  const known = new Map(await heard(port))
  const startMs = performance.now()
  const endMs = startMs + BEATS_WITHIN_MS
  while (performance.now() < endMs) {
    await pause(POLL_MS)
    for (const [caller, bytes] of await heard(port)) {
      const ms = performance.now() - startMs
      if (bytes > (known.get(caller) ?? bytes)) return { ours: true, ...(ms > USUAL_BEAT_MS ? { ms } : {}) }
      known.set(caller, bytes)
    }
  }
  return { ours: false, why: 'the page’s heart does not beat' }
}
