/**
 * The whole product on one machine: centre, simulated devices, kiosk host, bench panel.
 * Used by `npm start`, by the end-to-end tests and by everything that needs the real processes.
 */
import { randomBytes, randomInt } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { err, ok, type Result } from '../../core/result.ts'
import { staffEntry } from '../../kiosk-app/host/attendant/staff-list.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { type ProcessSpec, type RunningProcess, type StartFailure, startProcess } from './process.ts'

export interface Ports {
  readonly centre: number
  readonly kiosk: number
  readonly bench: number
  readonly receiptPrinter: number
  readonly documentPrinter: number
  readonly relay: number
}

/** The documented ports; another base moves all of them together. 0 takes free ones. */
export const portsFrom = (base: number): Ports =>
  base === 7100
    ? { centre: 7100, kiosk: 7110, bench: 7120, receiptPrinter: 9100, documentPrinter: 8631, relay: 3478 }
    : base === 0
      ? { centre: 0, kiosk: 0, bench: 0, receiptPrinter: 0, documentPrinter: 0, relay: 0 }
      : {
          ...{ centre: base, kiosk: base + 10, bench: base + 20 },
          ...{ receiptPrinter: base + 30, documentPrinter: base + 31, relay: base + 40 },
        }

/** The invented worker of the bench (王示例) is staff too: this number is on the card. */
const STAFF_NUMBER = '11010119880808001X'

export interface SystemOptions {
  readonly dataFolder: string
  readonly ports: Ports
  /** A real IPP printer service where Debian's ippeveprinter is installed; else, or when false, the print folder. */
  readonly ippPrinter: boolean
  /** The terminal's profile; its devices are the simulated ones. */
  readonly profile?: string
  /** coturn beside the centre where it is installed; `only`: every call goes by it. */
  readonly relay?: 'beside' | 'only' | 'none'
  /** The room server of large calls, as the centre's settings name it. */
  readonly callRoom?: Readonly<Record<'LIVEKIT_URL' | 'LIVEKIT_API_KEY' | 'LIVEKIT_API_SECRET', string>>
  /** Under Electron the shell runs the host itself. */
  readonly hostByShell?: boolean
  /** Two server processes over one PostgreSQL and NATS behind a balancer; also where `LUTONG_CLUSTER` stands in the environment. */
  readonly cluster?: boolean
}

