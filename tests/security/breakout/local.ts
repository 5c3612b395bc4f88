/** Techniques 54 and 55: other programs of the same machine, against a host and a browser that run as in the field. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Field } from './field.ts'
import { nameOf } from './list.ts'
import type { Attempt, Technique } from './trial.ts'

/** Of neither host nor browser. */
const STRANGER = 64_999
const INSPECTOR_PORT = 9229

export const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

interface Ask {
  readonly path?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
}
/** The status; 0 where the connection was cut. */
const statusOf = (url: string, ask: Ask): Promise<number> =>
  new Promise((resolve) => {
    const { headers, method = 'GET', path = '/' } = ask
    const sent = request(new URL(path, url), { method, headers: { ...headers }, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    sent.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve(response.statusCode ?? 0)
    })
    sent.on('error', () => resolve(0))
    sent.end()
  })

const UPGRADE = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
} as const

/** What another user's program gets from the port: nothing, not even a status. */
const askAsStranger = (port: number): Promise<string> =>
  new Promise((resolve) => {
    const script = `exec 3<>/dev/tcp/127.0.0.1/${port} || exit; printf 'GET / HTTP/1.1\\r\\nHost: 127.0.0.1:${port}\\r\\n\\r\\n' >&3; timeout 2 cat <&3`
    const own = `--reuid=${STRANGER}`
    const child = spawn('setpriv', [own, `--regid=${STRANGER}`, '--clear-groups', 'bash', '-c', script])
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('close', () => resolve(said))
  })

/** A Node that was not started as ours is. */
const plainNodeOpensInspector: Attempt = async () => {
  const plain = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000); console.log(1)'])
  await new Promise((resolve) => plain.stdout.once('data', resolve))
  plain.kill('SIGUSR1')
  let open = false
  for (let knock = 0; knock < 20 && !open; knock += 1) {
    await pause(100)
    open = await answers(INSPECTOR_PORT)
  }
  plain.kill('SIGKILL')
  return { ours: open, why: open ? 'a plain Node opens its inspector' : 'a plain Node stays shut too' }
}

export const localTechniques = (
  field: Field,
  pictures: () => readonly Buffer[],
  parts: { readonly port: number; readonly debuggingPort: number },
): readonly Technique[] => {
  const { url } = field
  const still = () => field.untilOurs(pictures(), 3_000)
  const refused =
    (status: number, ask: Ask): Attempt =>
    async () => {
      const got = await statusOf(url, ask)
      return got === status ? still() : { ours: false, why: `${JSON.stringify(ask.headers ?? {})} got ${got}` }
    }
  const ownHost = { Host: `127.0.0.1:${parts.port}` }
  const token = readFileSync(field.tokenFile, 'utf8').trim()
  const closed =
    (port: number): Attempt =>
    async () =>
      (await answers(port)) ? { ours: false, why: `port ${port} is open` } : still()
  /** Whoever has the token is let in once; the same with one thing wrong is not. It takes the page's place. */
  const insiderIsAnswered: Attempt = async () => {
    const offered = readFileSync(field.tokenFile, 'utf8').trim()
    const entered = await fetch(`${url}enter?t=${offered}`, { redirect: 'manual' })
    const Cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
    const own = { ...ownHost, Cookie }
    const Origin = url.slice(0, -1)
    const foreign = 'https://example.org'
    const socket = { ...UPGRADE, ...own }
    const asked: readonly (readonly [wanted: number, ask: Ask])[] = [
      [200, { headers: own }],
      [421, { headers: { ...own, Host: `kiosk.example.org:${parts.port}` } }],
      [403, { headers: { ...own, Origin: foreign } }],
      [403, { headers: { ...own, Cookie: `${Cookie}x` } }],
      [403, { path: `/enter?t=${offered}`, headers: ownHost }],
      [403, { path: '/bridge', headers: { ...socket, Origin: foreign } }],
      [101, { path: '/bridge', headers: { ...socket, Origin } }],
    ]
    const got = await Promise.all(asked.map(([, ask]) => statusOf(url, ask)))
    const right = asked.every(([wanted], at) => wanted === got[at])
    return { ours: right, why: right ? 'with token and cookie it is let in' : `insider: ${got.join(', ')}` }
  }
  return [
    {
      name: nameOf('54'),
      attempts: [
        // The browser was given --remote-debugging-port: the policy keeps it shut.
        closed(parts.debuggingPort),
        async () => {
          for (const pid of field.pidsOf('host')) process.kill(pid, 'SIGUSR1')
          await pause(500)
          return closed(INSPECTOR_PORT)()
        },
      ],
      control: plainNodeOpensInspector,
    },
    {
      name: nameOf('55'),
      attempts: [
        refused(403, { headers: ownHost }),
        refused(421, { headers: { Host: 'kiosk.example.org' } }),
        refused(421, { headers: { Host: `kiosk.example.org:${parts.port}` } }),
        refused(403, { headers: { ...ownHost, Origin: 'https://example.org' } }),
        refused(403, { path: `/enter?t=${'A'.repeat(token.length)}`, headers: ownHost }),
        refused(403, { path: `/enter?t=${token.slice(0, -1)}`, headers: ownHost }),
        refused(403, { path: '/upload?kind=signature', method: 'POST', headers: ownHost }),
        refused(401, { path: '/bridge', headers: { ...ownHost, ...UPGRADE, Origin: url.slice(0, -1) } }),
        refused(403, { path: '/bridge', headers: { ...ownHost, ...UPGRADE, Origin: 'https://example.org' } }),
        refused(403, { path: '/bridge', headers: { ...ownHost, ...UPGRADE } }),
        async () => {
          const said = await askAsStranger(parts.port)
          return said === '' ? still() : { ours: false, why: `another user was answered: ${said.slice(0, 40)}` }
        },
      ],
      control: insiderIsAnswered,
    },
  ]
}
