/** Whether a device node is still the one that was opened: an unplug takes it away, whatever the driver below reports. */
import { statSync } from 'node:fs'

/** How often a node is looked at; an unplug is known after this time at the latest. */
const LOOK_EVERY_MS = 400

const identityOf = (path: string): string | undefined => {
  const seen = statSync(path, { throwIfNoEntry: false })
  return seen === undefined ? undefined : `${seen.dev}:${seen.ino}:${seen.rdev}`
}

/** Calls `onGone` once when `path` is gone or another device; gives the way to stop. */
export const watchNode = (path: string, onGone: () => void): (() => void) => {
  const opened = identityOf(path)
  const timer = setInterval(() => {
    if (identityOf(path) === opened) return
    clearInterval(timer)
    onGone()
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
