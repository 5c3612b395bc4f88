/**
 * A terminal at the end of a long line: its browser and its host's end of the line live in a network namespace of their
 * own, joined by a veth pair. The line is cut by a token bucket that lets nothing through, loses and delays by a relay
 * of our own (the kernel may have no netem), and its address changes as DHCP changes it.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { CHROMIUM, type RigCentre, type RigPlace, type RigTurn, TURN_PORT } from '../../call/rig-place.ts'
import { openRelayLine } from './relay-line.ts'
import type { LineFigures } from './shaper.ts'
import { speechWav } from './speech.ts'

const FAR = 'far-place'
const [NEAR_ADDRESS, ...FAR_ADDRESSES] = ['10.77.0.1', '10.77.0.2', '10.77.0.3'] as const
const RELAY_PORT = 3478
const CENTRE_PORT = 7100
const START_WITHIN_MS = 30_000
const WORKER = new URL('centre.ts', import.meta.url).pathname
const FAR_END = new URL('far-end.ts', import.meta.url).pathname
const Said = z.object({
  url: z.string(),
  code: z.string(),
  accounts: z.array(z.object({ name: z.string(), password: z.string() })),
})

export interface FarPlace extends RigPlace {
  setLine(figures: LineFigures | null): void
  cut(isCut: boolean): void
  changeAddress(): void
  /** As a power cut or `kill -9` ends it. */
  killCentre(): Promise<void>
  startCentre(): Promise<void>
}

const ip = (...args: readonly string[]) => execFileSync('ip', args)
const tc = (...args: readonly string[]) => execFileSync('tc', args)
const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('it says nothing'))
    const timer = setTimeout(() => reject(new Error('it did not start')), START_WITHIN_MS)
    createInterface({ input: child.stdout }).once('line', (line) => {
      clearTimeout(timer)
      resolve(line)
    })
    child.once('exit', () => reject(new Error('it ended at once')))
  })
const killed = (child: ChildProcess | undefined): Promise<void> =>
  new Promise((resolve) => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

/** In a network and mount namespace of its own: nothing of it is seen or left outside. */
export const openFarPlace = async (): Promise<FarPlace> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-far-'))
  const path = (name: string) => join(folder, name)
  ip('netns', 'add', FAR)
  ip('link', 'add', 'near', 'type', 'veth', 'peer', 'name', 'far', 'netns', FAR)
  ip('addr', 'add', `${NEAR_ADDRESS}/24`, 'dev', 'near')
  ip('link', 'set', 'near', 'up')
  let address: string = FAR_ADDRESSES[0]
  ip('-n', FAR, 'link', 'set', 'lo', 'up')
  ip('-n', FAR, 'addr', 'add', `${address}/24`, 'dev', 'far')
  ip('-n', FAR, 'link', 'set', 'far', 'up')

  // Playwright starts one program: this one, over there.
  writeFileSync(path('chromium'), `#!/bin/sh\nexec ip netns exec ${FAR} ${CHROMIUM} "$@"\n`)
  chmodSync(path('chromium'), 0o755)
  writeFileSync(path('speech.wav'), speechWav())
  const relay = await openRelayLine({
    ...{ host: NEAR_ADDRESS, port: RELAY_PORT, toPort: TURN_PORT },
    isFar: (from) => from !== NEAR_ADDRESS,
  })
  let centre: ChildProcess | undefined
  let centreArgs: readonly string[] = []
  let farEnd: ChildProcess | undefined
  const startCentre = async (): Promise<z.infer<typeof Said>> => {
    centre = spawn(process.execPath, [WORKER, ...centreArgs], { stdio: ['pipe', 'pipe', 'inherit'] })
    return Said.parse(JSON.parse(await firstLine(centre)))
  }
  const pages = createServer()

  return {
    turnUrl: `turn:${NEAR_ADDRESS}:${RELAY_PORT}`,
    citizenBrowser: path('chromium'),
    browserFlags: [`--use-file-for-fake-audio-capture=${path('speech.wav')}`],
    openCentre: async (dataFolder: string, turn: RigTurn): Promise<RigCentre> => {
      centreArgs = [
        ...['--data', dataFolder, '--host', NEAR_ADDRESS, '--port', String(CENTRE_PORT)],
        ...['--turn', JSON.stringify(turn)],
      ]
      const said = await startCentre()
      return { ...said, close: () => killed(centre) }
    },
    terminalUrl: () => `http+unix://${path('centre')}:`,
    servePage: async (port) => {
      pages.on('connection', (socket) => {
        const page = connect(port, '127.0.0.1')
        socket.pipe(page).pipe(socket)
        socket.on('error', () => page.destroy())
        page.on('error', () => socket.destroy())
      })
      await new Promise<void>((resolve) => pages.listen(path('page'), resolve))
      farEnd = spawn(
        'ip',
        [
          ...['netns', 'exec', FAR, process.execPath, FAR_END, '--page-port', String(port)],
          ...['--page-socket', path('page'), '--centre-socket', path('centre')],
          ...['--centre-host', NEAR_ADDRESS, '--centre-port', String(CENTRE_PORT)],
        ],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      )
      await firstLine(farEnd)
    },
    setLine: (figures) => {
      relay.set(figures)
      farEnd?.stdin?.write(`${JSON.stringify({ delayMs: figures?.delayMs ?? 0 })}\n`)
    },
    cut: (isCut) => {
      for (const [where, device] of [
        [[], 'near'],
        [['-n', FAR], 'far'],
      ] as const)
        tc(
          ...where,
          ...['qdisc', isCut ? 'replace' : 'del', 'dev', device, 'root'],
          // No packet is as small as its bucket.
          ...(isCut ? ['tbf', 'rate', '8bit', 'burst', '1', 'limit', '1'] : []),
        )
    },
    changeAddress: () => {
      const next = FAR_ADDRESSES.find((one) => one !== address) ?? address
      ip('-n', FAR, 'addr', 'del', `${address}/24`, 'dev', 'far')
      ip('-n', FAR, 'addr', 'add', `${next}/24`, 'dev', 'far')
      address = next
    },
    killCentre: () => killed(centre),
    startCentre: async () => void (await startCentre()),
    close: async () => {
      relay.close()
      pages.close()
      await killed(farEnd)
      await killed(centre)
      ip('netns', 'del', FAR)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
