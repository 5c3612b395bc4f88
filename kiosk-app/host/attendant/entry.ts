/**
 * The door of the attendant's menu: a card, then its PIN, tried together. Each try is written down before it is made, so
 * that pulling the plug gives no further one.
 */
import type { Clock } from '@lutong/core/clock.ts'
import type { AttendantView } from '@lutong/core/contracts/attendant.ts'
import type { Log } from '@lutong/core/log-events.ts'
import type { CardDesk } from '../devices/card-desk.ts'
import { SESSION_TIMINGS } from '../session/timings.ts'
import type { Kept, Tries } from './kept.ts'
import { findStaff, type StaffList } from './staff-list.ts'

export const ENTRY_TIMINGS = {
  /** After too many wrong tries nobody gets in for this long. */
  lockedMs: 600_000,
} as const
const MOST_TRIES = 5

type EntryView = Extract<AttendantView, { state: 'card' | 'pin' | 'locked' }>

export interface Entry {
  readonly view: EntryView
  begin(): void
  number(idNumber: string): void
  pin(pin: string): void
  end(): void
}

export const createEntry = (parts: {
  readonly staff: StaffList
  readonly tries: Kept<Tries>
  readonly desk: Pick<CardDesk, 'read' | 'divert'>
  /** Whether the reader can help now. */
  readonly readerReady: () => boolean
  readonly clock: Clock
  readonly log: Log
  readonly onChange: () => void
  /** `byNumber`: the card was not there, its number was typed. */
  readonly onOpen: (who: string, byNumber: boolean) => void
}): Entry => {
  const { clock, desk, log, onChange, tries } = parts
  let idNumber: string | undefined
  let typed = false
  let problem: 'unreadable' | 'wrong' | null = null
  let checking = false
  /** Grows with each beginning and end: an answer that comes later is nobody's. */
  let turn = 0
  let stopReading = () => {}

  const isLocked = () => clock.nowMs() < tries.value.lockedUntilMs
  const takeNumber = (number: string, byHand: boolean) => {
    if (idNumber !== undefined || isLocked()) return
    idNumber = number
    typed = byHand
    problem = null
    onChange()
  }
  const read = () => {
    const abort = new AbortController()
    let stopPause = () => {}
    const stopDivert = desk.divert((outcome) => {
      if (outcome.ok) takeNumber(outcome.value.person.idNumber, false)
      else if (idNumber === undefined && outcome.error !== 'none' && outcome.error !== 'reader-absent') {
        problem = 'unreadable'
        onChange()
      }
    })
    const again = async () => {
      await desk.read(abort.signal)
      if (!abort.signal.aborted) stopPause = clock.setTimer(SESSION_TIMINGS.readerAbsentPauseMs, () => void again())
    }
    void again()
    stopReading = () => {
      abort.abort()
      stopPause()
      stopDivert()
    }
  }
  const forget = () => {
    idNumber = undefined
    typed = false
    checking = false
  }
  const end = () => {
    turn += 1
    stopReading()
    stopReading = () => {}
    problem = null
    forget()
  }
  const tryPin = async (number: string, pin: string) => {
    const mine = turn
    const before = tries.value
    const wrong = before.wrong + 1
    const locks = wrong >= MOST_TRIES
    const after = locks
      ? { wrong: 0, lockedUntilMs: clock.nowMs() + ENTRY_TIMINGS.lockedMs }
      : { wrong, lockedUntilMs: before.lockedUntilMs }
    // What cannot be counted is not tried.
    if (!tries.set(after)) return
    checking = true
    onChange()
    const who = await findStaff(parts.staff, number, pin)
    if (who !== undefined) tries.set({ wrong: 0, lockedUntilMs: 0 })
    else {
      log('attendant.refused')
      if (locks) log('attendant.locked')
    }
    if (mine !== turn) return
    const byNumber = typed
    forget()
    if (who === undefined) {
      problem = 'wrong'
      onChange()
    } else parts.onOpen(who, byNumber)
  }

  return {
    get view(): EntryView {
      if (!checking && isLocked()) return { state: 'locked', untilMs: tries.value.lockedUntilMs }
      if (idNumber !== undefined) return { state: 'pin', checking }
      return { state: 'card', byNumber: !parts.readerReady(), problem }
    },
    begin: () => {
      end()
      read()
    },
    number: (number) => {
      if (!parts.readerReady()) takeNumber(number, true)
    },
    pin: (pin) => {
      if (idNumber !== undefined && !checking && !isLocked()) void tryPin(idNumber, pin)
    },
    end,
  }
}
