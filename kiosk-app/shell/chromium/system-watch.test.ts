/** What reaches a real datagram socket, as systemd would hold it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock, type TestClock } from '@lutong/core/clock.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { tellSystem } from './system-watch.ts'

const has = (program: string, flag: string) => spawnSync(program, [flag]).status === 0
const hasTools = has('socat', '-V') && has('systemd-notify', '--version')
if (!hasTools)
  process.stdout.write('skipped: socat or systemd-notify is not here, so systemd’s watchdog was not listened to\n')

const WATCHDOG_MS = 30_000

describe.runIf(hasTools)('what systemd hears', () => {
  let folder: string
  let socket: string
  let listener: ChildProcess
  let heard: string
  let clock: TestClock
  let healthy: boolean
  let stop: () => void

  /** After each word comes a barrier, by which the sender waits until it was read. */
  const lines = () => heard.split(/BARRIER=1|\n/).filter((line) => line !== '')
  const untilHeard = (count: number) => expect.poll(lines, { timeout: 10_000 }).toHaveLength(count)
  const start = (environment: Record<string, string>) => {
    stop = tellSystem({ healthy: () => healthy, clock, environment })
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lutong-notify-'))
    socket = join(folder, 'notify')
    heard = ''
    listener = spawn('socat', ['-u', `UNIX-RECV:${socket}`, 'STDOUT'], { stdio: ['ignore', 'pipe', 'ignore'] })
    listener.stdout?.on('data', (chunk: Buffer) => (heard += chunk.toString()))
    await expect.poll(() => existsSync(socket), { timeout: 10_000 }).toBe(true)
    clock = createTestClock(0)
    healthy = true
    stop = () => {}
  })
  afterEach(() => {
    stop()
    listener.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is that the kiosk stands, three times in the watchdog’s time that it lives, and that it ends', async () => {
    start({ NOTIFY_SOCKET: socket, WATCHDOG_USEC: String(WATCHDOG_MS * 1_000) })
    await untilHeard(1)
    for (let word = 2; word <= 4; word += 1) {
      clock.advance(WATCHDOG_MS / 3)
      await untilHeard(word)
    }
    stop()
    stop = () => {}
    await untilHeard(5)
    expect(lines()).toEqual(['READY=1', 'WATCHDOG=1', 'WATCHDOG=1', 'WATCHDOG=1', 'STOPPING=1'])
  })

  it('is nothing while the page does not show itself, and again once it does', async () => {
    start({ NOTIFY_SOCKET: socket, WATCHDOG_USEC: String(WATCHDOG_MS * 1_000) })
    await untilHeard(1)
    healthy = false
    clock.advance(2 * WATCHDOG_MS)
    healthy = true
    clock.advance(WATCHDOG_MS / 3)
    await untilHeard(2)
    expect(lines()).toEqual(['READY=1', 'WATCHDOG=1'])
  })

  it('is no life where nobody watches, and nothing at all where nobody listens', async () => {
    start({ NOTIFY_SOCKET: socket })
    await untilHeard(1)
    clock.advance(10 * WATCHDOG_MS)
    stop()
    start({ WATCHDOG_USEC: '30000000' })
    clock.advance(10 * WATCHDOG_MS)
    stop()
    await untilHeard(2)
    expect(lines()).toEqual(['READY=1', 'STOPPING=1'])
  })
})
