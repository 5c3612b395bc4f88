/** The real processes over a fresh data folder, on free ports. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BridgeClient, connectBridge } from '../../scripts/system/bridge-client.ts'
import { portsFrom, startSystem, type System, type SystemOptions } from '../../scripts/system/system.ts'
import { killInTheMiddle } from './kill-in-the-middle.ts'

export interface RunningSystem {
  readonly system: System
  /** A page without a browser. */
  connect(): Promise<BridgeClient>
  readonly dataFolder: string
  reader(method: 'POST' | 'DELETE', path: string, body?: unknown): Promise<void>
  receipt(method: 'POST' | 'DELETE', body?: unknown): Promise<void>
  /** Headphones in or out of the simulated jack. */
  plug(plugged: boolean): Promise<void>
  receiptText(slip: number): Promise<string>
  slipCount(): Promise<number>
  /** What all processes of the centre have written so far. */
  centreLog(): string
  stop(): Promise<void>
}

const call = async (url: string, method: string, body?: unknown): Promise<void> => {
  const answer = await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
  if (!answer.ok) throw new Error(`${method} ${url}: ${answer.status}`)
}

export const runSystem = async (options: {
  readonly ippPrinter: boolean
  /** The terminal's profile. */
  readonly profile?: string
  /** coturn beside the centre. */
  readonly relay?: 'beside' | 'only'
  readonly callRoom?: NonNullable<SystemOptions['callRoom']>
  /** Two server processes behind a balancer. */
  readonly cluster?: boolean
}): Promise<RunningSystem> => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lutong-system-'))
  const started = await startSystem({ dataFolder, ports: portsFrom(0), ...options })
  if (!started.ok) throw new Error(started.error)
  const system = started.value
  const { kiosk } = system
  if (kiosk === null) throw new Error('the shell runs the host')
  const { cluster, folders } = system
  // A test that asks for a cluster kills what it wants to kill itself.
  const isKilled = options.cluster === undefined && process.env['LUTONG_CLUSTER'] === 'kill'
  const killing = cluster !== undefined && isKilled ? killInTheMiddle(cluster) : undefined
  return {
    system,
    connect: () => connectBridge(kiosk.url, kiosk.tokenFile),
    dataFolder,
    reader: (method, path, body) => call(`${system.control.reader}/${path}`, method, body),
    receipt: (method, body) => call(`${system.control.receipt}/fault`, method, body),
    plug: (plugged) => call(`${system.control.jack}/plug`, 'POST', { plugged }),
    receiptText: async (slip) =>
      (await fetch(`${system.control.receipt}/slips/${String(slip).padStart(4, '0')}.txt`)).text(),
    slipCount: async () => {
      const answer: unknown = await (await fetch(`${system.control.receipt}/slips`)).json()
      const slips = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'slips') : undefined
      return Array.isArray(slips) ? slips.length : 0
    },
    centreLog: () =>
      readdirSync(folders.logs)
        .filter((name) => /^centre(-\d)?\.log$/.test(name))
        .map((name) => readFileSync(join(folders.logs, name), 'utf8'))
        .join(''),
    stop: async () => {
      try {
        await killing?.stop()
      } finally {
        await system.stop()
        rmSync(dataFolder, { recursive: true, force: true })
      }
    },
  }
}
