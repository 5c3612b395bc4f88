import {
  LINE_TIMINGS,
  MAX_LINE_MESSAGE_BYTES,
  TERMINAL_LINE_PATH,
  ToldToTerminal,
} from '@lutong/core/contracts/terminal-line.ts'
import type { TerminalHealth } from '@lutong/core/contracts/terminal-health.ts'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { TerminalView } from './console-terminals.ts'
import { type RunningCentre, startCentre } from '../testing/running-centre.ts'
import type { SigningTerminal } from '../testing/signing-terminal.ts'
import { signInAs, type StaffDesk } from '../testing/staff-desk.ts'

let running: RunningCentre
let terminal: SigningTerminal
let admin: StaffDesk
const open: WebSocket[] = []
beforeEach(async () => {
  running = await startCentre({ metricsPort: 0 })
  terminal = await running.newTerminal()
  admin = await signInAs(running, 'admin')
})
afterEach(async () => {
  for (const socket of open.splice(0)) socket.terminate()
  await running.end()
})

const heartbeat = (openIntents: number) => ({
  softwareVersion: '1.0.0',
  catalogueVersion: '2026-11',
  openIntents,
  inSession: true,
  devices: [{ device: 'receipt-printer', state: 'faulted', fault: 'PAPER_OUT' }],
})

const HEALTH: TerminalHealth = {
  profile: null,
  spool: 0,
  network: { roundTripMs: 40, linesLost: 1 },
  disk: { freeMb: 900, totalMb: 64_000 },
  temperatureC: 51,
  oldestIntentAtMs: null,
  lastVisit: { endedAtMs: 1, outcome: 'handedIn' },
  counters: {
    ...{ cardsRead: 3, cardsFailed: 1, slips: 9, pages: 20 },
    visits: { handedIn: 2, putAside: 0, ended: 1, left: 0, practice: 0 },
  },
}

const openLine = async (
  authorization = terminal.authorization('GET', TERMINAL_LINE_PATH),
  options: { readonly autoPong?: boolean } = {},
) => {
  const url = running.centre.url.replace('http', 'ws') + TERMINAL_LINE_PATH
  const socket = new WebSocket(url, { headers: { authorization }, ...options })
  open.push(socket)
  const waiting: ((told: ToldToTerminal) => void)[] = []
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') waiting.shift()?.(ToldToTerminal.parse(JSON.parse(data)))
  })
  const closed = new Promise<number>((resolve) => {
    socket.on('close', resolve)
    socket.on('error', () => {})
  })
  const opened = await new Promise<boolean>((resolve) => {
    socket.once('open', () => resolve(true))
    socket.once('close', () => resolve(false))
  })
  const next = () => new Promise<ToldToTerminal>((resolve) => waiting.push(resolve))
  const tell = (message: unknown) => {
    const answer = next()
    socket.send(typeof message === 'string' || message instanceof Buffer ? message : JSON.stringify(message))
    return answer
  }
  return {
    socket,
    opened,
    closed,
    tell,
    beat: (n: number) => tell({ type: 'heartbeat', heartbeat: heartbeat(n) }),
  }
}

const shown = async (): Promise<TerminalView | undefined> => {
  const answer = await admin.ask('GET', '/terminals')
  const { terminals } = (await answer.json()) as { terminals: TerminalView[] }
  return terminals.find(({ id }) => id === terminal.id)
}
const lines = async () =>
  /lutong_live_sockets\{door="line"\} (\d+)/.exec(await (await fetch(running.centre.metricsUrl ?? '')).text())?.[1]

