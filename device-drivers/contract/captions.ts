/** The port of captions. It is given the sound of a call and holds no microphone; nothing is heard before `begin`. */
import type { CaptionsState } from '@lutong/core/contracts/captions.ts'
import type { Language } from '@lutong/core/messages/text.ts'

export interface Captions {
  readonly state: CaptionsState
  onChange(listener: () => void): () => void
  begin(language: Language): void
  /** Sound as 16-bit little-endian samples, one channel, 16 kHz. False where nobody listens. */
  hear(pcm: Uint8Array): boolean
  /** The engine ends with all it has heard, and the text is forgotten. */
  end(): void
}
