/** The port of dictation. Nothing listens before `listen`, and nothing after the state has left starting, listening, partial. */
import type { DictationState } from '@lutong/core/contracts/dictation.ts'
import type { Language } from '@lutong/core/messages/text.ts'

export interface Dictation {
  readonly state: DictationState
  onChange(listener: () => void): () => void
  /** Opens the microphone. Only where the citizen has just agreed. */
  listen(language: Language): void
  /** Closes the microphone; what was heard becomes text. */
  finish(): void
  /** Closes the microphone and forgets; the engine ends with all it has heard. */
  end(): void
}
