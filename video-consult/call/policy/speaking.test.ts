import { expect, it } from 'vitest'
import { SILENT_VOICE, voiceAfter } from './speaking.ts'

it('holds over the pause between two words, and ends with the silence after the last', () => {
  const spoken = voiceAfter(SILENT_VOICE, 0.2, 1_000)
  expect(spoken.isHeard).toBe(true)
  expect(voiceAfter(spoken, 0.001, 1_500).isHeard).toBe(true)
  expect(voiceAfter(spoken, null, 2_500).isHeard).toBe(false)
  expect(voiceAfter(SILENT_VOICE, 0.001, 1_500).isHeard).toBe(false)
})
