/**
 * `npm run fleet [-- --terminals N --seed N --every SECONDS --data DIR --port N]`: a centre of its own with many
 * terminals that live by a script, for demonstrations, training and tests. They are invented, and so is their centre.
 */
import { createPrivateKey, generateKeyPairSync, randomUUIDv7, sign } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { openKeyRing } from '../admin/server/secrets/key-ring.ts'
import { CENTRE_DATABASE, openSqliteStore } from '../admin/store/sqlite/open.ts'
import { type SeededTerminal, seedTerminals } from '../admin/store/testing/seed-terminals.ts'
import { systemClock } from '../core/clock.ts'
import { RegionCode, TerminalId } from '../core/ids.ts'
import { randomFrom } from '../tests/faults/random.ts'
import { type FleetTerminal, startFleetTerminal } from './fleet/terminal.ts'
import { startProcess } from './system/process.ts'

const TOLD_EVERY_MS = 10_000
/** So many begin in one go; the rest follow, as terminals switched on in the morning do. */
const STARTED_TOGETHER = 50
const STARTED_EVERY_MS = 100

const fail = (line: string): never => {
  console.error(line)
  process.exit(2)
}
const { values } = parseArgs({
  options: {
    terminals: { type: 'string', default: '3000' },
    seed: { type: 'string', default: '1' },
    every: { type: 'string', default: '60' },
    data: { type: 'string', default: '.fleet' },
    port: { type: 'string', default: '7100' },
  },
})
const Options = z.object({
  terminals: z.coerce.number().int().min(1).max(10_000),
  seed: z.coerce.number().int().nonnegative(),
  every: z.coerce.number().min(1).max(86_400),
  data: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
})
const parsed = Options.safeParse(values)
const options = parsed.success ? parsed.data : fail(`--${String(parsed.error.issues[0]?.path[0])} is not possible.`)

/** PKCS #8, base64 DER. Of invented terminals, and the centre they are bound to is this folder's. */
const KeptKeys = z.array(z.object({ id: TerminalId, privateKey: z.string() }))
const keysFile = join(options.data, 'fleet-keys.json')

const makeFleet = async (): Promise<void> => {
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  if (existsSync(join(options.data, CENTRE_DATABASE))) fail(`${options.data} holds a centre that is not of a fleet.`)
  const ring = openKeyRing(options.data, true)
  if (!ring.ok) throw new Error(ring.error)
  await (await openSqliteStore(options.data, ring.value.vault)).close()
  const made = Array.from({ length: options.terminals }, (_, nth) => {
    const keys = generateKeyPairSync('ed25519')
    const terminal: SeededTerminal = {
      id: randomUUIDv7(),
      terminalName: `练习终端 ${String(nth + 1).padStart(4, '0')}`,
      centreName: '青石县公共法律服务中心（练习）',
      phone: '0571-00000000',
      regionCode: RegionCode.parse('331081'),
      publicKey: keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    }
    return { terminal, privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64') }
  })
  seedTerminals(
    options.data,
    made.map(({ terminal }) => terminal),
    Date.now(),
  )
  const kept = made.map(({ privateKey, terminal }) => ({ id: terminal.id, privateKey }))
  writeFileSync(keysFile, JSON.stringify(kept), { mode: 0o600 })
}
if (!existsSync(keysFile)) await makeFleet()
const fleet = KeptKeys.parse(JSON.parse(readFileSync(keysFile, 'utf8'))).slice(0, options.terminals)
if (fleet.length < options.terminals)
  console.error(`${options.data} was made with ${fleet.length} terminals: these are started.`)

const started = await startProcess({
  name: 'centre',
  file: 'admin/server/main.ts',
  args: ['--data', options.data, '--port', String(options.port), '--practice'],
  logFile: join(options.data, 'centre.log'),
  readyTimeoutMs: 60_000,
})
const centre = started.ok ? started.value : fail(`The centre did not start: ${JSON.stringify(started.error)}`)
const Ready = z.object({ url: z.url(), accounts: z.array(z.object({ name: z.string(), password: z.string() })) })
const { accounts, url } = Ready.parse(centre.ready)

const running: FleetTerminal[] = []
let isOver = false
const stop = async () => {
  if (isOver) return
  isOver = true
  for (const terminal of running) terminal.close()
  await centre.stop()
  process.exit(0)
}
process.on('SIGINT', () => void stop())
process.on('SIGTERM', () => void stop())

const startSome = () => {
  for (const { id, privateKey } of fleet.slice(running.length, running.length + STARTED_TOGETHER)) {
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    running.push(
      startFleetTerminal({
        centreUrl: url,
        keys: { terminalId: id, sign: (bytes) => sign(null, bytes, key).toString('base64url') },
        clock: systemClock,
        random: randomFrom(options.seed * 100_003 + running.length),
        everyMs: options.every * 1_000,
      }),
    )
  }
  if (!isOver && running.length < fleet.length) systemClock.setTimer(STARTED_EVERY_MS, startSome)
}
startSome()
const tell = () => {
  const count = (holds: (terminal: FleetTerminal) => boolean) => running.filter(holds).length
  console.error(
    `  ${running.length} terminals, ${count(({ isLineUp }) => isLineUp)} on the line, ` +
      `${count(({ state }) => state === 'paper-out')} without paper, ` +
      `${count(({ state }) => state === 'reader-gone')} without reader, ` +
      `${count(({ state }) => state === 'offline')} cut off`,
  )
  systemClock.setTimer(TOLD_EVERY_MS, tell)
}
systemClock.setTimer(TOLD_EVERY_MS, tell)
console.error(`Console: ${url}/console/`)
for (const { name, password } of accounts) console.error(`  ${name}: ${password}`)
process.stdout.write(`${JSON.stringify({ ready: true, url, accounts })}\n`)
