/** Techniques 52 and 59 at the keyboard's terminal: what ends is back on the same step, with what was typed. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Field } from './field.ts'
import { nameOf } from './list.ts'
import type { Stand } from './stand.ts'
import type { Attempt, Technique } from './trial.ts'

/** Page, host or browser gone, back on the same step. */
const BACK_WITHIN_MS = 3_000
const GONE_WITHIN_MS = 1_000
const SCANNED_MS = 300

export const recoveryTechniques = (field: Field, pictures: () => readonly Buffer[]): readonly Technique[] => {
  const { panel } = field
  const gone =
    (what: 'host' | 'browser' | 'renderer', then: () => Promise<void> = async () => {}): Attempt =>
    async () => {
      const known = field.events.length
      const startMs = performance.now()
      for (const pid of field.pidsOf(what)) process.kill(pid, 'SIGKILL')
      await then()
      const happened = (event: string) => field.events.slice(known).includes(event)
      const ended = await field.until(
        () =>
          happened('host.page-attached') ||
          happened('shell.page-silent') ||
          happened('shell.host-ended') ||
          happened('shell.browser-ended'),
        GONE_WITHIN_MS,
      )
      const attached = await field.until(() => happened('host.page-attached'), BACK_WITHIN_MS)
      const verdict = await field.untilOurs(pictures(), BACK_WITHIN_MS)
      const ms = performance.now() - startMs
      if (!ended || !attached) return { ours: false, ms, why: `${what} was not started again` }
      return ms > BACK_WITHIN_MS ? { ours: false, ms, why: `back after ${Math.round(ms)} ms` } : { ...verdict, ms }
    }
  return [
    { name: nameOf('52', 'page'), attempts: [gone('renderer')] },
    { name: nameOf('52', 'browser'), attempts: [gone('browser')] },
    { name: nameOf('52', 'host'), attempts: [gone('host'), gone('host', () => panel.xdotool('key', 'F5'))] },
  ]
}

/** A reader that types is turned away by USBGuard; should it get through, what it types stays in the field. */
export const scannerTechnique = (
  { panel, untilOurs }: Stand,
  pictures: () => readonly Buffer[],
  intoField: () => Promise<void>,
): Technique => {
  const scanned =
    (...typed: readonly (readonly string[])[]): Attempt =>
    async () => {
      for (const line of typed) await panel.xdotool(...line)
      await pause(SCANNED_MS)
      await intoField()
      return untilOurs(pictures(), BACK_WITHIN_MS)
    }
  const address = ['type', '--delay', '2', 'file:///etc/passwd'] as const
  return {
    name: nameOf('59'),
    attempts: [
      scanned(['type', '--delay', '2', 'https://example.org/x']),
      scanned(['key', 'ctrl+l'], address, ['key', 'Return'], ['key', 'ctrl+t']),
      scanned(['key', 'super+r', 'alt+F2', 'ctrl+alt+t'], ['type', '--delay', '2', 'xterm']),
    ],
  }
}
