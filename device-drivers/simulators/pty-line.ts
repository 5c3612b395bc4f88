/** A pseudo-terminal pair made by socat: the terminal's driver opens `path`, the simulated device has the other end. */
import { type ChildProcess, spawn } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync, rmSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

export interface PtyLine {
  write(bytes: Uint8Array): void
  /** Takes both ends away, as a pulled cable does. */
  unplug(): Promise<void>
}

/** How a simulator gets its end of the line. */
export type OpenWire = (onBytes: (bytes: Uint8Array) => void) => Promise<PtyLine>

const appeared = (path: string): Promise<void> =>
  new Promise((resolve) => {
    const watcher = watch(dirname(path), (_event, name) => {
      if (name === basename(path) && existsSync(path)) finish()
    })
    const finish = () => {
      watcher.close()
      resolve()
    }
    if (existsSync(path)) finish()
  })

export const openPtyLine = async (path: string, onBytes: (bytes: Uint8Array) => void): Promise<PtyLine> => {
  const ownEnd = `${path}.device`
  for (const end of [path, ownEnd]) rmSync(end, { force: true })
  const socat: ChildProcess = spawn('socat', [`pty,raw,echo=0,link=${path}`, `pty,raw,echo=0,link=${ownEnd}`], {
    stdio: 'ignore',
  })
  await Promise.all([appeared(path), appeared(ownEnd)])
  const incoming = createReadStream(ownEnd)
  const outgoing = createWriteStream(ownEnd)
  const ignore = () => {}
  incoming.on('error', ignore)
  outgoing.on('error', ignore)
  incoming.on('data', (chunk) => onBytes(typeof chunk === 'string' ? Buffer.from(chunk) : chunk))
  return {
    write: (bytes) => void outgoing.write(bytes),
    unplug: async () => {
      incoming.destroy()
      outgoing.destroy()
      if (socat.exitCode === null && socat.signalCode === null) {
        const ended = new Promise((resolve) => socat.once('close', resolve))
        socat.kill('SIGKILL')
        await ended
      }
      for (const end of [path, ownEnd]) rmSync(end, { force: true })
    },
  }
}
