/** A nats-server of the tests' own, from Debian's package, on loopback. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, watch } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const Ports = z.object({ nats: z.array(z.url()).min(1) })

export interface NatsProcess {
  readonly url: string
  /** SIGKILL; gives the way to start it again at the same address. */
  kill(): Promise<() => Promise<NatsProcess>>
  stop(): Promise<void>
}

/** Ready when this returns. `port`: -1 takes a free one. */
export const startNats = async (port = -1, more: readonly string[] = []): Promise<NatsProcess> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-nats-'))
  const written = new Promise<string>((resolve) => {
    const watcher = watch(folder, (_event, name) => {
      if (name?.endsWith('.ports') !== true) return
      try {
        const [first = ''] = Ports.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))).nats
        watcher.close()
        resolve(first)
      } catch {
        // Named before it is filled: there is another event.
      }
    })
  })
  const server = spawn(
    'nats-server',
    ['-a', '127.0.0.1', '-p', String(port), '--ports_file_dir', folder, ...more],
    // Debian keeps it where only root's PATH leads.
    { stdio: 'ignore', env: { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` } },
  )
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
  const url = await Promise.race([
    written,
    new Promise<never>((_resolve, reject) => {
      server.once('error', () => reject(new Error('nats-server is missing: apt-get install nats-server')))
      server.once('exit', () => reject(new Error('nats-server ended before it was ready')))
    }),
  ])
  const end = async (signal: NodeJS.Signals) => {
    server.kill(signal)
    await gone
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    url,
    kill: async () => {
      await end('SIGKILL')
      return () => startNats(Number(new URL(url).port), more)
    },
    stop: () => end('SIGTERM'),
  }
}
