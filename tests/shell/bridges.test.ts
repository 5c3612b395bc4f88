/**
 * Both shells hand the page the same bridge. One suite over the real host, through each carrier whole: Electron's by a
 * pair of message ports, as the preload and main process hand them over; Chromium's by the loopback server.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { systemClock } from '../../core/clock.ts'
import type { Snapshot } from '../../core/contracts/host-rpc.ts'
import { ItemCode } from '../../core/ids.ts'
import { openLoopbackServer } from '../../kiosk-app/host/bridge/loopback-server.ts'
import { servePort } from '../../kiosk-app/host/bridge/port-carrier.ts'
import type { PageChannel } from '../../kiosk-app/host/page-channel.ts'
import { type HostRig, startHostRig } from '../../kiosk-app/host/testing/host-rig.ts'
import type { Bridge } from '../../kiosk-app/ui/bridge/bridge.ts'
import { createPortBridge } from '../../kiosk-app/ui/bridge/port-bridge.ts'
import { createSocketBridge, type SocketLike } from '../../kiosk-app/ui/bridge/socket-bridge.ts'
import { paperPng } from '../../scripts/system/ink.ts'

/** One shell, as far as a page can tell. */
interface Shell {
  /** A page that has just loaded. The one before it is gone. */
  load(): Promise<Bridge>
  /** The host's process ends. */
  hostEnds(): Promise<void>
  end(): Promise<void>
}

const electronShell = async (channel: PageChannel): Promise<Shell> => {
  let hostsEnd: MessagePort | undefined
  return {
    load: async () => {
      const { port1, port2 } = new MessageChannel()
      hostsEnd = port2
      servePort(channel, {
        send: (message) => port2.postMessage(message),
        onMessage: (listener) => port2.addEventListener('message', ({ data }) => listener(data)),
        onClose: (listener) => port2.addEventListener('close', listener),
      })
      port2.start()
      return createPortBridge(port1)
    },
    hostEnds: async () => hostsEnd?.close(),
    end: async () => hostsEnd?.close(),
  }
}

