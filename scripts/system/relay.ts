/**
 * `node scripts/system/relay.ts --port N --folder DIR`: coturn for the calls of one machine, where it is installed. The
 * secret comes by LUTONG_TURN_SECRET and goes to coturn by a file only this user reads: a command line is seen by all.
 * Prints `{"ready":true,"url":"turn:…"}`; exits with 3 where Debian's `coturn` is not installed.
 */
import { spawn } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'

const NOT_INSTALLED = 3
const HOST = '127.0.0.1'
/** Enough for one kiosk and a few desks: two relays a pair. */
const RELAY_PORTS = { first: 49_200, last: 49_400 } as const

const { values } = parseArgs({ options: { port: { type: 'string' }, folder: { type: 'string' } } })
const { folder, port } = values
const secret = process.env['LUTONG_TURN_SECRET']
if (folder === undefined || port === undefined || secret === undefined || !/^[\w-]{16,}$/.test(secret)) {
  console.error('Usage: LUTONG_TURN_SECRET=… relay.ts --port N --folder DIR')
  process.exit(2)
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, HOST, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
const listenOn = Number(port) === 0 ? await freePort() : Number(port)
const file = join(folder, 'turnserver.conf')
writeFileSync(
  file,
  [
    ...[`listening-ip=${HOST}`, `relay-ip=${HOST}`, `listening-port=${listenOn}`, 'realm=lutong'],
    ...[`min-port=${RELAY_PORTS.first}`, `max-port=${RELAY_PORTS.last}`],
    ...['use-auth-secret', `static-auth-secret=${secret}`],
    // Both pages of a call on one machine are loopback peers; a relay for a network must never allow them.
    'allow-loopback-peers',
    ...['no-tls', 'no-dtls', 'no-cli', 'no-multicast-peers', 'log-file=stdout', 'simple-log'],
    `pidfile=${join(folder, 'turnserver.pid')}`,
    '',
  ].join('\n'),
  { mode: 0o600 },
)
const relay = spawn('turnserver', ['-c', file], { stdio: ['ignore', 'pipe', 'pipe'] })
relay.on('error', (error) => {
  rmSync(file, { force: true })
  console.error(error.message)
  process.exit('code' in error && error.code === 'ENOENT' ? NOT_INSTALLED : 1)
})
relay.on('exit', (code) => {
  rmSync(file, { force: true })
  process.exit(code ?? 0)
})
let isReady = false
for (const stream of [relay.stdout, relay.stderr])
  createInterface({ input: stream }).on('line', (line) => {
    if (isReady || !/IPv4\. (UDP|TCP) listener opened|Relay ports initialization done/i.test(line)) return
    isReady = true
    console.log(JSON.stringify({ ready: true, url: `turn:${HOST}:${listenOn}` }))
  })
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => relay.kill(signal))
