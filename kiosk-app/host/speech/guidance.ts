/** Who may hear what: private words go into headphones only, whatever the page asks for. */
import type { SpeakRequest } from '@lutong/core/contracts/host-rpc.ts'
import type { Voice } from './voice.ts'

export interface Guidance {
  readonly available: boolean
  /** A WAV; `undefined` where it must not be heard or could not be made. */
  speak(request: SpeakRequest): Promise<Uint8Array | undefined>
}

export const createGuidance = (
  voice: Voice | undefined,
  now: () => { readonly spoken: boolean; readonly headphones: boolean; readonly rate: number },
): Guidance => ({
  available: voice !== undefined,
  speak: async ({ text, language, private: isPrivate }) => {
    const { headphones, rate, spoken } = now()
    if (voice === undefined || !spoken || (isPrivate && !headphones)) return undefined
    const sound = await voice.speak({ text, language, rate })
    // The plug may have been pulled while the sound was made.
    return sound.ok && now().spoken && (!isPrivate || now().headphones) ? sound.value : undefined
  },
})
