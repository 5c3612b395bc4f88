import { expect, it } from 'vitest'
import { heardLastMs, isSpeaking } from './speaking.ts'

it('holds over the pause between two words, and ends with the silence after the last', () => {
  const spoken = heardLastMs(0.2, 1_000, -Infinity)
  expect(isSpeaking(heardLastMs(0.001, 1_500, spoken), 1_500)).toBe(true)
  expect(isSpeaking(heardLastMs(null, 2_500, spoken), 2_500)).toBe(false)
  expect(isSpeaking(heardLastMs(0.001, 1_500, -Infinity), 1_500)).toBe(false)
})
