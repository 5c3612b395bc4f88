/**
 * One centre of several server processes, as in the field but on this machine: a PostgreSQL, a NATS and a load balancer
 * of the tests' own, and the processes behind it. They share a data folder, for the keys and the files of cases.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { startNats } from '../../admin/server/testing/nats-process.ts'
import { startPostgres } from '../../admin/store/testing/postgres-cluster.ts'
import { ok, type Result } from '../../core/result.ts'
import { startBalancer } from './balancer.ts'
import { type RunningProcess, type StartFailure, startProcess } from './process.ts'

const READY_TIMEOUT_MS = 60_000
const Ready = z.looseObject({ url: z.url() })

export interface Cluster {
  /** The balancer's address. */
  readonly url: string
  /** As the first process said it: accounts, and the code that enrols a terminal. */
  readonly ready: unknown
  /** SIGKILL. */
  kill(index: number): Promise<void>
  /** SIGTERM: settles with the process’s exit status. */
  end(index: number): Promise<number | null>
  /** At the address it had, over the same data; settles once the balancer sends it work. */
  startAgain(index: number): Promise<Result<null, StartFailure>>
  stop(): Promise<void>
}

export const startCluster = async (wishes: {
  readonly dataFolder: string
  readonly logFolder: string
  readonly port: number
  readonly processes: number
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Commits reach the disk before they are answered. */
  readonly durable?: boolean
}): Promise<Result<Cluster, StartFailure>> => {
  mkdirSync(wishes.dataFolder, { recursive: true, mode: 0o700 })
  const postgres = startPostgres(wishes.durable)
  const nats = await startNats()
  const balancer = await startBalancer(wishes.port)
  const running: { process: RunningProcess; readonly url: string }[] = []

  const start = async (index: number, port: number) => {
    const started = await startProcess({
      name: `centre-${index + 1}`,
      file: 'admin/server/main.ts',
      args: [
        ...['--data', wishes.dataFolder, '--port', String(port), '--public-url', balancer.url, '--practice'],
        ...['--drain-ms', '500', ...(wishes.args ?? [])],
      ],
      env: { ...wishes.env, DATABASE_URL: postgres.url('postgres'), NATS_URL: nats.url },
      logFile: join(wishes.logFolder, `centre-${index + 1}.log`),
      readyTimeoutMs: READY_TIMEOUT_MS,
    })
    return started
  }
  const untilServing = async (url: string) => {
    while (!balancer.isReady(url)) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const stop = async () => {
    await Promise.all(running.map(({ process }) => process.stop()))
    await balancer.close()
    await nats.stop()
    postgres.stop()
  }
  for (let index = 0; index < wishes.processes; index += 1) {
    const started = await start(index, 0)
    if (!started.ok) {
      await stop()
      return started
    }
    // What it tells is the address of the balancer; where it listens it says beside.
    const { listensAt } = z.object({ listensAt: z.url() }).parse(started.value.ready)
    running.push({ process: started.value, url: listensAt })
  }
  balancer.serve(running.map(({ url }) => url))
  for (const { url } of running) await untilServing(url)
  const at = (index: number) => {
    const one = running[index]
    if (one === undefined) throw new Error(`there is no process ${index}`)
    return one
  }
  return ok({
    url: balancer.url,
    ready: { ...Ready.parse(at(0).process.ready), url: balancer.url },
    kill: (index) => at(index).process.kill(),
    end: async (index) => {
      await at(index).process.stop()
      return at(index).process.exited
    },
    startAgain: async (index) => {
      const one = at(index)
      const started = await start(index, Number(new URL(one.url).port))
      if (!started.ok) return started
      one.process = started.value
      await untilServing(one.url)
      return ok(null)
    },
    stop,
  })
}