/** How the kiosk host is started over this system: its arguments, and the enrolment code by the environment. */
export interface HostCommand {
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

const CentreReady = z.object({
  url: z.url(),
  accounts: z.array(z.object({ name: z.string(), password: z.string(), role: z.string() })),
  enrolmentCode: z.string().optional(),
})
const RelayReady = z.object({ url: z.string() })
const ReaderReady = z.object({ line: z.string(), controlPort: z.int() })
const ReceiptReady = z.object({ port: z.int(), controlPort: z.int() })
const DocumentReady = z.object({ uri: z.string(), controlPort: z.int() })
const JackReady = z.object({ line: z.string(), controlPort: z.int() })
const HostReady = z.object({ url: z.url(), tokenFile: z.string() })
const BenchReady = z.object({ url: z.url() })

interface PracticeAccount {
  readonly name: string
  readonly password: string
  readonly role: string
}

export interface System {
  readonly centreUrl: string
  /** `null` where the shell runs the host. */
  readonly kiosk: { readonly url: string; readonly tokenFile: string } | null
  readonly hostCommand: HostCommand
  readonly benchUrl: string
  readonly accounts: readonly PracticeAccount[]
  /** Whose card on the bench, with which PIN, opens the attendant's menu of this run. */
  readonly attendant: { readonly card: string; readonly pin: string }
  readonly documentPrinter: 'ipp' | 'folder'
  /** Where calls may be relayed; `null` where coturn was not wanted or is not installed. */
  readonly relay: string | null
  /** Base addresses of the simulators' control doors. */
  readonly control: {
    readonly reader: string
    readonly receipt: string
    readonly document: string | null
    readonly jack: string
  }
  readonly folders: { readonly slips: string; readonly prints: string; readonly logs: string }
  /** kill -9, as a power cut would. */
  kill(name: 'host' | 'centre' | 'receipt-printer'): Promise<void>
  /** A fresh start over the same data. */
  startHost(): Promise<Result<null, string>>
  startCentre(): Promise<Result<null, string>>
  /** Where the centre is several processes. */
  readonly cluster: Cluster | undefined
  stop(): Promise<void>
}

/** Of a cluster. */
const PROCESSES = [0, 1] as const
const READY_TIMEOUT_MS = 60_000
/** Exit status by which document-printer simulator and relay say that Debian’s program behind them is not installed. */
const NOT_INSTALLED = 3

const failureLine = (name: string, failure: StartFailure): string =>
  failure.code === 'not-ready'
    ? `${name} did not become ready in ${READY_TIMEOUT_MS / 1000} s; see its log.`
    : `${name} ended (status ${failure.status}): ${failure.lastLine}`

export const startSystem = async (options: SystemOptions): Promise<Result<System, string>> => {
  const folder = (name: string) => {
    const path = join(options.dataFolder, name)
    mkdirSync(path, { recursive: true, mode: 0o700 })
    return path
  }
  const folders = { slips: folder('slips'), prints: folder('prints'), logs: folder('logs'), run: folder('run') }
  const running = new Map<string, RunningProcess>()
  const start = async <T>(
    name: string,
    ready: z.ZodType<T>,
    spec: Pick<ProcessSpec, 'file' | 'args' | 'env'>,
  ): Promise<Result<T, StartFailure>> => {
    const started = await startProcess({
      ...spec,
      name,
      logFile: join(folders.logs, `${name}.log`),
      readyTimeoutMs: READY_TIMEOUT_MS,
    })
    if (!started.ok) return started
    running.set(name, started.value)
    return ok(ready.parse(started.value.ready))
  }
  const stop = async () => {
    for (const name of [
      'bench-panel',
      'host',
      'headphone-jack',
      'id-card-reader',
      'receipt-printer',
      'document-printer',
      'centre',
      'relay',
    ])
      await running.get(name)?.stop()
    await cluster?.stop()
  }
  const giveUp = async (name: string, failure: StartFailure) => {
    await stop()
    return err(failureLine(name, failure))
  }

  // Of this run alone: a name that coturn has given out is worth nothing after it.
  const relaySecret = randomBytes(24).toString('hex')
  const wantsRelay = options.relay === 'beside' || options.relay === 'only'
  const relay = wantsRelay
    ? await start('relay', RelayReady, {
        file: 'scripts/system/relay.ts',
        args: ['--port', String(options.ports.relay), '--folder', folders.run],
        env: { LUTONG_TURN_SECRET: relaySecret },
      })
    : undefined
  if (relay?.ok === false && !(relay.error.code === 'exited' && relay.error.status === NOT_INSTALLED))
    return giveUp('relay', relay.error)
  const relayUrl = relay?.ok === true ? relay.value.url : null
  const relayArgs = relayUrl === null ? [] : ['--turn', relayUrl, ...(options.relay === 'only' ? ['--turn-only'] : [])]

  let centrePort = options.ports.centre
  const centreEnv = { ...(relayUrl === null ? {} : { LUTONG_TURN_SECRET: relaySecret }), ...options.callRoom }
  let cluster: Cluster | undefined
  const startProcesses = async (): Promise<Result<z.infer<typeof CentreReady>, StartFailure>> => {
    if (cluster !== undefined) {
      for (const index of PROCESSES.keys()) {
        const again = await cluster.startAgain(index)
        if (!again.ok) return again
      }
      return ok(CentreReady.parse(cluster.ready))
    }
    const started = await startCluster({
      ...{ dataFolder: folder('centre'), logFolder: folders.logs, port: centrePort, processes: PROCESSES.length },
      ...{ args: relayArgs, env: centreEnv },
    })
    if (!started.ok) return started
    cluster = started.value
    return ok(CentreReady.parse(cluster.ready))
  }
  const isCluster = options.cluster ?? process.env['LUTONG_CLUSTER'] !== undefined
  const startOne = () =>
    start('centre', CentreReady, {
      file: 'admin/server/main.ts',
      args: ['--data', folder('centre'), '--port', String(centrePort), '--practice', ...relayArgs],
      env: centreEnv,
    })
  const startCentre = () => (isCluster ? startProcesses() : startOne())
  const centre = await startCentre()
  if (!centre.ok) return giveUp('centre', centre.error)
  centrePort = Number(new URL(centre.value.url).port)

  const [reader, jack, receipt, printer] = await Promise.all([
    start('id-card-reader', ReaderReady, {
      file: 'device-drivers/simulators/id-card-reader/main.ts',
      args: ['--line', join(folders.run, 'id-card-reader'), '--control', '0'],
    }),
    start('headphone-jack', JackReady, {
      file: 'device-drivers/simulators/headphone-jack/main.ts',
      args: ['--line', join(folders.run, 'headphone-jack'), '--control', '0'],
    }),
    start('receipt-printer', ReceiptReady, {
      file: 'device-drivers/simulators/receipt-printer/main.ts',
      args: ['--port', String(options.ports.receiptPrinter), '--control', '0', '--out', folders.slips],
    }),
    options.ippPrinter
      ? start('document-printer', DocumentReady, {
          file: 'device-drivers/simulators/document-printer/main.ts',
          args: ['--port', String(options.ports.documentPrinter), '--control', '0', '--out', folders.prints],
        })
      : undefined,
  ])
  if (!reader.ok) return giveUp('id-card-reader', reader.error)
  if (!jack.ok) return giveUp('headphone-jack', jack.error)
  if (!receipt.ok) return giveUp('receipt-printer', receipt.error)
  if (printer?.ok === false && !(printer.error.code === 'exited' && printer.error.status === NOT_INSTALLED))
    return giveUp('document-printer', printer.error)
  const ippPrinter = printer?.ok === true ? printer.value : null

  const attendantPin = String(randomInt(1_000_000)).padStart(6, '0')
  const attendants = join(folders.run, 'attendants.json')
  const entry = await staffEntry('yanlian-1', STAFF_NUMBER, attendantPin)
  writeFileSync(attendants, JSON.stringify([entry]), { mode: 0o600 })
  const hostCommand = (port: number): HostCommand => ({
    args: [
      ...['--data', folder('kiosk'), '--centre', centre.value.url, '--port', String(port), '--practice'],
      ...(options.profile === undefined ? [] : ['--profile', options.profile]),
      ...['--reader', reader.value.line, '--receipt', `127.0.0.1:${receipt.value.port}`],
      ...['--jack', jack.value.line, '--attendants', attendants],
      ...(ippPrinter ? ['--printer', ippPrinter.uri] : ['--print-folder', folders.prints]),
    ],
    env: {
      ...(centre.value.enrolmentCode === undefined ? {} : { LUTONG_ENROL_CODE: centre.value.enrolmentCode }),
    },
  })
  let kioskPort = options.ports.kiosk
  const startHost = () => start('host', HostReady, { file: 'kiosk-app/host/main.ts', ...hostCommand(kioskPort) })
  const host = options.hostByShell === true ? undefined : await startHost()
  if (host?.ok === false) return giveUp('host', host.error)
  const kiosk = host === undefined ? null : { url: host.value.url, tokenFile: host.value.tokenFile }
  if (kiosk !== null) kioskPort = Number(new URL(kiosk.url).port)

  const control = (port: number) => `http://127.0.0.1:${port}`
  const controls = {
    reader: control(reader.value.controlPort),
    receipt: control(receipt.value.controlPort),
    document: ippPrinter ? control(ippPrinter.controlPort) : null,
    jack: control(jack.value.controlPort),
  }
  const bench = await start('bench-panel', BenchReady, {
    file: 'kiosk-app/bench-panel/main.ts',
    args: [
      ...['--port', String(options.ports.bench), '--reader', controls.reader, '--receipt', controls.receipt],
      ...['--jack', controls.jack],
      ...['--prints', folders.prints, ...(controls.document ? ['--document', controls.document] : [])],
    ],
  })
  if (!bench.ok) return giveUp('bench-panel', bench.error)

  const again = (name: string, begin: () => Promise<Result<unknown, StartFailure>>) => async () => {
    const started = await begin()
    return started.ok ? ok(null) : err(failureLine(name, started.error))
  }
  return ok({
    centreUrl: centre.value.url,
    kiosk,
    hostCommand: hostCommand(kioskPort),
    benchUrl: bench.value.url,
    accounts: centre.value.accounts,
    attendant: { card: 'worker', pin: attendantPin },
    documentPrinter: ippPrinter ? 'ipp' : 'folder',
    relay: relayUrl,
    control: controls,
    folders,
    kill: async (name) => {
      // All of it: who kills one of two has `cluster`.
      if (name === 'centre' && cluster !== undefined) for (const index of PROCESSES.keys()) await cluster.kill(index)
      else await running.get(name)?.kill()
    },
    cluster,
    startHost: again('host', startHost),
    startCentre: again('centre', startCentre),
    stop,
  })
}

/** Where `npm start` leaves what other commands need to find the running system (no secrets: those stay in 0600 files). */
export const SystemFile = z.object({
  pid: z.int(),
  centreUrl: z.url(),
  kiosk: z.object({ url: z.url(), tokenFile: z.string() }).nullable(),
  control: z.object({ reader: z.url(), receipt: z.url(), document: z.url().nullable(), jack: z.url() }),
  folders: z.object({ slips: z.string(), prints: z.string() }),
})
export const systemFilePath = (dataFolder: string): string => join(dataFolder, 'run', 'system.json')
