/** One contract for both buses; what NATS adds (a line that breaks, strangers on the same server) stands behind it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '@nats-io/transport-node'
import { createTestClock } from '@lutong/core/clock.ts'
import { ConsultationId } from '@lutong/core/ids.ts'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openKeyRing } from '../secrets/key-ring.ts'
import { type NatsProcess, startNats } from '../testing/nats-process.ts'
import { createBusSeal } from './bus-seal.ts'
import { createHub, type MessageBus } from './bus.ts'
import type { BusMessage } from './messages.ts'
import { createNatsBus, NATS_TIMINGS } from './nats-bus.ts'
import { readNatsSettings } from './nats-settings.ts'

const NOW_MS = 1_000_000
const folder = mkdtempSync(join(tmpdir(), 'lutong-bus-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const keysOf = (name: string) => {
  const ring = openKeyRing(mkdtempSync(join(folder, name)), true)
  if (!ring.ok) throw new Error(ring.error)
  return createBusSeal(ring.value.vault)
}
const ours = keysOf('ours')

const id = ConsultationId.parse('0193d6a0-0000-7000-8000-000000000001')
const moved = (desk: string): BusMessage<'moved'> => ({ consultationId: id, terminalId: 'terminal-1', desks: [desk] })
const signal = (payload: string): BusMessage<'signal'> => ({
  role: 'lawyer',
  principal: 'account-1',
  envelope: { consultationId: id, from: 'citizen', to: 'lawyer', token: '', payload },
})

let nats: NatsProcess
beforeAll(async () => {
  nats = await startNats()
})
afterAll(() => nats.stop())

const settingsOf = (url: string) => {
  const read = readNatsSettings({ NATS_URL: url })
  if (!read.ok || read.value === undefined) throw new Error('no settings')
  return read.value
}

const overNats = async ({
  clock = createTestClock(NOW_MS),
  logged = [],
  url = nats.url,
  seal = ours,
}: {
  readonly clock?: ReturnType<typeof createTestClock>
  readonly logged?: string[]
  readonly url?: string
  readonly seal?: typeof ours
} = {}) => {
  const bus = createNatsBus({ settings: settingsOf(url), seal, clock, log: (event) => void logged.push(event) })
  await vi.waitFor(() => expect(bus.isUp).toBe(true))
  return bus
}

/** A subscription is there once something arrives by it: NATS tells nobody. */
const listening = async (from: MessageBus, at: MessageBus, to?: string) => {
  const heard = vi.fn()
  const stop = at.subscribe('content', heard, to)
  await vi.waitFor(() => {
    from.publish('content', { version: 0 }, to)
    expect(heard).toHaveBeenCalled()
  })
  stop()
}

const hub = createHub()
describe.each([
  ['in one process', () => Promise.resolve(hub.join())],
  ['over NATS', () => overNats()],
])('the bus %s', (_name, join_) => {
  const pair = async () => {
    const [here, there] = [await join_(), await join_()]
    return { here, there, end: () => Promise.all([here.close(), there.close()]) }
  }

  it('brings what one process says to the other, in its order, and not back', async () => {
    const { end, here, there } = await pair()
    const [atHome, abroad]: [string[], string[]] = [[], []]
    here.subscribe('moved', ({ desks }) => void atHome.push(...desks))
    there.subscribe('moved', ({ desks }) => void abroad.push(...desks))
    await listening(here, there)
    const said = Array.from({ length: 200 }, (_, index) => `desk-${index}`)
    for (const desk of said) here.publish('moved', moved(desk))
    await vi.waitFor(() => expect(abroad).toHaveLength(said.length))
    expect(abroad).toEqual(said)
    expect(atHome).toEqual([])
    await end()
  })

  it('brings what is to one of them to nobody who did not ask for it', async () => {
    const { end, here, there } = await pair()
    const heard: string[] = []
    there.subscribe('signal', ({ envelope }) => void heard.push(envelope.payload), 'lawyer account-1')
    await listening(here, there)
    here.publish('signal', signal('not yours'), 'lawyer account-2')
    here.publish('signal', signal('yours'), 'lawyer account-1')
    await vi.waitFor(() => expect(heard).toHaveLength(1))
    expect(heard).toEqual(['yours'])
    await end()
  })

  it('is quiet once nobody listens, and once it is closed', async () => {
    const { end, here, there } = await pair()
    const [first, second] = [vi.fn(), vi.fn()]
    const stop = there.subscribe('content', first)
    there.subscribe('content', second)
    await listening(here, there)
    const before = first.mock.calls.length
    stop()
    here.publish('content', { version: 7 })
    await vi.waitFor(() => expect(second).toHaveBeenLastCalledWith({ version: 7 }))
    expect(first).toHaveBeenCalledTimes(before)
    await end()
    here.publish('content', { version: 8 })
    expect(second).toHaveBeenLastCalledWith({ version: 7 })
  })
})