describe('the standing line of a terminal', () => {
  it('brings a heartbeat to the console, and answers it as the request is answered', async () => {
    const line = await openLine()
    expect(await lines()).toBe('1')
    const told = await line.beat(3)
    expect(told).toMatchObject({ type: 'answer', nowMs: running.clock.nowMs(), contentVersion: 1 })
    const posted = await terminal.post('/v1/terminals/heartbeat', heartbeat(3))
    const { nextInMs: _, ...answer } = (await posted.json()) as Record<string, unknown>
    expect(told).toMatchObject(answer)
    const view = await shown()
    expect(view).toMatchObject({ state: 'online', openIntents: 3, inSession: true })
    expect(view?.faults).toEqual(heartbeat(3).devices)
    line.socket.close()
    await vi.waitFor(async () => expect(await lines()).toBe('0'))
  })

  it('is opened by a signature for exactly it, once', async () => {
    const authorization = terminal.authorization('GET', TERMINAL_LINE_PATH)
    expect((await openLine(authorization)).opened).toBe(true)
    expect((await openLine(authorization)).opened).toBe(false)
    expect((await openLine('')).opened).toBe(false)
    expect((await openLine(terminal.authorization('GET', '/v1/live'))).opened).toBe(false)
    expect((await openLine(terminal.authorization('POST', TERMINAL_LINE_PATH))).opened).toBe(false)
  })

  it.each([
    ['no JSON', '{"type":'],
    ['another type', { type: 'command' }],
    ['a heartbeat with more in it', { type: 'heartbeat', heartbeat: { ...heartbeat(1), name: '王秀英' } }],
    ['a heartbeat with less', { type: 'heartbeat', heartbeat: { openIntents: 1 } }],
    ['bytes', Buffer.from(JSON.stringify({ type: 'heartbeat', heartbeat: heartbeat(1) }))],
  ])('refuses %s, and goes on hearing', async (_name, message) => {
    const line = await openLine()
    expect(await line.tell(message)).toEqual({ type: 'refused', reason: 'malformed' })
    expect((await shown())?.state).toBe('never-seen')
    expect(await line.beat(1)).toMatchObject({ type: 'answer' })
    expect((await shown())?.openIntents).toBe(1)
    expect(running.logged.join()).not.toContain('王秀英')
  })

  it('answers a flood once a second, and keeps the last of it', async () => {
    const line = await openLine()
    await line.beat(1)
    const second = line.beat(2)
    const third = line.beat(3)
    await vi.waitFor(async () => expect((await shown())?.openIntents).toBe(3))
    running.clock.advance(1_000)
    expect(await second).toMatchObject({ type: 'answer', nowMs: running.clock.nowMs() })
    line.socket.send('no JSON')
    // What comes next is the answer to that: there is no third one.
    expect(await third).toEqual({ type: 'refused', reason: 'malformed' })
  })

  it('ends where a message is larger than any of ours', async () => {
    const line = await openLine()
    line.socket.send('x'.repeat(MAX_LINE_MESSAGE_BYTES + 1))
    expect(await line.closed).toBe(1009)
  })

  it('ends at once with revocation, and does not open again', async () => {
    const line = await openLine()
    await line.beat(1)
    expect((await admin.ask('POST', `/terminals/${terminal.id}/revocation`)).status).toBe(204)
    expect(await line.closed).toBe(1008)
    expect((await openLine()).opened).toBe(false)
    expect((await shown())?.state).toBe('revoked')
  })

  it('gives way to the same terminal’s next one', async () => {
    const before = await openLine()
    const after = await openLine()
    await before.closed
    await after.beat(5)
    expect((await shown())?.openIntents).toBe(5)
    await vi.waitFor(async () => expect(await lines()).toBe('1'))
  })

  it('is pinged, and dropped within ten seconds of its last sign of life', async () => {
    const [deaf, well] = [await openLine(undefined, { autoPong: false }), await running.newTerminal()]
    const other = await openLine(well.authorization('GET', TERMINAL_LINE_PATH))
    const sinceMs = running.clock.nowMs()
    const ping = () =>
      new Promise<void>((resolve) => {
        let came = 0
        const one = () => void ((came += 1) === 2 && resolve())
        for (const { socket } of [deaf, other]) socket.once('ping', one)
      })
    for (let nth = 0; nth < 2; nth++) {
      const both = ping()
      running.clock.advance(LINE_TIMINGS.pingMs)
      await both
      // Its pong is on the way before whatever it says next.
      await other.beat(nth)
    }
    expect(deaf.socket.readyState).toBe(WebSocket.OPEN)
    running.clock.advance(LINE_TIMINGS.pingMs)
    await deaf.closed
    expect(running.clock.nowMs() - sinceMs).toBeLessThanOrEqual(10_000)
    expect(other.socket.readyState).toBe(WebSocket.OPEN)
  })

  it('tells of the machine and of work, and of nothing else', async () => {
    const line = await openLine()
    const told = { type: 'heartbeat', heartbeat: { ...heartbeat(1), health: HEALTH } }
    expect(await line.tell(told)).toMatchObject({ type: 'answer' })
    const more = { ...told, heartbeat: { ...told.heartbeat, health: { ...HEALTH, lastPerson: '王秀英' } } }
    expect(await line.tell(more)).toEqual({ type: 'refused', reason: 'malformed' })
  })
})
