/** Whether our page stands alone: by picture, windows, programs and files. The control rows show that each is seen. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { difference, type Panel } from './screen.ts'

const POLL_MS = 50
/** A clock, a caret and a focus ring may differ; a bubble, a menu, a tab strip are larger. */
const SAME_PICTURE = 0.003
/** The file by which the browser comes in. */
const DOOR = 'enter.html'
const BROWSER_FOLDER = '/usr/lib/chromium/'

interface Seen {
  readonly ours: boolean
  readonly ms: number
  readonly why: string
  /** Which of the pictures it is. */
  readonly at: number
}
/** Waits until our page stands alone on the whole screen, as one of these pictures shows it; else says what does. */
export type Watch = (expected: Buffer | readonly Buffer[], withinMs: number) => Promise<Seen>

interface Ours {
  /** Of the one window there may be. */
  readonly title: string
  /** The browser's home: a download lands there. */
  readonly runtimeFolder: string
  /** Of the browser. */
  readonly user: number
}

const quietly = <T>(read: () => T): T | undefined => {
  try {
    return read()
  } catch {
    // Gone while it was looked at.
    return undefined
  }
}

/** Programs that the browser's user runs and that are no browser. */
const strangePrograms = (user: number): readonly string[] =>
  readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    const status = quietly(() => readFileSync(`/proc/${pid}/status`, 'latin1'))
    if (status === undefined || !new RegExp(`^Uid:\\s+${user}\\s`, 'm').test(status)) return []
    const program = quietly(() => readlinkSync(`/proc/${pid}/exe`))
    return program === undefined || program.startsWith(BROWSER_FOLDER) ? [] : [program]
  })

const namesIn = (folder: string): readonly string[] => quietly(() => readdirSync(folder)) ?? []
const downloads = (runtimeFolder: string): readonly string[] => [
  ...['Downloads', 'Desktop'].flatMap((name) => namesIn(join(runtimeFolder, name))),
  ...namesIn(runtimeFolder).filter((name) => /\.(?:crdownload|exe|html?|pdf)$/.test(name) && name !== DOOR),
]

export const watchFor = (panel: Panel, { runtimeFolder, title, user }: Ours): Watch => {
  let at = 0
  const look = async (expected: readonly Buffer[]): Promise<string> => {
    const windows = await panel.windows()
    if (windows.length !== 1 || windows[0] !== title) return `windows: ${windows.join(', ') || 'none'}`
    const now = panel.picture()
    const differences = expected.map((one) => difference(one, now))
    const differs = Math.min(...differences)
    at = differences.indexOf(differs)
    if (differs > SAME_PICTURE) return `the picture differs by ${(differs * 100).toFixed(1)} %`
    const programs = strangePrograms(user)
    if (programs.length > 0) return `programs: ${programs.join(', ')}`
    const files = downloads(runtimeFolder)
    return files.length > 0 ? `downloads: ${files.join(', ')}` : ''
  }
  return async (expected, withinMs) => {
    const startMs = performance.now()
    let why = ''
    do {
      why = await look([expected].flat())
      if (why === '') return { ours: true, ms: performance.now() - startMs, why, at }
      await pause(POLL_MS)
    } while (performance.now() - startMs < withinMs)
    return { ours: false, ms: performance.now() - startMs, why, at }
  }
}
