/** Border: what the lawyer says becoming text at the terminal, as the driver knows it and the page shows it. One closed union. */
import { z } from 'zod'

/** As the page's audio graph gives it and engines of speech take it. */
export const CAPTION_RATE_HZ = 16_000
export const MOST_CAPTION_CHARACTERS = 300
/** What was said before these is gone: captions are read along, not read back. */
export const CAPTION_LINES = 3

const CaptionsFailure = z.enum([
  /** The program could not be started. */
  'engine-absent',
  /** It ended, was silent for too long, or said what is no message. */
  'engine-failed',
])
export type CaptionsFailure = z.infer<typeof CaptionsFailure>

const Said = z.string().max(MOST_CAPTION_CHARACTERS)

export const CaptionsState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('off') }),
  /** The engine gets ready. */
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({
    state: z.literal('on'),
    /** What was said, oldest first. */
    lines: z.array(Said).max(CAPTION_LINES),
    /** What is being said: it may still change. */
    partial: Said,
    /** The engine does not keep up: what stands here is not what is being said now. */
    late: z.boolean(),
  }),
  z.strictObject({ state: z.literal('failed'), reason: CaptionsFailure }),
])
export type CaptionsState = z.infer<typeof CaptionsState>
