/**
 * What systemd hears of the kiosk (sd_notify(3)): that it stands, then that it lives, and this only while the page shows
 * itself. Silence for WatchdogSec starts the whole unit again. Node opens no datagram socket of this kind: systemd's own
 * program speaks for it.
 */
import { spawn } from 'node:child_process'
import type { Clock } from '@lutong/core/clock.ts'

/** Where systemd names none, nobody waits; three words fit into the time it would wait. */
const WORDS_IN_WATCHDOG_TIME = 3

export interface SystemWatchParts {
  readonly healthy: () => boolean
  readonly clock: Clock
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Sends one state. It never holds up the kiosk, and what goes wrong there is systemd's to notice. */
const notify = (socket: string, state: string): void => {
  const told = spawn('systemd-notify', [state], {
    stdio: 'ignore',
    env: { ...process.env, NOTIFY_SOCKET: socket },
    timeout: 2_000,
  })
  told.on('error', () => {})
}

/** Returns the way to stop, which is told too. */
export const tellSystem = ({ clock, environment, healthy }: SystemWatchParts): (() => void) => {
  const { NOTIFY_SOCKET: socket, WATCHDOG_USEC: watchdogUs } = environment
  if (socket === undefined || socket === '') return () => {}
  notify(socket, 'READY=1')
  const everyMs = Math.floor(Number(watchdogUs) / 1_000 / WORDS_IN_WATCHDOG_TIME)
  let stop = () => {}
  const tell = () => {
    if (healthy()) notify(socket, 'WATCHDOG=1')
    stop = clock.setTimer(everyMs, tell)
  }
  if (everyMs > 0) stop = clock.setTimer(everyMs, tell)
  return () => {
    stop()
    notify(socket, 'STOPPING=1')
  }
}
