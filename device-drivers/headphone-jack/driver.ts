/** A headphone jack with a switch, as the kernel's input device (`/dev/input/by-path/…`). A device that goes away counts as pulled out. */
import { closeSync, constants, openSync, readSync } from 'node:fs'
import type { Clock } from '@lutong/core/clock.ts'
import type { HeadphoneJack } from '../contract/headphone-jack.ts'
import { createSwitchReader } from './switch-events.ts'

/** A sixth of the two seconds within which the voice must begin. */
const LOOK_EVERY_MS = 300
const MOST_BYTES = 24 * 64

/** `undefined`: nothing to read just now. An empty answer: the other end is gone. */
const readNow = (file: number, buffer: Uint8Array): Uint8Array | undefined => {
  try {
    return buffer.subarray(0, readSync(file, buffer))
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EAGAIN' ? undefined : new Uint8Array()
  }
}

const open = (path: string): number | undefined => {
  try {
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  } catch {
    return undefined
  }
}

export const openHeadphoneJack = (path: string, clock: Clock): HeadphoneJack => {
  const listeners = new Set<(plugged: boolean) => void>()
  const buffer = new Uint8Array(MOST_BYTES)
  let read = createSwitchReader()
  let file: number | undefined
  let plugged = false
  const tell = (next: boolean) => {
    if (next === plugged) return
    plugged = next
    for (const listener of listeners) listener(next)
  }
  const leave = () => {
    if (file !== undefined) closeSync(file)
    file = undefined
    read = createSwitchReader()
  }
  const look = () => {
    file ??= open(path)
    const bytes = file === undefined ? undefined : readNow(file, buffer)
    if (bytes?.length === 0) {
      leave()
      tell(false)
    } else if (bytes !== undefined) {
      const state = read(bytes)
      if (state !== undefined) tell(state)
    }
    stop = clock.setTimer(LOOK_EVERY_MS, look)
  }
  let stop = () => {}
  look()
  return {
    get plugged() {
      return plugged
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => {
      stop()
      leave()
      listeners.clear()
    },
  }
}
