/**
 * Captions by a program of its own, which is handed the sound of a call and says in lines what it hears. It is started
 * by `begin` and killed by `end`: what it heard is gone with it. Neither sound nor text goes anywhere else.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { Clock } from '@lutong/core/clock.ts'
import {
  CAPTION_LINES,
  CAPTION_RATE_HZ,
  type CaptionsFailure,
  type CaptionsState,
} from '@lutong/core/contracts/captions.ts'
import type { Captions } from '../contract/captions.ts'
import { createLineReader, type EngineLine, orderLine } from './protocol.ts'

/** A model of some hundred megabytes is read from a slow disk. */
export const START_WITHIN_MS = 20_000
/** Whoever reads along must know when the words are no longer of this moment. */
export const LATE_FROM_MS = 4_000
const IN_TIME_BELOW_MS = 1_500
/** What waits beyond it is skipped: captions of half a minute ago help nobody, and memory is not for that. */
export const MOST_WAITING_MS = 10_000
/** An engine that was handed sound and works none of it through does not live. */
export const ANSWER_WITHIN_MS = 20_000
const BYTES_PER_MS = (CAPTION_RATE_HZ * 2) / 1000

export interface CaptionsOptions {
  readonly program: string
  readonly args?: readonly string[]
  readonly clock: Clock
}

type Engine = ChildProcessByStdio<Writable, Readable, null>

export const openCaptions = ({ program, args = [], clock }: CaptionsOptions): Captions => {
  const listeners = new Set<() => void>()
  let state: CaptionsState = { state: 'off' }
  let engine: Engine | undefined
  let handedMs = 0
  let heardMs = 0
  let stopTimer: (() => void) | undefined

  const tell = (next: CaptionsState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const rest = () => {
    stopTimer?.()
    stopTimer = undefined
  }
  const within = (delayMs: number) => {
    rest()
    stopTimer = clock.setTimer(delayMs, () => fail('engine-failed'))
  }
  const kill = () => {
    rest()
    engine?.removeAllListeners()
    engine?.stdout.removeAllListeners()
    engine?.kill('SIGKILL')
    engine = undefined
    handedMs = 0
    heardMs = 0
  }
  const fail = (reason: CaptionsFailure) => {
    kill()
    tell({ state: 'failed', reason })
  }
  /** Between the two limits it stays as it is: a sign that flickers is not read. */
  const isLate = (was: boolean): boolean => handedMs - heardMs > (was ? IN_TIME_BELOW_MS : LATE_FROM_MS)
  const lookAtPace = () => {
    if (state.state !== 'on') return
    const late = isLate(state.late)
    if (late !== state.late) tell({ ...state, late })
  }
  const onLine = (line: EngineLine | 'nonsense') => {
    if (line === 'nonsense') return fail('engine-failed')
    switch (line.say) {
      case 'ready':
        if (state.state !== 'starting') return
        rest()
        return tell({ state: 'on', lines: [], partial: '', late: false })
      case 'heard':
        heardMs = Math.min(handedMs, Math.max(heardMs, line.ms))
        if (heardMs < handedMs) within(ANSWER_WITHIN_MS)
        else rest()
        return lookAtPace()
      case 'partial':
        return state.state === 'on' ? tell({ ...state, partial: line.text }) : undefined
      case 'final': {
        if (state.state !== 'on') return
        const lines = line.text === '' ? state.lines : [...state.lines, line.text].slice(-CAPTION_LINES)
        return tell({ ...state, lines, partial: '' })
      }
      case 'failed':
        return fail('engine-failed')
      default:
        return line satisfies never
    }
  }
  const start = (): Engine => {
    const started = spawn(program, args, { stdio: ['pipe', 'pipe', 'ignore'] })
    const read = createLineReader()
    started.on('error', () => fail('engine-absent'))
    // Killed while it was being written to: its end is heard below.
    started.stdin.on('error', () => {})
    started.stdout.on('data', (bytes: Buffer) => {
      for (const line of read(bytes)) if (engine === started) onLine(line)
    })
    started.on('close', () => {
      if (engine === started) fail('engine-failed')
    })
    return started
  }

  return {
    get state() {
      return state
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    begin: (language) => {
      if (engine !== undefined) return
      engine = start()
      tell({ state: 'starting' })
      within(START_WITHIN_MS)
      engine.stdin.write(orderLine({ do: 'begin', language, rate: CAPTION_RATE_HZ }))
    },
    hear: (pcm) => {
      if (engine === undefined || state.state !== 'on') return false
      const whole = pcm.subarray(0, pcm.length - (pcm.length % 2))
      const lengthMs = whole.length / BYTES_PER_MS
      if (lengthMs === 0 || handedMs - heardMs + lengthMs > MOST_WAITING_MS) return true
      engine.stdin.write(orderLine({ do: 'hear', pcm: Buffer.from(whole).toString('base64') }))
      handedMs += lengthMs
      if (stopTimer === undefined) within(ANSWER_WITHIN_MS)
      lookAtPace()
      return true
    },
    end: () => {
      kill()
      if (state.state !== 'off') tell({ state: 'off' })
    },
  }
}
