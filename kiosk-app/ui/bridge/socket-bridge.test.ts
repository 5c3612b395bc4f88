import type { Snapshot } from '@lutong/core/contracts/host-rpc.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { snapshotOf } from '../gallery/fixtures/base.ts'
import { BEAT_EVERY_MS } from './bridge.ts'
import { createSocketBridge, reconnectDelayMs, type SocketLike } from './socket-bridge.ts'

type Listeners = {
  open: (() => void)[]
  close: ((event: { code: number }) => void)[]
  message: ((event: { data: unknown }) => void)[]
}

/** A line that opens, speaks and breaks when the test says so. */
const createLine = () => {
  const lines: { listeners: Listeners; sent: unknown[]; closed: boolean }[] = []
  const connect = (): SocketLike => {
    const line = { listeners: { open: [], close: [], message: [] } as Listeners, sent: [] as unknown[], closed: false }
    lines.push(line)
    return {
      send: (data) => void line.sent.push(JSON.parse(data)),
      close: () => {
        line.closed = true
      },
      addEventListener: (type: keyof Listeners, listener: never) => void line.listeners[type].push(listener),
    }
  }
  const last = () => lines.at(-1)!
  return {
    connect,
    count: () => lines.length,
    sent: () => last().sent,
    open: () => last().listeners.open.forEach((listener) => listener()),
    breaks: (code = 1006) => last().listeners.close.forEach((listener) => listener({ code })),
    says: (message: unknown) =>
      last().listeners.message.forEach((listener) => listener({ data: JSON.stringify(message) })),
    saysRaw: (data: unknown) => last().listeners.message.forEach((listener) => listener({ data })),
  }
}

const start = () => {
  const line = createLine()
  const seen: (Snapshot | null)[] = []
  const posted: string[] = []
  const onVisitOver = vi.fn<() => void>()
  const onLoadAgain = vi.fn<() => void>()
  const bridge = createSocketBridge({
    connect: line.connect,
    fetchPicture: () => Promise.resolve(null),
    post: (path) => {
      posted.push(path)
      return Promise.resolve(true)
    },
    fetchSpeech: () => Promise.resolve(null),
    isInFront: () => true,
    onFrontChange: () => {},
    onVisitOver,
    onLoadAgain,
  })
  bridge.onSnapshot((snapshot) => seen.push(snapshot))
  return { line, seen, posted, bridge, onLoadAgain, onVisitOver }
}

const welcome = snapshotOf('zh-CN', { name: 'welcome', openIntents: 0 })
const notice = snapshotOf('zh-CN', { name: 'notice' })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the bridge over a WebSocket', () => {
  it('is not attached at first, then shows what the host says', () => {
    const { line, seen } = start()
    line.open()
    line.says({ type: 'snapshot', snapshot: welcome })
    expect(seen).toEqual([null, welcome])
  })

  it('gives each command an id and resolves it by the reply with that id', async () => {
    const { line, bridge } = start()
    line.open()
    const first = bridge.send({ type: 'back' })
    const second = bridge.send({ type: 'continue' })
    expect(line.sent()).toEqual([
      { type: 'beat', inFront: true },
      { type: 'command', id: 0, command: { type: 'back' } },
      { type: 'command', id: 1, command: { type: 'continue' } },
    ])
    line.says({ type: 'reply', id: 1, accepted: true })
    line.says({ type: 'reply', id: 0, accepted: false })
    expect([await first, await second]).toEqual([false, true])
  })

  it('answers "not accepted" for what was under way when the line broke, and shows that it is gone', async () => {
    const { line, bridge, seen } = start()
    line.open()
    line.says({ type: 'snapshot', snapshot: notice })
    const lost = bridge.send({ type: 'continue' })
    line.breaks()
    expect(await lost).toBe(false)
    expect(seen.at(-1)).toBeNull()
    expect(await bridge.send({ type: 'continue' })).toBe(false)
  })

  it('connects again after a growing pause', () => {
    const { line } = start()
    line.breaks()
    vi.advanceTimersByTime(reconnectDelayMs(0))
    expect(line.count()).toBe(2)
    line.breaks()
    vi.advanceTimersByTime(reconnectDelayMs(1) - 1)
    expect(line.count()).toBe(2)
    vi.advanceTimersByTime(1)
    expect(line.count()).toBe(3)
    expect(reconnectDelayMs(50)).toBe(5_000)
  })

  it('stays away when a newer page took its place', () => {
    const { line } = start()
    line.open()
    line.breaks(4001)
    vi.advanceTimersByTime(60_000)
    expect(line.count()).toBe(1)
  })

  it('beats while it is attached, and only then', () => {
    const { line } = start()
    vi.advanceTimersByTime(BEAT_EVERY_MS)
    expect(line.sent()).toEqual([])
    line.open()
    vi.advanceTimersByTime(2 * BEAT_EVERY_MS)
    const beat = { type: 'beat', inFront: true }
    expect(line.sent()).toEqual([beat, beat, beat])
  })

  it('passes over what is no message of the host', () => {
    const { line, seen } = start()
    line.open()
    for (const noise of ['{', '[]', 'null', '{"type":"other"}', new ArrayBuffer(2)]) line.saysRaw(noise)
    expect(seen).toEqual([null])
  })

  it('has the browser cleared once when a visit ends', () => {
    const { line, onVisitOver } = start()
    line.open()
    line.says({ type: 'snapshot', snapshot: welcome })
    line.says({ type: 'snapshot', snapshot: notice })
    expect(onVisitOver).not.toHaveBeenCalled()
    line.says({ type: 'snapshot', snapshot: welcome })
    line.says({ type: 'snapshot', snapshot: welcome })
    expect(onVisitOver).toHaveBeenCalledOnce()
  })

  it('is loaded again where the host says so', () => {
    const { line, onLoadAgain, seen } = start()
    line.open()
    line.says({ type: 'load-again' })
    expect(onLoadAgain).toHaveBeenCalledOnce()
    expect(seen).toEqual([null])
  })

  it('uploads beside the socket, with the material named in the address', async () => {
    const { bridge, posted } = start()
    await bridge.upload({ kind: 'material', materialCode: 'work-proof', file: new Blob(['x']) })
    await bridge.upload({ kind: 'material', materialCode: 'work-proof', file: new Blob(['x']), look: 'clear' })
    await bridge.upload({ kind: 'signature', signature: { strokes: [[{ x: 0, y: 0, p: 1, t: 0 }]], pngBase64: '' } })
    expect(posted).toEqual([
      '/upload?kind=material&materialCode=work-proof',
      '/upload?kind=material&materialCode=work-proof&look=clear',
      '/upload?kind=signature',
    ])
  })
})
