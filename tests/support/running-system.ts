/** The real processes over a fresh data folder, on free ports. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BridgeClient, connectBridge } from '../../scripts/system/bridge-client.ts'
import { portsFrom, startSystem, type System, type SystemOptions } from '../../scripts/system/system.ts'

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
    stop: async () => {
      await system.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}
