/** The log as staff on site read it: the last events, and what they add up to. Kept over restarts; of no person. */
import { appendFileSync, existsSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Counts, LogLine } from '@lutong/core/contracts/attendant.ts'
import type { Clock } from '@lutong/core/clock.ts'
import type { TerminalHealth } from '@lutong/core/contracts/terminal-health.ts'
import { LOG_EVENTS, type Log, type LogEvent } from '@lutong/core/log-events.ts'
import { z } from 'zod'
import { writeWhole } from '../secrets/terminal-keys.ts'

/** As many as somebody reads standing. */
const MOST_LINES = 200
const MOST_BYTES = 256 * 1024
const COUNTS_PAUSE_MS = 5_000

const Line = z.object({
  atMs: z.int(),
  event: z.string(),
  fields: z.array(z.tuple([z.string(), z.string()])).default([]),
})
const StoredCounts = z.object({
  sinceMs: z.int(),
  cardsRead: z.int(),
  cardsFailed: z.int(),
  visits: z.object({ handedIn: z.int(), putAside: z.int(), ended: z.int(), left: z.int(), practice: z.int() }),
})

/** The declared fields hold no person; should one ever slip in as a number or a Chinese word, it is not shown. */
export const redact = (text: string): string =>
  text.replace(/\d{7,}[\dXx]?/g, '***').replace(/\p{Script=Han}+/gu, '***')

const fieldsOf = (fields: object): [string, string][] =>
  Object.entries(fields).map(([name, value]) => [name, name === 'who' ? String(value) : redact(String(value))])

const isEvent = (name: string): name is LogEvent => name in LOG_EVENTS
const shown = ({ atMs, event, fields }: z.infer<typeof Line>): LogLine => {
  const { hint, level } = isEvent(event) ? LOG_EVENTS[event] : { hint: '', level: 'info' as const }
  return { atMs, event, fields, level, hint }
}

export interface TerminalLog {
  readonly log: Log
  /** Newest first. */
  lines(): readonly LogLine[]
  counts(): Counts
  /** The last one that ended since the program was started. */
  lastVisit(): TerminalHealth['lastVisit']
  /** Called when a visit began or ended; gives the way to stop. */
  onVisit(listener: () => void): () => void
  card(read: boolean): void
  close(): void
}

export const createTerminalLog = (parts: {
  readonly folder: string
  readonly clock: Clock
  readonly log: Log
}): TerminalLog => {
  const { clock, folder } = parts
  const file = join(folder, 'events.jsonl')
  const countsFile = join(folder, 'counts.json')
  let lines: z.infer<typeof Line>[] = []
  let stopCounts: (() => void) | undefined

  const readLines = (path: string) => {
    if (!existsSync(path)) return []
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap((text) => {
        // The last line may be half a line, where the power went.
        try {
          return [Line.parse(JSON.parse(text))]
        } catch {
          return []
        }
      })
  }
  const readCounts = (): Counts => {
    try {
      return StoredCounts.parse(JSON.parse(readFileSync(countsFile, 'utf8')))
    } catch {
      const visits = { handedIn: 0, putAside: 0, ended: 0, left: 0, practice: 0 }
      return { sinceMs: clock.nowMs(), cardsRead: 0, cardsFailed: 0, visits }
    }
  }
  lines = [...readLines(`${file}.1`), ...readLines(file)].slice(-MOST_LINES)
  let counts = readCounts()

  const writeCounts = () => {
    stopCounts?.()
    stopCounts = undefined
    try {
      writeWhole(countsFile, JSON.stringify(counts))
    } catch {
      // A full disk is told by the outbox; counters are the least of it.
    }
  }
  const count = (next: Counts) => {
    counts = next
    stopCounts ??= clock.setTimer(COUNTS_PAUSE_MS, writeCounts)
  }
  const keep = (line: z.infer<typeof Line>) => {
    lines = [...lines, line].slice(-MOST_LINES)
    try {
      if (existsSync(file) && statSync(file).size > MOST_BYTES) renameSync(file, `${file}.1`)
      appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 })
    } catch {
      // The line stands on stderr all the same; a log must not stop what it tells of.
    }
  }
  /** A visit that is cleared because nobody is there is told after its end. */
  let lastEnd = ''
  let lastVisit: TerminalHealth['lastVisit'] = null
  const visitListeners = new Set<() => void>()
  const leftAlone = () => {
    const { visits } = counts
    if (lastEnd === 'ended') {
      count({ ...counts, visits: { ...visits, ended: visits.ended - 1, left: visits.left + 1 } })
      lastVisit = { endedAtMs: clock.nowMs(), outcome: 'left' }
    }
    lastEnd = ''
  }
  const ended = (fields: object) => {
    const how = 'how' in fields ? String(fields.how) : 'ended'
    const { visits } = counts
    const key = how === 'handedIn' || how === 'putAside' || how === 'left' || how === 'practice' ? how : 'ended'
    lastEnd = key
    lastVisit = { endedAtMs: clock.nowMs(), outcome: key }
    count({ ...counts, visits: { ...visits, [key]: visits[key] + 1 } })
  }

  return {
    log: (event, fields) => {
      parts.log(event, fields)
      keep({ atMs: clock.nowMs(), event, fields: fieldsOf(fields ?? {}) })
      if (event === 'session.ended') ended(fields ?? {})
      if (event === 'session.idle-wiped') leftAlone()
      if (event === 'session.started' || event === 'session.ended') for (const listener of visitListeners) listener()
    },
    lines: () => lines.toReversed().map(shown),
    counts: () => counts,
    lastVisit: () => lastVisit,
    onVisit: (listener) => {
      visitListeners.add(listener)
      return () => void visitListeners.delete(listener)
    },
    card: (read) =>
      count(read ? { ...counts, cardsRead: counts.cardsRead + 1 } : { ...counts, cardsFailed: counts.cardsFailed + 1 }),
    close: writeCounts,
  }
}
