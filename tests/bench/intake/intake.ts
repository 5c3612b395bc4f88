/**
 * How many applications the centre takes in: 4 KB each, signed by the terminal, validated, numbered, written with their
 * event and outbox message, on the disk when they are answered; 200 connections, every answer a signed receipt. Beside
 * the same application without a database (embedded engine), and beside bare inserts (PostgreSQL), in the same run; and
 * what is waited for an answer where as much comes as the centre takes, and where half of that comes.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { z } from 'zod'
import { startPostgres } from '../../../admin/store/testing/postgres-cluster.ts'
import { startProcess } from '../../../scripts/system/process.ts'
import { benchResult, type BenchOptions, type BenchResult, median } from '../bench.ts'
import { bareInserts } from './bare-inserts.ts'
import { enrolReadyTerminal } from './ready-applications.ts'

const CONNECTIONS = 200
const EACH = 20
const WARM_UP_EACH = 5
const ROUNDS = 3
const P99_WITHIN_MS = 50

const Ready = z.object({ url: z.url(), code: z.string() })

interface Load {
  readonly perSecond: number
  readonly p99Ms: number
}

interface Door {
  /** As fast as it goes, each connection waiting for its answer; or at a rate (requests/s over all connections). */
  load(each: number, atRate?: number): Promise<Load>
  stop(): Promise<void>
}

const openDoor = async (kind: 'real' | 'forgetful', folder: string, databaseUrl?: string): Promise<Door> => {
  const dataFolder = mkdtempSync(join(folder, `${kind}-`))
  const started = await startProcess({
    name: `centre (${kind})`,
    file: 'tests/bench/intake/centre-process.ts',
    args: [kind, dataFolder],
    ...(databaseUrl === undefined ? {} : { env: { DATABASE_URL: databaseUrl } }),
    logFile: join(folder, 'centre.log'),
    readyTimeoutMs: 60_000,
  })
  if (!started.ok) throw new Error(`the centre did not start: ${JSON.stringify(started.error)}`)
  const { code, url } = Ready.parse(started.value.ready)
  const terminal = await enrolReadyTerminal(url, code)
  return {
    load: async (each, atRate) => {
      const written = Array.from({ length: CONNECTIONS }, () => terminal.write(each))
      const startedAt = performance.now()
      let lastAt = startedAt
      const told = await autocannon({
        url,
        connections: CONNECTIONS,
        amount: CONNECTIONS * each,
        timeout: 60,
        ...(atRate === undefined ? {} : { overallRate: atRate }),
        setupClient: (client) => {
          client.on('response', () => (lastAt = performance.now()))
          client.setRequests(written.pop() ?? [])
        },
      })
      if (told['2xx'] !== CONNECTIONS * each || told.errors > 0)
        throw new Error(`of ${CONNECTIONS * each} applications ${told['2xx']} were taken in, ${told.errors} errors`)
      return { perSecond: told['2xx'] / ((lastAt - startedAt) / 1000), p99Ms: told.latency.p99 }
    },
    stop: () => started.value.stop(),
  }
}

/** Turn about, so that what the machine does beside falls on all. */
const inTurn = async (runs: readonly (() => Promise<Load>)[]): Promise<readonly Load[]> => {
  const rounds: Load[][] = runs.map(() => [])
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [index, run] of runs.entries()) rounds[index]?.push(await run())
  return rounds.map((loads) => ({
    perSecond: median(loads.map(({ perSecond }) => perSecond)),
    p99Ms: median(loads.map(({ p99Ms }) => p99Ms)),
  }))
}

const embedded = async (folder: string, say: BenchOptions['say']): Promise<readonly BenchResult[]> => {
  const doors = [await openDoor('forgetful', folder), await openDoor('real', folder)] as const
  try {
    for (const door of doors) await door.load(WARM_UP_EACH)
    const [without, ours] = await inTurn(doors.map((door) => () => door.load(EACH)))
    if (without === undefined || ours === undefined) throw new Error('two doors give two figures')
    say(`embedded: p99 ${ours.p99Ms} ms at ${CONNECTIONS} connections`)
    // Where each connection asks again as soon as it is answered, waiting is all that 200 of them do: the queue is of
    // the load's own making. What a terminal waits at a centre that is busy and not drowned is a figure of its own.
    const rate = Math.max(1, Math.round(ours.perSecond / 2 / CONNECTIONS)) * CONNECTIONS
    const at = await doors[1].load(EACH, rate)
    return [
      benchResult({
        name: 'intake, embedded',
        value: ours.perSecond,
        unit: 'applications/s on the disk',
        against: 'the same application without a database',
        reference: without.perSecond,
        goal: { atLeast: 0.5 },
      }),
      benchResult({
        name: 'intake, embedded, p99 at all it takes',
        value: ours.p99Ms,
        unit: `ms at ${CONNECTIONS} connections`,
        against: 'limit',
        reference: P99_WITHIN_MS,
        goal: { atMost: 1 },
      }),
      benchResult({
        name: 'intake, embedded, p99 at half its load',
        value: at.p99Ms,
        unit: `ms at ${CONNECTIONS} connections`,
        against: `limit, at ${rate} applications/s`,
        reference: P99_WITHIN_MS,
        goal: { atMost: 1 },
      }),
    ]
  } finally {
    for (const door of doors) await door.stop()
  }
}

const onPostgres = async (folder: string, say: BenchOptions['say']): Promise<readonly BenchResult[]> => {
  const cluster = startPostgres(true)
  try {
    const inserts = await bareInserts(cluster.url('postgres'), CONNECTIONS)
    const door = await openDoor('real', folder, cluster.url('postgres'))
    try {
      await door.load(WARM_UP_EACH)
      await inserts.run(WARM_UP_EACH)
      const [bare, ours] = await inTurn([() => inserts.run(EACH), () => door.load(EACH)])
      if (bare === undefined || ours === undefined) throw new Error('two runs give two figures')
      say(`PostgreSQL: p99 ${ours.p99Ms} ms at ${CONNECTIONS} connections`)
      return [
        benchResult({
          name: 'intake, PostgreSQL',
          value: ours.perSecond,
          unit: 'applications/s on the disk',
          against: 'bare parameterised inserts over one connection from Node',
          reference: bare.perSecond,
          goal: { atLeast: 0.8 },
        }),
      ]
    } finally {
      await door.stop()
      await inserts.end()
    }
  } finally {
    cluster.stop()
  }
}

export const intake = async ({ say }: BenchOptions): Promise<readonly BenchResult[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-intake-'))
  try {
    return [...(await embedded(folder, say)), ...(await onPostgres(folder, say))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
