/** Who is kept out of the kiosk's own page, and how (environment: the Chromium shell). */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, mkdirSync } from 'node:fs'
import { request } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { HostMessage, type Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import type { Log } from '@lutong/core/log-events.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { PageChannel } from '../page-channel.ts'
import { startHostRig } from '../testing/host-rig.ts'
import { type LoopbackServer, openLoopbackServer } from './loopback-server.ts'

let folder: string
let tokenFile: string
let server: LoopbackServer
let clock: TestClock
let logged: string[]
const calls: string[] = []

/** A real snapshot of a real welcome screen. */
const snapshot: Snapshot = (() => {
  const rig = startHostRig()
  const shown = rig.page.snapshot
  rig.end()
  return shown
})()
const channel: PageChannel = {
  attach: (show) => {
    show(snapshot)
    return () => void calls.push('detached')
  },
  onCallSignal: () => () => {},
  command: (command) => calls.push(`command ${command.type}`) > 0,
  upload: async (target, body) => calls.push(`upload ${target.kind} ${body.length}`) > 0,
  picture: (id) => (id === 'm1' ? { mediaType: 'image/jpeg', bytes: Uint8Array.of(1, 2) } : undefined),
  uploadTooLarge: (target) => {
    calls.push(`too large ${target.kind}`)
    return false
  },
  speak: async ({ private: isPrivate }) => (isPrivate ? undefined : Uint8Array.of(82, 73, 70, 70)),
}

beforeEach(async () => {
  calls.length = 0
  logged = []
  folder = mkdtempSync(join(tmpdir(), 'lutong-bridge-'))
  tokenFile = join(folder, 'kiosk-token')
  mkdirSync(join(folder, 'page', 'assets'), { recursive: true })
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>')
  writeFileSync(join(folder, 'page', 'assets', 'main-1.js'), 'export {}')
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  clock = createTestClock(0)
  const log: Log = (event, fields) => void logged.push(JSON.stringify({ event, ...fields }))
  const opened = await openLoopbackServer({
    port: 0,
    pageFolder: join(folder, 'page'),
    tokenFile,
    channel,
    clock,
    log,
  })
  if (!opened.ok) throw new Error(opened.error)
  server = opened.value
})
afterEach(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const port = () => new URL(server.url).port
const origin = () => `http://127.0.0.1:${port()}`
const token = () => readFileSync(tokenFile, 'utf8')

/** A request as it is: no rule of a fetch client changes Host or path. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', body?: Uint8Array) =>
  new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: port(), path, method, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
const enter = async (): Promise<string> => {
  const entered = await ask(`/enter?t=${token()}`)
  expect(entered.status).toBe(303)
  return String(entered.headers['set-cookie']).split(';')[0] ?? ''
}
/** The status a socket is refused with, or 101 and the socket. */
const dial = (headers: Record<string, string>, path = '/bridge') =>
  new Promise<{ status: number; socket: WebSocket; first: Promise<HostMessage> }>((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port()}${path}`, { headers })
    const first = new Promise<HostMessage>((heard) =>
      socket.once('message', (data: Buffer) => heard(HostMessage.parse(JSON.parse(data.toString())))),
    )
    socket.once('open', () => resolve({ status: 101, socket, first }))
    socket.once('unexpected-response', (_request, answer) => {
      resolve({ status: answer.statusCode ?? 0, socket, first })
      socket.terminate()
    })
    socket.on('error', () => {})
  })
const closeCode = (socket: WebSocket) => new Promise<number>((resolve) => socket.once('close', resolve))

describe('a page is let in', () => {
  it('once, by the token of a file that only the kiosk user reads', async () => {
    expect(statSync(tokenFile).mode & 0o777).toBe(0o600)
    expect(Buffer.from(token(), 'base64url')).toHaveLength(32)
    const entered = await ask(`/enter?t=${token()}`)
    expect(entered.status).toBe(303)
    expect(entered.headers.location).toBe('/')
    expect(String(entered.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/)
  })

  it('not by a token that was used before: the file holds a new one', async () => {
    const first = token()
    await enter()
    expect(token()).not.toBe(first)
    expect((await ask(`/enter?t=${first}`)).status).toBe(403)
    expect((await ask(`/enter?t=${token()}`)).status).toBe(303)
  })

  it.each(['', 'x', 'A'.repeat(43)])('not by a guess (%s)', async (guess) => {
    expect((await ask(`/enter?t=${guess}`)).status).toBe(403)
    expect(token()).toHaveLength(43)
  })

  it('and gets the page under a strict policy, and nothing beside it', async () => {
    const Cookie = await enter()
    const page = await ask('/', { Cookie })
    expect(page.status).toBe(200)
    const policy = String(page.headers['content-security-policy'])
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
      expect(policy).toContain(rule)
    for (const rule of ["form-action 'none'", "require-trusted-types-for 'script'", 'trusted-types lutong-input'])
      expect(policy).toContain(rule)
    expect(policy).not.toMatch(/unsafe-|\*|https?:|wasm|strict-dynamic/)
    expect(page.headers['x-content-type-options']).toBe('nosniff')
    expect(page.headers['cache-control']).toBe('no-store')
    expect((await ask('/assets/main-1.js', { Cookie })).status).toBe(200)
    for (const path of ['/../secret.txt', '/assets/../../secret.txt', '/assets/%2e%2e/secret.txt', '/secret.txt'])
      expect((await ask(path, { Cookie })).status, path).toBe(404)
  })
})

describe('a room server of the centre', () => {
  it('is let through by the policy of the next page, and the page that is there is loaded again', async () => {
    const Cookie = await enter()
    const connects = async () =>
      /connect-src ([^;]*)/.exec(String((await ask('/', { Cookie })).headers['content-security-policy']))?.[1]
    const { first, socket } = await dial({ Cookie, Origin: origin() })
    await first
    const next = new Promise<string>((heard) => socket.once('message', (data: Buffer) => heard(data.toString())))
    expect(await connects()).toBe("'self'")
    server.useCallRoom('wss://rooms.test')
    expect(await next).toBe('{"type":"load-again"}')
    expect(await connects()).toBe("'self' wss://rooms.test https://rooms.test")
    socket.close()
  })
})

describe('is refused', () => {
  it.each(['evil.test', '127.0.0.1:1', 'localhost.evil.test:80', '[::1]:80'])(
    'a foreign or rebinding Host (%s): 421',
    async (Host) => {
      const Cookie = await enter()
      expect((await ask('/', { Host, Cookie })).status).toBe(421)
      expect((await ask(`/enter?t=${token()}`, { Host })).status).toBe(421)
      expect((await dial({ Host, Cookie, Origin: origin() })).status).toBe(421)
    },
  )

  it('a page without the cookie, or with another: 403', async () => {
    const cookie = await enter()
    expect((await ask('/')).status).toBe(403)
    expect((await ask('/', { Cookie: `${cookie}x` })).status).toBe(403)
    expect((await ask('/upload?kind=signature', { Origin: origin() }, 'POST')).status).toBe(403)
  })

  it('an older page once a newer one has entered', async () => {
    const older = await enter()
    const newer = await enter()
    expect((await ask('/', { Cookie: older })).status).toBe(403)
    expect((await ask('/', { Cookie: newer })).status).toBe(200)
  })

  it('a foreign origin, though it has the cookie: 403', async () => {
    const Cookie = await enter()
    expect((await ask('/', { Cookie, Origin: 'http://evil.test' })).status).toBe(403)
    expect((await ask('/upload?kind=signature', { Cookie }, 'POST')).status).toBe(403)
    expect((await dial({ Cookie, Origin: 'http://evil.test' })).status).toBe(403)
    expect((await dial({ Cookie, Origin: 'null' })).status).toBe(403)
    expect((await dial({ Cookie })).status).toBe(403)
  })

  it('a socket without the cookie: 401; elsewhere: 404', async () => {
    const Cookie = await enter()
    expect((await dial({ Origin: origin() })).status).toBe(401)
    expect((await dial({ Origin: origin(), Cookie }, '/other')).status).toBe(404)
  })

  it('and every refusal is told to the operator, without the token', async () => {
    await ask('/enter?t=guessed-secret')
    expect(logged.join()).toContain('host.bridge-refused')
    expect(logged.join()).not.toContain('guessed-secret')
  })

  it('and whoever hangs up in the middle leaves the host running', async () => {
    await new Promise<void>((resolve) => {
      const rude = connect(Number(port()), '127.0.0.1', () => {
        rude.write(`GET /bridge HTTP/1.1\r\nHost: evil\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`)
        rude.resetAndDestroy()
      })
      rude.once('close', () => resolve())
    })
    expect((await ask('/')).status).toBe(403)
  })
})

describe('the socket', () => {
  const attach = async () => {
    const Cookie = await enter()
    const page = await dial({ Cookie, Origin: origin() })
    expect(page.status).toBe(101)
    expect((await page.first).type).toBe('snapshot')
    return { ...page, Cookie }
  }
  const answer = (socket: WebSocket) =>
    new Promise<HostMessage>((resolve) =>
      socket.once('message', (data: Buffer) => resolve(HostMessage.parse(JSON.parse(data.toString())))),
    )

  it('takes commands and answers each', async () => {
    const { socket } = await attach()
    const answered = answer(socket)
    socket.send(JSON.stringify({ type: 'command', id: 3, command: { type: 'home' } }))
    expect(await answered).toEqual({ type: 'reply', id: 3, accepted: true })
    expect(calls).toContain('command home')
  })

  it.each([
    'no json',
    '{"type":"command","id":1,"command":{"type":"format-disk"}}',
    '{"type":"command","id":1,"command":{"type":"home","extra":1}}',
  ])('closes on what is no message of ours: %s', async (text) => {
    const { socket } = await attach()
    const closed = closeCode(socket)
    socket.send(text)
    expect(await closed).toBe(1008)
    expect(calls.filter((call) => call.startsWith('command'))).toEqual([])
  })

  it('closes on a message over 64 KB', async () => {
    const { socket } = await attach()
    const closed = closeCode(socket)
    socket.send('x'.repeat(64 * 1024 + 1))
    expect(await closed).toBe(1009)
  })

  it('is one: a newer page with the cookie takes over', async () => {
    const { socket, Cookie } = await attach()
    const closed = closeCode(socket)
    const newer = await dial({ Cookie, Origin: origin() })
    expect(await closed).toBe(4001)
    expect((await newer.first).type).toBe('snapshot')
  })

  it('is cut when the page beats no more', async () => {
    const { socket } = await attach()
    clock.advance(9_000)
    const answered = answer(socket)
    socket.send(JSON.stringify({ type: 'beat' }))
    socket.send(JSON.stringify({ type: 'command', id: 1, command: { type: 'home' } }))
    await answered
    clock.advance(9_000)
    expect(socket.readyState).toBe(WebSocket.OPEN)
    const closed = closeCode(socket)
    clock.advance(1_000)
    await closed
    expect(logged.join()).toContain('host.page-lost')
    expect(calls).toContain('detached')
  })
})

describe('an upload', () => {
  it('hands the bytes to the visit', async () => {
    const Cookie = await enter()
    const answer = await ask(
      '/upload?kind=material&materialCode=wage-evidence',
      { Cookie, Origin: origin() },
      'POST',
      new Uint8Array(5),
    )
    expect(JSON.parse(answer.text)).toEqual({ accepted: true })
    expect(calls).toEqual(['upload material 5'])
  })

  it('over 10 MB is told as too large, and the page still gets its answer', async () => {
    const Cookie = await enter()
    const big = new Uint8Array(10 * 1024 * 1024 + 1)
    const path = '/upload?kind=material&materialCode=wage-evidence'
    const answer = await ask(path, { Cookie, Origin: origin() }, 'POST', big)
    expect(JSON.parse(answer.text)).toEqual({ accepted: false })
    expect(calls).toEqual(['too large material'])
  })

  it('of a kind nobody knows is refused', async () => {
    const Cookie = await enter()
    expect((await ask('/upload?kind=virus', { Cookie, Origin: origin() }, 'POST')).status).toBe(400)
  })
})

describe('speech', () => {
  const say = async (body: unknown, headers: Record<string, string> = {}) =>
    ask('/speech', { Cookie: await enter(), Origin: origin(), ...headers }, 'POST', Buffer.from(JSON.stringify(body)))

  it('is sound for this page alone, and silence where it must not be heard', async () => {
    const heard = await say({ text: '您好', language: 'zh-CN', private: false })
    expect(heard).toMatchObject({ status: 200, text: 'RIFF' })
    expect(heard.headers).toMatchObject({ 'content-type': 'audio/wav', 'cache-control': 'no-store' })
    expect((await say({ text: '张三', language: 'zh-CN', private: true })).status).toBe(204)
  })

  it('is not made for another origin, nor of what is no request', async () => {
    const asked = { text: '您好', language: 'zh-CN', private: false }
    expect((await say(asked, { Origin: 'http://evil.example' })).status).toBe(403)
    expect((await say({ ...asked, text: '' })).status).toBe(400)
    expect((await say({ ...asked, text: '长'.repeat(2_500) })).status).toBe(400)
  })
})

describe('between two citizens', () => {
  it('the browser is told to clear what it keeps', async () => {
    const Cookie = await enter()
    const cleared = await ask('/cleared', { Cookie, Origin: origin() }, 'POST')
    expect(cleared.status).toBe(204)
    expect(cleared.headers['clear-site-data']).toBe('"cache", "storage"')
  })
})

describe('a port that is taken', () => {
  it('is an error that says so', async () => {
    const log: Log = () => {}
    const second = await openLoopbackServer({
      port: Number(port()),
      pageFolder: folder,
      tokenFile: join(folder, 'second-token'),
      channel,
      clock,
      log,
    })
    expect(second).toEqual({ ok: false, error: 'port-taken' })
  })
})
