/** Border: what a terminal tells of itself with each heartbeat, beside its devices. Of machine and work, never of a person. */
import { z } from 'zod'

/** The one life of every device, as its driver tells it. */
const DEVICE_STATES = ['absent', 'connecting', 'ready', 'busy', 'faulted', 'closed'] as const

export const DeviceCondition = z.strictObject({
  device: z.string().max(40),
  state: z.enum(DEVICE_STATES),
  /** The driver's word, where it is faulted: a newer terminal may know more of them. */
  fault: z.string().max(40).nullable(),
  /** It works, and somebody should come before it stops. */
  warning: z.enum(['PAPER_LOW']).optional(),
})
export type DeviceCondition = z.infer<typeof DeviceCondition>

/** How a visit ended; nothing of whose it was. */
const VISIT_OUTCOMES = ['handedIn', 'putAside', 'ended', 'left', 'practice'] as const

const Count = z.int().nonnegative()

export const TerminalHealth = z.strictObject({
  /** Of the profile it was started with: two terminals with the same one run alike. `null`: by its command line alone. */
  profile: z.string().max(40).nullable(),
  /** Papers of which nobody knows whether they came out. */
  spool: Count,
  network: z.strictObject({
    /** From a heartbeat to its answer, to ten milliseconds. */
    roundTripMs: Count.nullable(),
    /** Standing lines that broke since the program was started. */
    linesLost: Count,
  }),
  /** Of the disk its data are on. */
  disk: z.strictObject({ freeMb: Count, totalMb: Count }).nullable(),
  /** The warmest place of the machine; `null`: it has no feeler. */
  temperatureC: z.int().min(-60).max(200).nullable(),
  /** Of the oldest application that the centre has not wholly received, by the terminal's clock. */
  oldestIntentAtMs: z.int().nullable(),
  lastVisit: z.strictObject({ endedAtMs: z.int(), outcome: z.enum(VISIT_OUTCOMES) }).nullable(),
  /** Each goes up, and begins anew where the program or its disk does. */
  counters: z.strictObject({
    cardsRead: Count,
    cardsFailed: Count,
    slips: Count,
    pages: Count,
    visits: z.strictObject({ handedIn: Count, putAside: Count, ended: Count, left: Count, practice: Count }),
  }),
})
export type TerminalHealth = z.infer<typeof TerminalHealth>
