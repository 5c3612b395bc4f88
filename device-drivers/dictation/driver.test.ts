/** The driver against an engine that is a process of its own. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestClock } from '@lutong/core/clock.ts'
import type { DictationState } from '@lutong/core/contracts/dictation.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Dictation } from '../contract/dictation.ts'
import { CLOSE_WITHIN_MS, LISTEN_AT_MOST_MS, openDictation, START_WITHIN_MS } from './driver.ts'
import { createLineReader } from './protocol.ts'

const ENGINE = new URL('../simulators/dictation-engine/engine.ts', import.meta.url).pathname
const SAID = '老板欠我三个月工资'

let folder: string
let dictation: Dictation | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lutong-dictation-'))
})
afterEach(() => {
  dictation?.end()
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
  const trace = join(folder, 'microphone')
  const port = openDictation({
    program: process.execPath,
    args: [ENGINE, '--trace', trace, ...args],
    microphone: 'default',
    clock,
  })
  dictation = port
  const seen: DictationState[] = []
  port.onChange(() => seen.push(port.state))
  const until = (wanted: DictationState['state']) =>
    new Promise<DictationState>((resolve) => {
      const look = () => {
        if (port.state.state !== wanted) return
        stop()
        resolve(port.state)
      }
      const stop = port.onChange(look)
      look()
    })
  const microphone = () => {
    try {
      return readFileSync(trace, 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0])
    } catch {
      return []
    }
  }
  return { port, clock, seen, until, microphone }
}

describe('dictation', () => {
  it('opens no microphone and starts nothing before it is asked', () => {
    const { port, microphone } = open('--hears', SAID)
    expect(port.state).toEqual({ state: 'idle' })
    port.finish()
    expect(port.state).toEqual({ state: 'idle' })
    expect(microphone()).toEqual([])
  })

  it('hears, tells what it has so far, and says the text when the microphone is closed', async () => {
    const { port, seen, until, microphone } = open('--hears', SAID)
    port.listen('zh-CN')
    expect(port.state).toEqual({ state: 'starting' })
    await until('partial')
    port.finish()
    expect(await until('final')).toEqual({ state: 'final', text: SAID })
    expect(microphone()).toEqual(['opened', 'closed'])
    expect(seen.map(({ state }) => state).filter((one, index, all) => one !== all[index - 1])).toEqual([
      'starting',
      'listening',
      'partial',
      'final',
    ])
  })

  it('lets the engine find the end of what is said, and listens a second time', async () => {
    const { port, until, microphone } = open('--hears', SAID, '--endpoint')
    for (const round of [1, 2]) {
      port.listen('zh-CN')
      expect(await until('final')).toEqual({ state: 'final', text: SAID })
      expect(microphone()).toHaveLength(2 * round)
    }
  })

  it('closes a microphone that was left open', async () => {
    const { port, clock, until } = open('--hears', SAID)
    port.listen('zh-CN')
    await until('partial')
    clock.advance(LISTEN_AT_MOST_MS)
    expect(await until('final')).toEqual({ state: 'final', text: SAID })
  })

  it('ends the engine with all it heard', async () => {
    const { port, until } = open('--hears', SAID)
    port.listen('zh-CN')
    await until('partial')
    const pid = Number(readFileSync(join(folder, 'microphone'), 'utf8').split(' ')[1])
    expect(isRunning(pid)).toBe(true)
    port.end()
    expect(port.state).toEqual({ state: 'idle' })
    await expect.poll(() => isRunning(pid)).toBe(false)
  })

  it.each([
    ['no-microphone', 'microphone-absent'],
    ['noise', 'engine-failed'],
    ['ends', 'engine-failed'],
    ['ends-listening', 'engine-failed'],
  ])('says why, where the engine has the fault %s', async (fault, reason) => {
    const { port, until } = open('--fault', fault)
    port.listen('zh-CN')
    expect(await until('failed')).toEqual({ state: 'failed', reason })
  })

  it('does not wait for ever: not for the start, not for the end', async () => {
    const mute = open('--fault', 'mute')
    mute.port.listen('zh-CN')
    mute.clock.advance(START_WITHIN_MS)
    expect(mute.port.state).toEqual({ state: 'failed', reason: 'engine-failed' })
    const deaf = open('--fault', 'deaf-to-stop', '--hears', SAID)
    deaf.port.listen('zh-CN')
    await deaf.until('partial')
    deaf.port.finish()
    deaf.clock.advance(CLOSE_WITHIN_MS)
    expect(deaf.port.state).toEqual({ state: 'failed', reason: 'engine-failed' })
  })

  it('says so where nothing was said, and where there is no program', async () => {
    const silent = open('--fault', 'silent')
    silent.port.listen('zh-CN')
    await silent.until('listening')
    silent.port.finish()
    expect(await silent.until('failed')).toEqual({ state: 'failed', reason: 'nothing-heard' })
    const absent = openDictation({
      program: join(folder, 'nothing'),
      microphone: 'default',
      clock: createTestClock(0),
    })
    const failed = new Promise<void>((resolve) => {
      absent.onChange(() => absent.state.state === 'failed' && resolve())
    })
    absent.listen('zh-CN')
    await failed
    expect(absent.state).toEqual({ state: 'failed', reason: 'engine-absent' })
  })
})

describe('the lines of an engine', () => {
  const lines = [
    { say: 'listening', turn: 1 },
    { say: 'partial', turn: 1, text: '老板欠我' },
    { say: 'closed', turn: 1 },
  ]
  const bytes = new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

  it('are the same however they arrive', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
        const read = createLineReader()
        const at = [0, ...cuts.toSorted((one, other) => one - other), bytes.length]
        expect(at.flatMap((from, index) => read(bytes.slice(from, at[index + 1])))).toEqual(lines)
      }),
    )
  })

  it('are nonsense where they are anything else, and fill no memory', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        for (const line of createLineReader()(Uint8Array.of(...noise, 10))) expect(line).toBe('nonsense')
      }),
    )
    const read = createLineReader()
    const long = new TextEncoder().encode('x'.repeat(20_000))
    expect(read(long)).toEqual(['nonsense'])
  })
})
