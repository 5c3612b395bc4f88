/** The host's parts for practice: real devices and content, an outbox in memory, and nobody at the other end. */
import type { HostParts } from '../host-parts.ts'
import { openOutboxStore } from '../outbox/outbox-store.ts'
import { createOutbox } from '../outbox/outbox.ts'
import { createPrintJobs } from '../print-jobs/print-jobs.ts'
import type { Sealer } from '../secrets/terminal-keys.ts'
import { createPracticeCentre } from './practice-centre.ts'

/** SQLite's own name for a store that is gone with the process. */
const IN_MEMORY = ':memory:'

export const practiceParts = (
  real: HostParts,
  sealer: Sealer,
): { readonly parts: HostParts; readonly close: () => void } => {
  const { clock, devices, log } = real
  const centre = createPracticeCentre(real.centre, clock)
  const opened = openOutboxStore(IN_MEMORY, sealer, clock.nowMs())
  const store = opened.ok ? opened.value : undefined
  const outbox = store && createOutbox({ store, centre, clock, log, random: Math.random })
  const prints = store && createPrintJobs({ store, clock, log, ...devices })
  return {
    // No lawyer is called for practice either.
    parts: { ...real, centre, outbox, prints, practice: true, connectLive: undefined },
    close: () => {
      outbox?.close()
      store?.close()
    },
  }
}
