/**
 * `npm run faults -- print`: process, printer and line are killed at random points of jobs. Afterwards the paper is
 * compared with the journal: no slip twice, none lost, and what nobody can know is flagged as unknown.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as after } from 'node:timers/promises'
import { z } from 'zod'
import { randomFrom } from '../random.ts'

const KINDS = ['process', 'printer', 'line', 'process-without-paper', 'line-without-paper'] as const
/** A slip takes about this long; the fault falls somewhere in it or just behind. */
const LONGEST_DELAY_MS = 60
const RESTART_LIMIT_MS = 30_000
const SIMULATOR = new URL('../../../device-drivers/simulators/receipt-printer/main.ts', import.meta.url).pathname
const WORKER = new URL('worker.ts', import.meta.url).pathname

const Ready = z.object({ ready: z.literal(true), port: z.int(), controlPort: z.int() })
const Fact = z.union([
  z.object({ started: z.literal(true) }),
  z.object({ printing: z.int() }),
  z.object({ states: z.array(z.string().nullish()) }),
])
type Fact = z.infer<typeof Fact>

interface Program {
  readonly child: ChildProcess
  /** The next line it says; `undefined` when it has ended. */
  next(): Promise<unknown>
  kill(): Promise<void>
}
const start = (file: string, args: readonly string[]): Program => {
  const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  return {
    child,
    next: async () => {
      const { done, value } = await lines.next()
      return done === true ? undefined : JSON.parse(value)
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

export interface PrintFaultsReport {
  readonly points: number
  readonly slips: number
  readonly confirmed: number
  readonly unknown: number
  readonly twice: readonly number[]
  readonly lost: readonly number[]
  /** Told as printed without the whole slip on paper. */
  readonly untrue: readonly number[]
}

export const printFaults = async (options: {
  readonly points: number
  readonly seed: number
  readonly say: (line: string) => void
}): Promise<PrintFaultsReport> => {
  const random = randomFrom(options.seed)
  const root = mkdtempSync(join(tmpdir(), 'lutong-faults-'))
  const data = join(root, 'terminal')
  mkdirSync(data, { mode: 0o700 })
  const slips = options.points * 2
  const papers: string[] = []
  let port = 0
  let controlPort = 0
  const startPrinter = async () => {
    const out = join(root, `paper-${papers.length}`)
    papers.push(out)
    const program = start(SIMULATOR, ['--port', String(port), '--out', out])
    ;({ port, controlPort } = Ready.parse(await program.next()))
    return program
  }
  const fault = (method: 'POST' | 'DELETE', body?: object) =>
    fetch(`http://127.0.0.1:${controlPort}/fault`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const startWorker = () => start(WORKER, ['--data', data, '--port', String(port), '--slips', String(slips)])
  const fact = async (worker: Program): Promise<Fact | undefined> => {
    const said = await Promise.race([worker.next(), after(RESTART_LIMIT_MS, 'late', { ref: false })])
    if (said === 'late') throw new Error('the terminal does not go on')
    return said === undefined ? undefined : Fact.parse(said)
  }
  let printer = await startPrinter()
  let worker = startWorker()
  let states: readonly (string | null | undefined)[] | undefined

  for (let point = 0; point < options.points && states === undefined; point += 1) {
    const kind = KINDS[Math.floor(random() * KINDS.length)] ?? 'process'
    let seen = await fact(worker)
    while (seen !== undefined && !('printing' in seen) && !('states' in seen)) seen = await fact(worker)
    if (seen !== undefined && 'states' in seen) states = seen.states
    if (states !== undefined) break
    if (kind.endsWith('without-paper')) await fault('POST', { paperOutAtLine: 1 + Math.floor(random() * 11) })
    await after(random() * LONGEST_DELAY_MS)
    if (kind.startsWith('process')) {
      await worker.kill()
      await fault('DELETE')
      worker = startWorker()
    } else if (kind === 'printer') {
      await printer.kill()
      printer = await startPrinter()
    } else {
      await fault('POST', { dropConnection: true })
      await fault('DELETE')
    }
    if ((point + 1) % 20 === 0) options.say(`${point + 1} of ${options.points} points`)
  }
  while (states === undefined) {
    const seen = await fact(worker)
    if (seen === undefined) throw new Error('the terminal ended before its last slip')
    if ('states' in seen) states = seen.states
  }
  await worker.kill()
  await printer.kill()

  const text = papers
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.txt'))
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  rmSync(root, { recursive: true, force: true })
  const times = (mark: string) => text.split(mark).length - 1
  const numbers = Array.from({ length: slips }, (_, index) => index + 1)
  const stateOf = (n: number) => states?.[n - 1]
  const isWhole = (n: number) => times(`BEGIN-${n};`) === 1 && times(`END-${n};`) === 1
  return {
    points: options.points,
    slips,
    confirmed: numbers.filter((n) => stateOf(n) === 'confirmed').length,
    unknown: numbers.filter((n) => stateOf(n) === 'unknown').length,
    twice: numbers.filter((n) => times(`BEGIN-${n};`) > 1 || times(`END-${n};`) > 1),
    lost: numbers.filter((n) => stateOf(n) !== 'confirmed' && stateOf(n) !== 'unknown'),
    untrue: numbers.filter((n) => stateOf(n) === 'confirmed' && !isWhole(n)),
  }
}
