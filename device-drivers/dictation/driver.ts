/**
 * Dictation by a program of its own, which holds the microphone and says in lines what it hears. Sound never comes here.
 * The program is started by the first `listen` and killed by `end`: what it heard is gone with it.
 */
import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { Clock } from '@lutong/core/clock.ts'
import type { DictationFailure, DictationState } from '@lutong/core/contracts/dictation.ts'
import type { Dictation } from '../contract/dictation.ts'
import { createLineReader, orderLine } from './protocol.ts'

/** A model of some hundred megabytes is read from a slow disk. */
export const START_WITHIN_MS = 20_000
/** Nobody speaks longer in one breath; a microphone left open closes. */
export const LISTEN_AT_MOST_MS = 60_000
export const CLOSE_WITHIN_MS = 5_000

export interface DictationOptions {
  readonly program: string
  readonly args?: readonly string[]
  /** As the engine names it; `default` is the machine's own. */
  readonly microphone: string
  readonly clock: Clock
}

type Engine = ChildProcessByStdio<Writable, Readable, null>

export const openDictation = ({ program, args = [], microphone, clock }: DictationOptions): Dictation => {
  const listeners = new Set<() => void>()
  let state: DictationState = { state: 'idle' }
  let engine: Engine | undefined
  let turn = 0
  /** What is heard and waits for the microphone to be closed. */
  let heard: string | undefined
  let stopTimer = () => {}

  const tell = (next: DictationState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const within = (delayMs: number, fire: () => void) => {
    stopTimer()
    stopTimer = clock.setTimer(delayMs, fire)
  }
  /** The only way by which a microphone is surely closed: its holder is gone. */
  const kill = () => {
    stopTimer()
    engine?.removeAllListeners()
    engine?.stdout.removeAllListeners()
    engine?.kill('SIGKILL')
    engine = undefined
    heard = undefined
  }
  const fail = (reason: DictationFailure) => {
    kill()
    tell({ state: 'failed', reason })
  }
  const isListening = () => state.state === 'starting' || state.state === 'listening' || state.state === 'partial'
  const closed = () => {
    stopTimer()
    if (!isListening()) return
    if (heard === undefined || heard === '') tell({ state: 'failed', reason: 'nothing-heard' })
    else tell({ state: 'final', text: heard })
    heard = undefined
  }
  const onLine = (line: ReturnType<ReturnType<typeof createLineReader>>[number]) => {
    if (line === 'nonsense') return fail('engine-failed')
    // Of a turn that is over: what comes late is nobody's.
    if (line.turn !== turn || !isListening()) return
    switch (line.say) {
      case 'listening':
        within(LISTEN_AT_MOST_MS, () => finish())
        return tell({ state: 'listening' })
      case 'partial':
        return tell({ state: 'partial', text: line.text })
      case 'final':
        heard = line.text
        within(CLOSE_WITHIN_MS, () => fail('engine-failed'))
        return
      case 'closed':
        return closed()
      case 'failed':
        return fail(line.reason)
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
      if (engine !== started) return
      engine = undefined
      if (isListening()) fail('engine-failed')
    })
    return started
  }
  const finish = () => {
    if (!isListening()) return
    engine?.stdin.write(orderLine({ do: 'stop', turn }))
    within(CLOSE_WITHIN_MS, () => fail('engine-failed'))
  }

  return {
    get state() {
      return state
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    listen: (language) => {
      if (isListening()) return
      turn += 1
      heard = undefined
      engine ??= start()
      tell({ state: 'starting' })
      within(START_WITHIN_MS, () => fail('engine-failed'))
      engine.stdin.write(orderLine({ do: 'listen', turn, language, microphone }))
    },
    finish,
    end: () => {
      kill()
      if (state.state !== 'idle') tell({ state: 'idle' })
    },
  }
}
