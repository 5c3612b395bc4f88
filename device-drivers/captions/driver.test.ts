/** The driver against an engine that is a process of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock } from '@lutong/core/clock.ts'
import type { CaptionsState } from '@lutong/core/contracts/captions.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Captions } from '../contract/captions.ts'
import { ANSWER_WITHIN_MS, LATE_FROM_MS, MOST_WAITING_MS, openCaptions, START_WITHIN_MS } from './driver.ts'

const ENGINE = new URL('../simulators/caption-engine/engine.ts', import.meta.url).pathname
const PIECE_MS = 200
/** A fifth of a second, loud enough to be known again. */
const PIECE = Buffer.from(Int16Array.from({ length: 16 * PIECE_MS }, (_, at) => (at % 2 === 0 ? 9000 : -9000)).buffer)

let folder: string
let captions: Captions | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-captions-'))
})
afterEach(() => {
  captions?.end()
  rmSync(folder, { recursive: true })
})

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const open = (...args: string[]) => {
  const clock = createTestClock(0)
  const file = join(folder, 'trace')
  const port = openCaptions({ program: process.execPath, args: [ENGINE, '--trace', file, ...args], clock })
  captions = port
  const until = (fits: (state: CaptionsState) => boolean) =>
    new Promise<CaptionsState>((resolve) => {
      const look = () => {
        if (!fits(port.state)) return
        stop()
        resolve(port.state)
      }
      const stop = port.onChange(look)
      look()
    })
  const trace = (): string[] => {
    try {
      return readFileSync(file, 'utf8').trim().split('\n')
    } catch {
      return []
    }
  }
  const hear = (pieces: number) => {
    for (let piece = 0; piece < pieces; piece += 1) port.hear(PIECE)
  }
  return { port, clock, until, trace, hear }
}
const isOn = ({ state }: CaptionsState) => state === 'on'
const linesOf = (state: CaptionsState) => (state.state === 'on' ? state.lines : [])

describe('captions', () => {
  it('start nothing and hear nothing before they are asked', () => {
    const { port, trace } = open('--hears', '您好')
    expect(port.hear(PIECE)).toBe(false)
    expect(port.state).toEqual({ state: 'off' })
    expect(trace()).toEqual([])
  })

  it('hand the sound over as it is, and tell what is being said and what was', async () => {
    const { port, until, trace, hear } = open('--hears', '您好|请讲')
    port.begin('zh-CN')
    expect(port.state).toEqual({ state: 'starting' })
    await until(isOn)
    hear(1)
    expect(await until((now) => now.state === 'on' && now.partial !== '')).toMatchObject({ lines: [], partial: '您' })
    hear(1)
    expect(await until((now) => linesOf(now).length === 1)).toMatchObject({ lines: ['您好'], partial: '' })
    hear(2)
    await until((now) => linesOf(now).length === 2)
    expect(trace().at(0)).toMatch(/^begun \d+ zh-CN 16000$/)
    expect(trace().at(-1)).toBe(`heard ${4 * 16 * PIECE_MS} 9000`)
  })

  it('keep the last lines only', async () => {
    const { port, until, hear } = open('--hears', '一|二|三|四|五')
    port.begin('zh-CN')
    await until(isOn)
    hear(5)
    expect(await until((now) => linesOf(now).at(-1) === '五')).toMatchObject({ lines: ['三', '四', '五'] })
  })

  it('end the engine with all it heard', async () => {
    const { port, until, trace, hear } = open('--hears', '您好')
    port.begin('zh-CN')
    await until(isOn)
    hear(2)
    await until((now) => linesOf(now).length === 1)
    const pid = Number(trace()[0]?.split(' ')[1])
    expect(isRunning(pid)).toBe(true)
    port.end()
    expect(port.state).toEqual({ state: 'off' })
    await expect.poll(() => isRunning(pid)).toBe(false)
    port.begin('en')
    expect(await until(isOn)).toMatchObject({ lines: [], partial: '' })
  })

  it.each(['ends', 'noise', 'fails'])('say so, where the engine has the fault %s', async (fault) => {
    const { port, until } = open('--fault', fault)
    port.begin('zh-CN')
    expect(await until(({ state }) => state === 'failed')).toEqual({ state: 'failed', reason: 'engine-failed' })
  })

  it('say so where the engine dies in the middle, and can be begun again', async () => {
    const { port, until, hear } = open('--fault', 'ends-hearing')
    port.begin('zh-CN')
    await until(isOn)
    hear(1)
    expect(await until(({ state }) => state === 'failed')).toEqual({ state: 'failed', reason: 'engine-failed' })
    expect(port.hear(PIECE)).toBe(false)
    port.begin('zh-CN')
    await until(isOn)
  })

  it('say that they are late, fill no memory, and do not wait for ever', async () => {
    const { port, clock, until, hear } = open('--fault', 'stuck')
    port.begin('zh-CN')
    await until(isOn)
    hear(LATE_FROM_MS / PIECE_MS)
    expect(port.state).toMatchObject({ late: false })
    hear(1)
    expect(port.state).toMatchObject({ late: true })
    hear((2 * MOST_WAITING_MS) / PIECE_MS)
    clock.advance(ANSWER_WITHIN_MS - 1)
    expect(port.state).toMatchObject({ state: 'on', late: true })
    clock.advance(1)
    expect(port.state).toEqual({ state: 'failed', reason: 'engine-failed' })
  })

  it('are in time again once the engine has caught up, and skip what waited too long', async () => {
    const { port, until, trace, hear } = open('--hears', '您好')
    port.begin('zh-CN')
    await until(isOn)
    // All in one moment: the engine can answer none of it yet.
    hear((3 * MOST_WAITING_MS) / PIECE_MS)
    expect(port.state).toMatchObject({ late: true })
    await until((now) => now.state === 'on' && !now.late)
    await expect.poll(() => trace().at(-1)).toBe(`heard ${16 * MOST_WAITING_MS} 9000`)
  })

  it('do not wait for ever for the start, and say so where there is no program', async () => {
    const mute = open('--fault', 'mute')
    mute.port.begin('zh-CN')
    mute.clock.advance(START_WITHIN_MS)
    expect(mute.port.state).toEqual({ state: 'failed', reason: 'engine-failed' })
    const absent = openCaptions({ program: join(folder, 'nothing'), clock: createTestClock(0) })
    const failed = new Promise<void>((resolve) => {
      absent.onChange(() => absent.state.state === 'failed' && resolve())
    })
    absent.begin('zh-CN')
    await failed
    expect(absent.state).toEqual({ state: 'failed', reason: 'engine-absent' })
  })
})
