/** Border: how a citizen wants to see and hear the kiosk. All of it goes back to the terminal's own at the end of a visit. */
import { Language } from '../messages/text.ts'
import { z } from 'zod'

/** Capital heights of about 4.1, 5.6, 6.9 and 8.7 mm on the panel. */
const TEXT_SIZES = ['small', 'normal', 'large', 'largest'] as const
export const TextSize = z.enum(TEXT_SIZES)
export type TextSize = z.infer<typeof TextSize>

const COLOURS = ['normal', 'black-on-white', 'white-on-black', 'low-glare'] as const
export const Colours = z.enum(COLOURS)
export type Colours = z.infer<typeof Colours>

/** Times the voice's own pace. */
const SpeechRate = z.union([z.literal(0.75), z.literal(1), z.literal(1.25), z.literal(1.5), z.literal(2)])
/** Steps of loudness; the middle one is the terminal's own. */
const SpeechVolume = z.int().min(1).max(5)

export const SpeechView = z.strictObject({
  /** A voice is installed. Without one there is no button for it. */
  available: z.boolean(),
  on: z.boolean(),
  /** Something is in the jack: only then may private words be spoken. */
  headphones: z.boolean(),
  volume: SpeechVolume,
  rate: SpeechRate,
  /** The screen is black while the voice reads: nobody beside can look. */
  blank: z.boolean(),
})
export type SpeechView = z.infer<typeof SpeechView>

/** What is changed of it; the rest stays. */
export const SpeechChange = z.strictObject({
  on: z.boolean().optional(),
  volume: SpeechVolume.optional(),
  rate: SpeechRate.optional(),
  blank: z.boolean().optional(),
})
export type SpeechChange = z.infer<typeof SpeechChange>

export const MAX_SPOKEN_CHARACTERS = 600

/** One stretch to be spoken. `private`: names, numbers, typed answers; the host speaks it into headphones only. */
export const SpeakRequest = z.strictObject({
  text: z.string().min(1).max(MAX_SPOKEN_CHARACTERS),
  language: Language,
  private: z.boolean(),
})
export type SpeakRequest = z.infer<typeof SpeakRequest>

/** The five keys of the tactile pad, by the `code` (or `key`) its keyboard reports. */
export const PadKeys = z.strictObject({
  up: z.string().max(20),
  down: z.string().max(20),
  back: z.string().max(20),
  help: z.string().max(20),
  ok: z.string().max(20),
})
export type PadKeys = z.infer<typeof PadKeys>
