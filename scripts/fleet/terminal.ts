/** One terminal of the fleet: the host's own way of telling the centre how it is, over a state that a script moves. */
import type { Clock } from '../../core/clock.ts'
import { HeartbeatAnswer } from '../../core/contracts/terminal-auth.ts'
import { err } from '../../core/result.ts'
import { createBeating, type LineSocket } from '../../kiosk-app/host/centre-link/beating.ts'
import { openTerminalLine } from '../../kiosk-app/host/centre-link/live-line.ts'
import { createSignedFetch, type Signing } from '../../kiosk-app/host/centre-link/signed-fetch.ts'
import { type FleetState, heartbeatOf, nextStep } from './script.ts'

export interface FleetTerminal {
  readonly state: FleetState
  readonly isLineUp: boolean
  close(): void
}

export const startFleetTerminal = (parts: {
  readonly centreUrl: string
  readonly keys: Signing['keys']
  readonly clock: Clock
  /** Its own, from the seed of the fleet. */
  readonly random: () => number
  readonly everyMs: number
}): FleetTerminal => {
  const { clock, everyMs, random } = parts
  const ask = createSignedFetch(parts)
  let state: FleetState = 'well'
  let contentVersion = 1
  let line: LineSocket | undefined
  let stopTimer = () => {}
  const beating = createBeating({
    clock,
    log: () => {},
    random: Math.random,
    heartbeat: () => heartbeatOf(state, contentVersion),
    openLine: async () => {
      if (state === 'offline') throw new Error('the script has pulled the plug')
      line = await openTerminalLine(parts)
      return line
    },
    post: async (heartbeat) => {
      if (state === 'offline') return err({ code: 'unreachable', answered: false })
      const body = new TextEncoder().encode(JSON.stringify(heartbeat))
      return ask({ method: 'POST', path: '/v1/terminals/heartbeat', body }, HeartbeatAnswer)
    },
    onAnswer: (answer) => {
      // It takes what it is told to take, as a terminal does that has nobody at it.
      if (answer.contentVersion === undefined || answer.contentVersion === contentVersion) return
      contentVersion = answer.contentVersion
      beating.changed()
    },
    onLineLost: () => (line = undefined),
  })
  const play = () => {
    const step = nextStep(random, everyMs)
    state = step.state
    if (state === 'offline') line?.close()
    else beating.changed()
    stopTimer = clock.setTimer(step.lastsMs, play)
  }
  // The first state at some moment of its own: a fleet does not begin to change all at once.
  stopTimer = clock.setTimer(everyMs * random(), play)
  return {
    get state() {
      return state
    },
    get isLineUp() {
      return beating.isLineUp
    },
    close: () => {
      stopTimer()
      beating.close()
    },
  }
}