const chromiumShell = async (channel: PageChannel): Promise<Shell> => {
  const folder = mkdtempSync(join(tmpdir(), 'lutong-shell-'))
  mkdirSync(join(folder, 'page'))
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>')
  const tokenFile = join(folder, 'token')
  const opened = await openLoopbackServer({
    port: 0,
    pageFolder: join(folder, 'page'),
    tokenFile,
    channel,
    clock: systemClock,
    log: () => {},
  })
  if (!opened.ok) throw new Error(opened.error)
  const { origin } = new URL(opened.value.url)
  /** What a browser adds to every request of the page. */
  let headers: Record<string, string> = {}
  const socket = (): SocketLike => {
    const line = new WebSocket(`${origin.replace('http', 'ws')}/bridge`, { headers })
    line.on('error', () => {})
    return {
      send: (data) => line.send(data),
      close: () => line.close(),
      addEventListener: (type: 'open' | 'close' | 'message', listener: (event: never) => void) => {
        if (type === 'open') line.on('open', () => Reflect.apply(listener, undefined, []))
        else if (type === 'close') line.on('close', (code) => Reflect.apply(listener, undefined, [{ code }]))
        else
          line.on('message', (data) =>
            Reflect.apply(listener, undefined, [{ data: Buffer.isBuffer(data) ? data.toString('utf8') : '' }]),
          )
      },
    }
  }
  const ask = (path: string, options: RequestInit = {}) =>
    fetch(origin + path, { ...options, headers: { ...headers, ...options.headers } }).catch(() => undefined)
  return {
    load: async () => {
      const entered = await fetch(`${origin}/enter?t=${readFileSync(tokenFile, 'utf8')}`, { redirect: 'manual' })
      headers = { Cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '', Origin: origin }
      return createSocketBridge({
        connect: socket,
        post: async (path, body) => {
          const answer = await ask(path, { method: 'POST', body, headers: { 'Content-Type': body.type } })
          const said: unknown = await answer?.json()
          return typeof said === 'object' && said !== null && Reflect.get(said, 'accepted') === true
        },
        fetchSpeech: async (request) => {
          const answer = await ask('/speech', {
            method: 'POST',
            body: JSON.stringify(request),
            headers: { 'Content-Type': 'application/json' },
          })
          return answer?.status === 200 ? answer.arrayBuffer() : null
        },
        fetchPicture: async (path) => {
          const answer = await ask(path)
          return answer?.ok === true ? answer.blob() : null
        },
        isInFront: () => true,
        onFrontChange: () => {},
        onVisitOver: () => {},
        onLoadAgain: () => {},
      })
    },
    hostEnds: () => opened.value.close(),
    end: async () => {
      await opened.value.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

describe.each([
  ['Electron', electronShell],
  ['Chromium', chromiumShell],
] as const)('a page in the %s shell', (_, open) => {
  let rig: HostRig
  let shell: Shell
  let bridge: Bridge
  let shown: (Snapshot | null)[]
  const bridges: Bridge[] = []
  const listen = (to: Bridge) => {
    shown = []
    bridge = to
    bridges.push(to)
    to.onSnapshot((snapshot) => shown.push(snapshot))
  }
  const now = () => shown.at(-1)
  const untilScreen = (name: string) => expect.poll(() => now()?.screen.name, { timeout: 5_000 }).toBe(name)

  beforeEach(async () => {
    rig = startHostRig()
    shell = await open(rig.channel)
    listen(await shell.load())
    await untilScreen('welcome')
  })
  afterEach(async () => {
    for (const one of bridges.splice(0)) one.close()
    await shell.end()
    rig.end()
  })

  /** To the screen of papers, where pictures are taken. */
  const toMaterials = async () => {
    await rig.walkToSign()
    await bridge.send({ type: 'back' })
    await bridge.send({ type: 'back' })
    await untilScreen('materials')
  }

  it('is shown nothing before the host has spoken, then the screen as it stands', () => {
    expect(shown[0]).toBeNull()
    expect(shown.at(-1)).toMatchObject({ language: 'zh-CN', screen: { name: 'welcome', openIntents: 0 } })
  })

  it('sends commands, each answered by whether it fitted', async () => {
    const answers = await Promise.all([
      bridge.send({ type: 'open-theme', theme: 'wages' }),
      bridge.send({ type: 'submit' }),
      bridge.send({ type: 'open-item', itemCode: ItemCode.parse('GF05001') }),
    ])
    expect(answers).toEqual([true, false, true])
    await untilScreen('guide')
  })

  it('sees what happens at the devices', async () => {
    rig.reader.unplug()
    await expect.poll(() => now()?.devices.find(({ device }) => device === 'id-card-reader')?.state).not.toBe('ready')
  })

  it('finds the same step when it was loaded anew', async () => {
    await bridge.send({ type: 'open-item', itemCode: ItemCode.parse('GF05001') })
    await untilScreen('guide')
    bridge.close()
    listen(await shell.load())
    await untilScreen('guide')
    expect(await bridge.send({ type: 'back' })).toBe(true)
  })

  it('hands in a page, sees its picture, and no picture of another name', async () => {
    await toMaterials()
    const { screen } = now() ?? {}
    const [need] = screen?.name === 'materials' ? screen.needs.filter((one) => !one.fromCard) : []
    const file = new Blob([new Uint8Array(paperPng())], { type: 'image/png' })
    expect(await bridge.upload({ kind: 'material', materialCode: need?.code ?? '', file })).toBe(true)
    const added = () => {
      const at = now()?.screen
      return at?.name === 'materials' ? at.needs.flatMap((one) => one.added) : []
    }
    await expect.poll(() => added().length).toBeGreaterThan(0)
    const picture = await bridge.picture(added().at(-1)?.materialId ?? '')
    expect(picture?.type).toMatch(/^image\//)
    expect(picture?.size).toBeGreaterThan(100)
    expect(await bridge.picture('no-such-page')).toBeNull()
  })

  it('is told that a file is too large, or that nothing is asked for', async () => {
    const strokes = [[{ x: 0, y: 0, p: 1, t: 0 }]]
    expect(await bridge.upload({ kind: 'signature', signature: { strokes, pngBase64: '' } })).toBe(false)
    await toMaterials()
    const { screen } = now() ?? {}
    const materialCode = screen?.name === 'materials' ? (screen.needs.find((one) => !one.fromCard)?.code ?? '') : ''
    const file = new Blob([new Uint8Array(11 * 1024 * 1024)], { type: 'image/png' })
    expect(await bridge.upload({ kind: 'material', materialCode, file })).toBe(false)
    await expect.poll(() => JSON.stringify(now()?.screen)).toContain('too-large')
  })

  it('hears what may be heard, and silence where it may not', async () => {
    const request = { text: '您好', language: 'zh-CN', private: false } as const
    await bridge.send({ type: 'set-speech', change: { on: true } })
    const spoken = await bridge.speak(request)
    expect(new Uint8Array(spoken ?? new ArrayBuffer(0)).length).toBeGreaterThan(0)
    // Without headphones nothing private is spoken.
    expect(await bridge.speak({ ...request, private: true })).toBeNull()
  })

  it('learns at once that the host is gone, and every question then is answered by nothing', async () => {
    await shell.hostEnds()
    await expect.poll(() => shown.at(-1)).toBeNull()
    expect(await bridge.send({ type: 'home' })).toBe(false)
    expect(await bridge.picture('m1')).toBeNull()
    expect(await bridge.speak({ text: '您好', language: 'zh-CN', private: false })).toBeNull()
  })
})
