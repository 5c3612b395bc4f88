/**
 * `npm start [-- --shell electron|chromium|none --data DIR --port N --profile FILE --relay beside|only|none]`: the main job on one machine.
 * Starts centre, console, simulated devices, kiosk host and bench panel, opens the kiosk and prints every address.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { chromiumBinary, openKioskWindow } from '../kiosk-app/shell/chromium/launcher.ts'
import { readProfile } from '../kiosk-app/host/profile/profile.ts'
import { electronBinary, openElectron } from './system/electron.ts'
import { buildPages } from './system/pages.ts'
import { ensureInstalled, FOR_THE_WHOLE, TO_START } from './system/prerequisites.ts'
import { portsFrom, startSystem, type System, systemFilePath } from './system/system.ts'

const Options = z.object({
  shell: z.enum(['electron', 'chromium', 'none', 'auto']),
  data: z.string(),
  port: z.coerce.number().int().min(0).max(65_000),
  profile: z.string().optional(),
  relay: z.enum(['beside', 'only', 'none']),
})
const { values } = parseArgs({
  options: {
    shell: { type: 'string', default: 'auto' },
    data: { type: 'string', default: '.data' },
    port: { type: 'string', default: '7100' },
    profile: { type: 'string' },
    relay: { type: 'string', default: 'beside' },
  },
})
const fail = (line: string): never => {
  console.error(line)
  process.exit(1)
}
const parsed = Options.safeParse(values)
const options = parsed.success
  ? parsed.data
  : fail(
      'Usage: npm start -- [--shell electron|chromium|none] [--data DIR] [--port N] [--profile FILE] [--relay beside|only|none]',
    )

const profileFile = options.profile === undefined ? undefined : resolve(options.profile)
const profile = profileFile === undefined ? undefined : readProfile(profileFile)
if (profile?.ok === false) fail(profile.error)

// The simulated line is needed; the rest only makes it nicer, so its absence is a line, not an end.
const needed = ensureInstalled(TO_START, console.log)
if (!needed.ok) fail(needed.error)
const wished = ensureInstalled(FOR_THE_WHOLE, console.log)
if (!wished.ok) console.log(wished.error)

console.log('Building the pages …')
const built = await buildPages()
if (!built.ok) fail(built.error)

const dataFolder = resolve(options.data)
mkdirSync(join(dataFolder, 'run'), { recursive: true, mode: 0o700 })
const hasDisplay = Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])
const electron = hasDisplay && (options.shell === 'auto' || options.shell === 'electron') ? electronBinary() : undefined
const started = await startSystem({
  dataFolder,
  ports: portsFrom(options.port),
  ...(profileFile === undefined ? {} : { profile: profileFile }),
  ippPrinter: true,
  relay: options.relay,
  hostByShell: electron !== undefined,
})
const system: System = started.ok ? started.value : fail(started.error)
writeFileSync(
  systemFilePath(dataFolder),
  JSON.stringify({
    pid: process.pid,
    centreUrl: system.centreUrl,
    kiosk: system.kiosk,
    control: system.control,
    folders: { slips: system.folders.slips, prints: system.folders.prints },
  }),
  { mode: 0o600 },
)

const entryUrl = (kiosk: NonNullable<System['kiosk']>) =>
  `${kiosk.url}enter?t=${readFileSync(kiosk.tokenFile, 'utf8').trim()}`

interface Shell {
  readonly line: string
  close(): void
}
const noShell = (why: string): Shell => ({
  line: `${why} Open the kiosk in any browser by its address.`,
  close: () => {},
})
const openShell = async (): Promise<Shell> => {
  if (electron !== undefined)
    return { line: 'The kiosk is open in Electron.', ...(await openElectron(electron, system.hostCommand)) }
  if (options.shell === 'none') return noShell('No window was asked for.')
  if (!hasDisplay) return noShell('There is no display here.')
  if (options.shell === 'electron') return noShell('Electron’s binary is not here (set ELECTRON_BIN).')
  const chromium = chromiumBinary()
  if (chromium === undefined || system.kiosk === null) return noShell('Neither Electron nor Chromium is installed.')
  const opened = openKioskWindow(chromium, entryUrl(system.kiosk), { kind: 'windowed' })
  return { line: 'The kiosk is open in Chromium.', close: opened.close }
}
const shell = await openShell()

const accounts = system.accounts.map(
  (account) => `    ${account.role.padEnd(11)} ${account.name} / ${account.password}`,
)
console.log(
  [
    '',
    'Lütong 律通 is running.',
    ...(system.kiosk === null
      ? []
      : [
          `  Kiosk        ${entryUrl(system.kiosk)}`,
          `               (this link works once; the next one stands in ${system.kiosk.tokenFile})`,
        ]),
    `  Console      ${system.centreUrl}/console/`,
    ...accounts,
    `  Lawyer desk  ${system.centreUrl}/desk/   (accounts lawyer to lawyer4)`,
    `  Attendant    card "${system.attendant.card}" of the bench, PIN ${system.attendant.pin}   (kiosk: "Get help", then "Staff")`,
    `  Bench panel  ${system.benchUrl}   (tap a card, empty the paper, see slips and prints)`,
    `  A4 printer   ${system.documentPrinter === 'ipp' ? 'IPP service' : `folder ${system.folders.prints}`}`,
    `  Relay        ${system.relay ?? (options.relay === 'none' ? 'not wanted' : 'coturn is not installed: calls stay within this machine')}`,
    `  ${shell.line}`,
    '  Stop with Ctrl+C.',
    '',
  ].join('\n'),
)

let stopping = false
const stop = async () => {
  if (stopping) return
  stopping = true
  shell.close()
  await system.stop()
  process.exit(0)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())
