/**
 * What server processes of one centre tell each other. A message is a hint that is never the truth: whoever hears it
 * reads the store, and whoever misses it reads the store a little later. Ids only; what a call's pages signal to each
 * other is the one thing that passes by itself, and like everything here it travels sealed.
 */
import { CallEnvelope } from '@lutong/core/contracts/live.ts'
import { ConsultationId, TerminalId } from '@lutong/core/ids.ts'
import { z } from 'zod'

const BUS_MESSAGES = {
  /** A consultation stands otherwise: who shows it reads it anew. */
  moved: z.strictObject({
    consultationId: ConsultationId,
    terminalId: z.string(),
    /** Accounts whose desk shows it, or did. */
    desks: z.array(z.string()).max(100),
  }),
  /** Of the moment, to one end of a call, wherever its socket is. */
  signal: z.strictObject({ role: z.enum(['terminal', 'lawyer']), principal: z.string(), envelope: CallEnvelope }),
  /** A terminal was let in no longer: whoever holds a line of it reads so and ends it. */
  revoked: z.strictObject({ terminalId: TerminalId }),
  /** There is a newer version for all terminals. */
  content: z.strictObject({ version: z.int() }),
} as const

export type BusTopic = keyof typeof BUS_MESSAGES
export type BusMessage<T extends BusTopic> = z.infer<(typeof BUS_MESSAGES)[T]>

/** `undefined`: of another version of the software, and then nothing to act by. */
export const readMessage = <T extends BusTopic>(topic: T, data: unknown): BusMessage<T> | undefined => {
  const read = BUS_MESSAGES[topic].safeParse(data)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the schema of this topic has just accepted it
  return read.success ? (read.data as BusMessage<T>) : undefined
}
