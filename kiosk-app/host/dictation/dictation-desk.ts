/** Dictation within a visit: it begins by a citizen's word only, says nothing aloud meanwhile, and ends with the visit or its page. */
import { type DictationState, isOpen } from '@lutong/core/contracts/dictation.ts'
import type { Command } from '@lutong/core/contracts/host-rpc.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import type { Dictation } from '@lutong/device-drivers/contract/dictation.ts'

export interface DictationDesk {
  /** `null`: this terminal has no engine. */
  readonly view: DictationState | null
  /** A microphone is open, or may be any moment: the terminal's own voice must be silent. */
  readonly listening: boolean
  /** `undefined`: not a command of dictation. */
  command(command: Command): boolean | undefined
  /** The microphone closes and what was heard is forgotten. */
  end(): void
  close(): void
}

export const createDictationDesk = (given: {
  readonly dictation: Dictation | undefined
  readonly inSession: () => boolean
  readonly language: () => Language
  /** Somebody speaks: who speaks is there. */
  readonly onHeard: () => void
  readonly onChange: () => void
}): DictationDesk => {
  const { dictation, inSession, language, onChange, onHeard } = given
  const stop = dictation?.onChange(() => {
    if (dictation.state.state === 'partial') onHeard()
    onChange()
  })
  return {
    get view() {
      return dictation === undefined ? null : dictation.state
    },
    get listening() {
      return dictation !== undefined && isOpen(dictation.state)
    },
    command: ({ type }) => {
      if (type === 'dictate') {
        if (dictation === undefined || !inSession() || isOpen(dictation.state)) return false
        dictation.listen(language())
        return true
      }
      if (type === 'dictate-finish') {
        if (dictation === undefined || !isOpen(dictation.state)) return false
        dictation.finish()
        return true
      }
      if (type === 'dictate-end') {
        dictation?.end()
        return dictation !== undefined
      }
      // Whoever steps aside for a moment is not to be heard meanwhile.
      if (type === 'pause') dictation?.end()
      return undefined
    },
    end: () => dictation?.end(),
    close: () => {
      stop?.()
      dictation?.end()
    },
  }
}
