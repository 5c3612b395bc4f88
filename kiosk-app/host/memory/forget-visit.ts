/** What the host does a moment after a visit, when nobody waits for an answer: what is left of it in memory goes. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Log } from '@lutong/core/log-events.ts'
import { overwriteReadBuffers } from './read-buffers.ts'

export type Collector = () => void

/** V8's own collection, whole. The host's command line opened it (`--expose-gc`). */
export const exposedCollector = (): Collector | undefined => {
  const { gc } = globalThis
  return gc === undefined ? undefined : () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

/** The same where no command line of ours starts the program: opened in a context of its own, shut again behind us. */
export const ownCollector = (): Collector => {
  setFlagsFromString('--expose-gc')
  const gc: NonNullable<typeof globalThis.gc> = runInNewContext('gc')
  setFlagsFromString('--no-expose-gc')
  return () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

/** Without a socket to itself the host keeps what it read last until the next body as long; the rest is collected. */
export const forgetVisit = async (
  collect: Collector,
  log: Log,
  overwrite: () => Promise<void> = overwriteReadBuffers,
): Promise<void> => {
  try {
    await overwrite()
  } catch {
    // Somebody has to know; what can be collected is collected all the same.
    log('host.not-overwritten')
  }
  collect()
}
