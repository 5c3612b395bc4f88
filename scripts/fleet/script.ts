/** What a simulated terminal goes through: the same for the same seed, whenever and wherever it is played. */
import type { Heartbeat } from '../../core/contracts/terminal-auth.ts'
import type { DeviceCondition } from '../../core/contracts/terminal-health.ts'

export type FleetState = 'well' | 'visited' | 'paper-out' | 'reader-gone' | 'offline'

export interface FleetStep {
  readonly state: FleetState
  readonly lastsMs: number
}

/** How often each comes up, of a hundred: a fleet that is mostly well, with enough that is not to be seen in a list of it. */
const WEIGHTS: readonly (readonly [FleetState, number])[] = [
  ['well', 60],
  ['visited', 24],
  ['paper-out', 7],
  ['reader-gone', 5],
  ['offline', 4],
]

const stateOf = (draw: number): FleetState => {
  let left = draw * 100
  for (const [state, weight] of WEIGHTS) {
    left -= weight
    if (left < 0) return state
  }
  return 'well'
}

/** `random` is the terminal's own, 0 … 1; `everyMs` the mean time between changes, each within half of it. */
export const nextStep = (random: () => number, everyMs: number): FleetStep => ({
  state: stateOf(random()),
  lastsMs: Math.round(everyMs * (0.5 + random())),
})

/** As the host of a full kiosk would tell it. */
export const heartbeatOf = (state: FleetState, contentVersion: number): Heartbeat => {
  const device = (name: string, fault: string | null): DeviceCondition => ({
    device: name,
    state: fault === null ? 'ready' : 'faulted',
    fault,
  })
  return {
    softwareVersion: '0.1.0',
    catalogueVersion: `content-${contentVersion}`,
    contentVersion,
    contentProblem: null,
    openIntents: 0,
    inSession: state === 'visited',
    devices: [
      device('idCardReader', state === 'reader-gone' ? 'DISCONNECTED' : null),
      device('receiptPrinter', state === 'paper-out' ? 'PAPER_OUT' : null),
      device('documentPrinter', null),
    ],
  }
}
