/**
 * Ten thousand terminals on standing lines to a real centre, opened by real signatures: what an idle line costs in
 * memory, beside a bare WebSocket server that holds the same sockets, and how many heartbeats a second are heard,
 * written together and right in the end. A terminal whose last word is not what the store says ends the bench.
 */
import { fork } from 'node:child_process'
import { generateKeyPairSync, randomUUIDv7 } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { z } from 'zod'
import { openKeyRing } from '../../../admin/server/secrets/key-ring.ts'
import { openSqliteStore } from '../../../admin/store/sqlite/open.ts'
import { type SeededTerminal, seedTerminals } from '../../../admin/store/testing/seed-terminals.ts'
import { RegionCode } from '../../../core/ids.ts'
import { type RunningProcess, startProcess } from '../../../scripts/system/process.ts'
import { benchResult, type BenchOptions, type BenchResult } from '../bench.ts'
import { lastOf, type Order, Report } from './messages.ts'

const TERMINALS = 10_000
const IDLE_MB_PER_1000 = 12
const BEATS_PER_SECOND = 20_000
/** Of Node's own garbage collection nothing is asked: it is given time. */
const SETTLE_MS = 20_000
const BEAT_FOR_MS = 15_000
/** A fifth more than asked for: what is offered is all that can be heard. */
const OFFERED_PER_SECOND = 24_000
/** Opened and closed again first, so that what a process takes once is not counted as theirs. */
const WARM = 2_000
const QUIET_MS = 10_000

const Ready = z.object({ url: z.url(), metricsUrl: z.url().optional() })
type Say = BenchOptions['say']

const residentMb = (pid: number): number => {
  const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1024
}