describe('the bus over NATS', () => {
  it('comes back by itself after its server was killed, and says that something may have been missed', async () => {
    let server = await startNats()
    const logged: string[] = []
    const [here, there] = [await overNats({ url: server.url, logged }), await overNats({ url: server.url })]
    const [heard, lines]: [number[], boolean[]] = [[], []]
    there.subscribe('content', ({ version }) => void heard.push(version))
    there.onLine((isUp) => void lines.push(isUp))
    const again = await server.kill()
    await vi.waitFor(() => expect([here.isUp, there.isUp]).toEqual([false, false]))
    // Lost, not kept for later.
    here.publish('content', { version: 1 })
    server = await again()
    await vi.waitFor(() => expect([here.isUp, there.isUp]).toEqual([true, true]), { timeout: 10_000 })
    await vi.waitFor(() => {
      here.publish('content', { version: 2 })
      expect(heard).toContain(2)
    })
    expect(heard).not.toContain(1)
    expect(lines).toEqual([false, true])
    expect(logged).toEqual(['bus.connecting', 'bus.up', 'bus.down', 'bus.up'])
    await Promise.all([here.close(), there.close()])
    await server.stop()
  })

  it('begins without its server, and joins when that comes', async () => {
    let server = await startNats()
    const { url } = server
    const again = await server.kill()
    const bus = createNatsBus({
      ...{ settings: settingsOf(url), seal: ours, clock: createTestClock(NOW_MS) },
      log: () => undefined,
    })
    bus.publish('content', { version: 1 })
    expect(bus.isUp).toBe(false)
    server = await again()
    await vi.waitFor(() => expect(bus.isUp).toBe(true), { timeout: 10_000 })
    await bus.close()
    await server.stop()
  })

  it('shows a stranger on the same server neither a word nor a name', async () => {
    const stranger = await connect({ servers: [new URL(nats.url).host] })
    const seen: string[] = []
    stranger.subscribe('>', {
      callback: (_error, message) =>
        void seen.push(`${message.subject} ${Buffer.from(message.data).toString('latin1')}`),
    })
    await stranger.flush()
    const bus = await overNats()
    bus.publish('signal', signal('v=0 candidate 192.0.2.7'), 'lawyer account-1')
    bus.publish('moved', moved('account-1'))
    await vi.waitFor(() => expect(seen.filter((one) => one.startsWith('lutong.'))).toHaveLength(2))
    expect(seen.join('\n')).not.toMatch(/account-1|terminal-1|192\.0\.2\.7|candidate|0193d6a0/)
    await Promise.all([bus.close(), stranger.close()])
  })

  it('hears nothing of another centre, nothing invented, and nothing played back later', async () => {
    const clock = createTestClock(NOW_MS)
    const logged: string[] = []
    const [there, here] = [await overNats({ clock, logged }), await overNats()]
    const other = await overNats({ seal: keysOf('other') })
    const stranger = await connect({ servers: [new URL(nats.url).host] })
    const recorded: { readonly subject: string; readonly data: Uint8Array }[] = []
    stranger.subscribe('lutong.*.content', {
      callback: (_error, { data, subject }) => void recorded.push({ subject, data }),
    })
    const heard: number[] = []
    there.subscribe('content', ({ version }) => void heard.push(version))
    await stranger.flush()
    await listening(here, there)
    here.publish('content', { version: 4 })
    await vi.waitFor(() => expect(heard).toContain(4))
    const before = [...heard]

    other.publish('content', { version: 5 })
    const [first] = recorded
    if (first === undefined) throw new Error('nothing was recorded')
    stranger.publish(first.subject, Buffer.from('{"atMs":1000000,"message":{"version":6}}'))
    await vi.waitFor(() => expect(logged).toContain('bus.refused'))
    clock.advance(NATS_TIMINGS.holdsMs + 1)
    stranger.publish(first.subject, first.data)
    await vi.waitFor(() => expect(logged.filter((event) => event === 'bus.refused')).toHaveLength(2))
    expect(heard).toEqual(before)
    await Promise.all([there.close(), here.close(), other.close(), stranger.close()])
  })
})

describe('the address of NATS', () => {
  it('is one or several, with an account, or none', () => {
    expect(readNatsSettings({})).toEqual({ ok: true, value: undefined })
    expect(settingsOf('tls://centre:p%40ss@a.example.cn, tls://b.example.cn:4333')).toEqual({
      servers: ['a.example.cn:4222', 'b.example.cn:4333'],
      tls: true,
      caFile: undefined,
      user: 'centre',
      password: 'p@ss',
    })
  })

  it('is refused by a line that holds no password', () => {
    const read = readNatsSettings({ NATS_URL: 'http://centre:secret@a.example.cn' })
    expect(read.ok).toBe(false)
    expect(JSON.stringify(read)).not.toContain('secret')
  })
})
