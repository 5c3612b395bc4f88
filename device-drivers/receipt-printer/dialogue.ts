/** Questions to the printer and their answers; what it tells by itself goes to `onAutomatic`. */
import type { Clock } from '@lutong/core/clock.ts'
import type { ByteTransport } from '../transport/byte-transport.ts'
import { writeWithin } from '../transport/byte-transport.ts'
import { createAnswerParser, type PrinterAnswer } from './answers.ts'
import { conditionOf, conditionOfAutomatic, type PrinterCondition, STATUS_KINDS, statusRequest } from './status.ts'

export interface Dialogue {
  readonly gone: boolean
  /** The printer's condition, or `undefined` where it does not answer, also not a second time. */
  ask(): Promise<PrinterCondition | undefined>
  /** Writes `question` and waits for the answer that `fits`. */
  question(
    question: Uint8Array,
    fits: (answer: PrinterAnswer) => boolean,
    timeoutMs: number,
  ): Promise<PrinterAnswer | undefined>
  /** Waits for an answer to what was written before. */
  await(fits: (answer: PrinterAnswer) => boolean, timeoutMs: number, signal?: AbortSignal): Promise<boolean>
  stop(): void
}

export const createDialogue = (
  line: ByteTransport,
  clock: Clock,
  statusTimeoutMs: number,
  on: { readonly automatic: (condition: PrinterCondition) => void; readonly gone: () => void },
): Dialogue => {
  const parser = createAnswerParser()
  let gone = false
  /** Who waits, and the last process id that came before anybody waited for it. */
  let waiting: ((answer: PrinterAnswer) => boolean) | undefined
  let giveUp = () => {}
  const early: PrinterAnswer[] = []

  const stopBytes = line.onBytes((bytes) => {
    for (const answer of parser.push(bytes)) {
      if (answer.type === 'automatic') on.automatic(conditionOfAutomatic(answer.bytes))
      else if (answer.type === 'process') {
        if (waiting?.(answer) !== true) early.splice(0, early.length, answer)
      } else waiting?.(answer)
    }
  })
  const stopClosed = line.onClosed(() => {
    gone = true
    giveUp()
    on.gone()
  })

  const awaitAnswer = (
    fits: (answer: PrinterAnswer) => boolean,
    timeoutMs: number,
    signal?: AbortSignal,
  ): Promise<PrinterAnswer | undefined> =>
    new Promise((resolve) => {
      const settle = (answer: PrinterAnswer | undefined) => {
        cancel()
        signal?.removeEventListener('abort', none)
        waiting = undefined
        giveUp = () => {}
        resolve(answer)
      }
      const none = () => settle(undefined)
      const cancel = clock.setTimer(timeoutMs, none)
      const before = early.findIndex(fits)
      if (before !== -1) return settle(early.splice(before, 1)[0])
      if (gone || signal?.aborted === true) return none()
      signal?.addEventListener('abort', none, { once: true })
      giveUp = none
      waiting = (answer) => {
        if (!fits(answer)) return false
        settle(answer)
        return true
      }
    })
  const question: Dialogue['question'] = async (bytes, fits, timeoutMs) => {
    if (gone) return undefined
    const answered = awaitAnswer(fits, timeoutMs)
    const written = await writeWithin(line, bytes, timeoutMs, clock)
    if (!written.ok) giveUp()
    return answered
  }
  const askOnce = async (): Promise<PrinterCondition | undefined> => {
    const bytes: number[] = []
    for (const kind of STATUS_KINDS) {
      const answer = await question(statusRequest(kind), ({ type }) => type === 'real-time', statusTimeoutMs)
      if (answer?.type !== 'real-time') return undefined
      bytes.push(answer.byte)
    }
    return conditionOf(bytes)
  }

  return {
    get gone() {
      return gone
    },
    ask: async () => {
      const first = await askOnce()
      if (first !== undefined || gone) return first
      parser.reset()
      return askOnce()
    },
    question,
    await: async (fits, timeoutMs, signal) => (await awaitAnswer(fits, timeoutMs, signal)) !== undefined,
    stop: () => {
      gone = true
      giveUp()
      stopBytes()
      stopClosed()
    },
  }
}
