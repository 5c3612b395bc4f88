/** A voice that remembers what it was asked to say, and a jack that a test plugs. */
import { ok } from '@lutong/core/result.ts'
import type { HeadphoneJack } from '@lutong/device-drivers/contract/headphone-jack.ts'
import type { Voice, VoiceRequest } from '../speech/voice.ts'

export const createFakeVoice = () => {
  const said: VoiceRequest[] = []
  const voice: Voice = {
    speak: async (request) => {
      said.push(request)
      return ok(Uint8Array.of(1, 2, 3))
    },
  }
  return { voice, said }
}

export const createFakeJack = () => {
  const listeners = new Set<(plugged: boolean) => void>()
  let plugged = false
  const jack: HeadphoneJack = {
    get plugged() {
      return plugged
    },
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => listeners.clear(),
  }
  return {
    jack,
    plug: (next: boolean) => {
      plugged = next
      for (const listener of listeners) listener(next)
    },
  }
}