/** Processor time of all threads so far; the kernel counts in hundredths of a second. */
const processorMs = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const seed = async (dataFolder: string, keysFile: string): Promise<readonly string[]> => {
  mkdirSync(dataFolder, { mode: 0o700 })
  const ring = openKeyRing(dataFolder, true)
  if (!ring.ok) throw new Error(ring.error)
  await (await openSqliteStore(dataFolder, ring.value.vault)).close()
  const made = Array.from({ length: TERMINALS }, (_, nth) => {
    const keys = generateKeyPairSync('ed25519')
    const terminal: SeededTerminal = {
      id: randomUUIDv7(),
      terminalName: `终端 ${nth + 1}`,
      centreName: '青石县公共法律服务中心（练习）',
      phone: '0571-00000000',
      regionCode: RegionCode.parse('331081'),
      publicKey: keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    }
    return { terminal, privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64') }
  })
  seedTerminals(
    dataFolder,
    made.map(({ terminal }) => terminal),
    Date.now(),
  )
  const lines = made.map(({ privateKey, terminal }) => JSON.stringify({ id: terminal.id, privateKey }))
  writeFileSync(keysFile, lines.join('\n'), { mode: 0o600 })
  return made.map(({ terminal }) => terminal.id)
}

const startEnds = () => {
  const child = fork(new URL('./many-ends.ts', import.meta.url), { stdio: 'inherit' })
  return {
    order: (order: Order) =>
      new Promise<Report>((resolve, reject) => {
        const onExit = () => reject(new Error('the terminals’ end broke off'))
        child.once('exit', onExit)
        child.once('message', (message) => {
          child.off('exit', onExit)
          resolve(Report.parse(message))
        })
        child.send(order)
      }),
    stop: () => void child.kill('SIGKILL'),
  }
}
type Ends = ReturnType<typeof startEnds>

const start = async (name: string, file: string, args: readonly string[], folder: string) => {
  const logFile = join(folder, 'server.log')
  const started = await startProcess({ name, file, args, logFile, readyTimeoutMs: 60_000 })
  if (!started.ok) throw new Error(`${name} did not start: ${JSON.stringify(started.error)}`)
  return { process: started.value, ...Ready.parse(started.value.ready) }
}

/** MB that a thousand sockets add, once all has settled; to a server that has had some before, and is warm. */
const idleMb = async (
  server: { readonly process: RunningProcess; readonly url: string },
  ends: Ends,
  file: string,
  signed: boolean,
): Promise<number> => {
  const open = (most: number) => ends.order({ do: 'open', url: server.url, file, signed, most })
  await open(WARM)
  await ends.order({ do: 'close' })
  await pass(SETTLE_MS / 2)
  const beforeMb = residentMb(server.process.pid)
  const { sockets } = await open(TERMINALS)
  if (sockets !== TERMINALS) throw new Error(`${sockets} of ${TERMINALS} sockets are open`)
  await pass(SETTLE_MS)
  return (residentMb(server.process.pid) - beforeMb) / (TERMINALS / 1_000)
}

const counted = async (metricsUrl: string) => {
  const text = await (await fetch(metricsUrl)).text()
  const of = (what: string) => Number(new RegExp(`lutong_heartbeats\\{what="${what}"\\} (\\d+)`).exec(text)?.[1])
  return { told: of('told'), rows: of('rows') }
}

/** Waits until the centre has heard so many. */
const allHeard = async (metricsUrl: string, sent: number) => {
  for (;;) {
    const now = await counted(metricsUrl)
    if (now.told >= sent) return now
    await pass(100)
  }
}

/** Waits until nothing more is written; gives how long that took, in seconds. */
const allWritten = async (metricsUrl: string): Promise<number> => {
  const startedAt = performance.now()
  let rows = -1
  let sinceAt = startedAt
  for (;;) {
    const now = (await counted(metricsUrl)).rows
    if (now !== rows) sinceAt = performance.now()
    // Longer than the desk of heartbeats waits by itself, and than a busy disk takes for one round.
    else if (performance.now() - sinceAt > QUIET_MS) return (sinceAt - startedAt) / 1_000
    rows = now
    await pass(100)
  }
}

const checkLast = async (dataFolder: string, ids: readonly string[]): Promise<void> => {
  const ring = openKeyRing(dataFolder, false)
  if (!ring.ok) throw new Error(ring.error)
  const store = await openSqliteStore(dataFolder, ring.value.vault)
  try {
    const stands = new Map<string, number | undefined>()
    for (const { id, lastHeartbeat } of await store.listTerminals('')) stands.set(id, lastHeartbeat?.openIntents)
    const wrong = ids.filter((id, nth) => stands.get(id) !== lastOf(nth)).length
    if (wrong > 0) throw new Error(`of ${wrong} terminals the store does not say what they told last`)
  } finally {
    await store.close()
  }
}

const besideBare = async (folder: string, keysFile: string): Promise<number> => {
  const ends = startEnds()
  const server = await start('bare sockets', 'tests/bench/terminals/bare-sockets.ts', [], folder)
  try {
    return await idleMb(server, ends, keysFile, false)
  } finally {
    ends.stop()
    await server.process.kill()
  }
}

const atCentre = async (folder: string, say: Say) => {
  const dataFolder = join(folder, 'data')
  const keysFile = join(folder, 'keys')
  const ids = await seed(dataFolder, keysFile)
  say(`${TERMINALS} terminals are enrolled`)
  const bareMb = await besideBare(folder, keysFile)
  say(`a bare WebSocket server: ${bareMb.toFixed(2)} MB per 1,000 idle sockets`)
  const args = ['--data', dataFolder, '--port', '0', '--metrics-port', '0']
  const centre = await start('centre', 'admin/server/main.ts', args, folder)
  const ends = startEnds()
  try {
    const ourMb = await idleMb(centre, ends, keysFile, true)
    say(
      `the centre: ${ourMb.toFixed(2)} MB per 1,000 idle lines, ${residentMb(centre.process.pid).toFixed(0)} MB in all`,
    )
    const processorBeforeMs = processorMs(centre.process.pid)
    const startedAt = performance.now()
    const { bytesEach, sent } = await ends.order({ do: 'beat', forMs: BEAT_FOR_MS, perSecond: OFFERED_PER_SECOND })
    const told = await allHeard(centre.metricsUrl ?? '', sent)
    const seconds = (performance.now() - startedAt) / 1_000
    const perSecond = sent / seconds
    const eachUs = ((processorMs(centre.process.pid) - processorBeforeMs) * 1_000) / sent
    say(`${sent} heartbeats of ${bytesEach} bytes heard in ${seconds.toFixed(1)} s, ${told.rows} rows written`)
    say(`processor time of the centre, all threads: ${eachUs.toFixed(1)} µs a heartbeat`)
    const last = await ends.order({ do: 'last' })
    await allHeard(centre.metricsUrl ?? '', last.sent)
    const writtenSeconds = await allWritten(centre.metricsUrl ?? '')
    say(`all of it written ${writtenSeconds.toFixed(1)} s after it was heard`)
    // Killed, not stopped: what counts as written is on the disk.
    await centre.process.kill()
    await checkLast(dataFolder, ids)
    say('the store says of every terminal what it told last')
    return { bareMb, ourMb, perSecond, rowsPerBeat: told.rows / sent }
  } finally {
    ends.stop()
    await centre.process.kill()
  }
}

export const terminals = async ({ say }: BenchOptions): Promise<readonly BenchResult[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-terminals-'))
  try {
    const { bareMb, ourMb, perSecond, rowsPerBeat } = await atCentre(folder, say)
    return [
      benchResult({
        name: 'terminals, idle',
        value: ourMb,
        unit: `MB of the centre's memory per 1,000 idle lines, ${TERMINALS} open`,
        against: 'limit',
        reference: IDLE_MB_PER_1000,
        goal: { atMost: 1 },
      }),
      benchResult({
        name: 'terminals, idle, beside sockets alone',
        value: ourMb,
        unit: 'MB per 1,000 idle lines',
        against: 'a bare ws server with the same sockets',
        reference: bareMb,
        // For comparison: signatures, accounts of what was told and pings are on top of the sockets.
        goal: { atMost: 4 },
      }),
      benchResult({
        name: 'terminals, heartbeats',
        value: perSecond,
        unit: `heartbeats/s heard, ${TERMINALS} lines, the last of each in the store`,
        against: 'goal',
        reference: BEATS_PER_SECOND,
        goal: { atLeast: 1 },
      }),
      benchResult({
        name: 'terminals, rows',
        value: rowsPerBeat,
        unit: 'rows written a heartbeat',
        against: 'one row each',
        reference: 1,
        goal: { atMost: 1 },
      }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
