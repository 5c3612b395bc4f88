/** Border: speech becoming text at the terminal, as the driver knows it and the page shows it. One closed union. */
import { z } from 'zod'

export const MOST_DICTATED_CHARACTERS = 500

const DictationFailure = z.enum([
  /** The program could not be started. */
  'engine-absent',
  'microphone-absent',
  /** It listened, and no word came of it. */
  'nothing-heard',
  /** It ended, was silent for too long, or said what is no message. */
  'engine-failed',
])
export type DictationFailure = z.infer<typeof DictationFailure>

const Heard = z.string().max(MOST_DICTATED_CHARACTERS)

export const DictationState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('idle') }),
  /** The engine gets ready; the microphone is not open yet. */
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({ state: z.literal('listening') }),
  /** Still listening; what was heard so far. */
  z.strictObject({ state: z.literal('partial'), text: Heard }),
  /** The microphone is closed; nothing is written before the citizen says so. */
  z.strictObject({ state: z.literal('final'), text: Heard.min(1) }),
  z.strictObject({ state: z.literal('failed'), reason: DictationFailure }),
])
export type DictationState = z.infer<typeof DictationState>

/** Whether a microphone is open, or may be any moment. */
export const isOpen = ({ state }: DictationState): boolean =>
  state === 'starting' || state === 'listening' || state === 'partial'
