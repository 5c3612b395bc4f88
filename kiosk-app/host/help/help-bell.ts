/** Rings for a person at the centre's counter, and listens whether somebody comes. One call at a time; no name in it. */
import type { Clock } from '@lutong/core/clock.ts'
import type { HelpView } from '@lutong/core/contracts/host-rpc.ts'
import type { CentreLink } from '../centre-link/centre-link.ts'

/** Between two looks whether somebody is on the way; also the pause before a call that met no line is tried again. */
export const HELP_LOOK_MS = 2_000

/** Whoever waited has gone. */
const HELP_LASTS_MS = 15 * 60_000

export interface HelpBell {
  readonly view: HelpView
  /** Rings; while a call lasts it is the same call. */
  ring(screen: string): void
  /** The citizen needs nobody any more, or has gone. */
  cancel(): void
  close(): void
}

interface Call {
  readonly id: string
  readonly screen: string
  readonly rung: boolean
  readonly sinceMs: number
}

export const createHelpBell = (parts: {
  readonly centre: Pick<CentreLink, 'callHelp' | 'lookForHelp' | 'cancelHelp'>
  readonly clock: Clock
  readonly newId: () => string
  readonly onChange: () => void
}): HelpBell => {
  const { centre, clock, newId, onChange } = parts
  let call: Call | undefined
  let view: HelpView = 'none'
  let stopTimer: () => void = () => {}

  const show = (next: HelpView) => {
    if (next === view) return
    view = next
    onChange()
  }
  const end = (next: HelpView) => {
    stopTimer()
    call = undefined
    show(next)
  }
  const ask = async (asked: Call): Promise<void> => {
    const answer = asked.rung ? await centre.lookForHelp(asked.id) : await centre.callHelp(asked.id, asked.screen)
    // Cancelled meanwhile: whatever it says is of no call of this visit.
    if (call?.id !== asked.id) return
    const tooLong = clock.nowMs() - asked.sinceMs > HELP_LASTS_MS
    if (tooLong || (answer.ok && answer.value.state === 'over')) return end('none')
    if (answer.ok) {
      call = { ...asked, rung: true }
      show(answer.value.state === 'coming' ? 'coming' : answer.value.open ? 'ringing' : 'after-hours')
      // A call that nobody could hear is not said to ring. "On the way" once said stays said while the line is away.
    } else if (view !== 'coming') show('unreachable')
    stopTimer = clock.setTimer(HELP_LOOK_MS, () => {
      if (call !== undefined) void ask(call)
    })
  }

  return {
    get view() {
      return view
    },
    ring: (screen) => {
      if (call !== undefined) return
      call = { id: newId(), screen, rung: false, sinceMs: clock.nowMs() }
      show('calling')
      void ask(call)
    },
    cancel: () => {
      if (call === undefined) return
      const { id } = call
      end('none')
      // Where this does not arrive the call ends by itself at the centre.
      void centre.cancelHelp(id)
    },
    close: () => end('none'),
  }
}
