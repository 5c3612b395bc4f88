/** Captions within a call: on by the citizen's press in it or word before it, off and forgotten with the call, the visit or its page. */
import type { CaptionsState } from '@lutong/core/contracts/captions.ts'
import type { Command } from '@lutong/core/contracts/host-rpc.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import type { Captions } from '@lutong/device-drivers/contract/captions.ts'

export interface CaptionsDesk {
  /** `null`: this terminal has no engine. */
  readonly view: CaptionsState | null
  /** `undefined`: not a command of captions. */
  command(command: Command): boolean | undefined
  /** Sound of the lawyer, from the page. */
  hear(pcm: Uint8Array): boolean
  /** The visit has moved: outside a call nobody listens; into one, it begins for who has asked for it before. */
  moved(): void
  /** A page is there (again) and can be read. */
  seen(): void
  end(): void
  close(): void
}

export const createCaptionsDesk = (given: {
  readonly captions: Captions | undefined
  readonly inCall: () => boolean
  /** The citizen has said before the call that captions are needed. */
  readonly wanted: () => boolean
  readonly language: () => Language
  readonly onChange: () => void
}): CaptionsDesk => {
  const { captions, inCall, language, onChange, wanted } = given
  let wasInCall = false
  const beginIfWanted = () => {
    if (captions !== undefined && captions.state.state === 'off' && inCall() && wanted()) captions.begin(language())
  }
  const stop = captions?.onChange(onChange)
  return {
    get view() {
      return captions === undefined ? null : captions.state
    },
    command: (command) => {
      if (command.type !== 'set-captions') return undefined
      if (captions === undefined || !inCall()) return false
      if (command.on) captions.begin(language())
      else captions.end()
      return true
    },
    hear: (pcm) => captions !== undefined && inCall() && captions.hear(pcm),
    moved: () => {
      const entered = !wasInCall && inCall()
      wasInCall = inCall()
      if (entered) beginIfWanted()
      if (captions !== undefined && captions.state.state !== 'off' && !inCall()) captions.end()
    },
    seen: beginIfWanted,
    end: () => captions?.end(),
    close: () => {
      stop?.()
      captions?.end()
    },
  }
}
