/** A million mutated frames: nothing throws, nothing hangs, and no record is taken that the module did not send. */
import { describe, expect, it } from 'vitest'
import { Card, PRESETS, photoOf, textOf } from '../simulators/id-card-reader/card.ts'
import { createFrameParser, encodeRequest } from './frame.ts'
import { takeCard } from './payload.ts'

const FRAMES = 1_000_000
const PIECE_FRAMES = 64

/** Marsaglia's xorshift: the same noise at every run. */
const createNoise = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) % below
  }
}

const trueBody = Uint8Array.of(0, 0, 0x90, 1, 0, 4, 0, ...textOf(Card.parse(PRESETS.elder)), ...photoOf())
const trueFrame = encodeRequest(trueBody)

/** Short frames mostly, for a million of them must pass; each tenth is a whole card. */
const mutated = (noise: (below: number) => number): { readonly bytes: Uint8Array; readonly isCard: boolean } => {
  const isCard = noise(10) === 0
  const bytes = isCard ? trueFrame.slice() : encodeRequest(Uint8Array.from({ length: 3 + noise(24) }, () => noise(256)))
  switch (noise(6)) {
    case 0:
      for (let times = 1 + noise(4); times > 0; times -= 1) {
        const at = noise(bytes.length)
        bytes[at] = (bytes[at] ?? 0) ^ (1 << noise(8))
      }
      return { bytes, isCard }
    case 1:
      return { bytes: bytes.subarray(0, noise(bytes.length)), isCard }
    case 2:
      return { bytes: bytes.subarray(noise(bytes.length)), isCard }
    case 3:
      return { bytes: Uint8Array.from({ length: 1 + noise(40) }, () => noise(256)), isCard: false }
    case 4:
      bytes[5] = noise(256)
      bytes[6] = noise(256)
      return { bytes, isCard }
    default:
      return { bytes, isCard }
  }
}

describe('a million frames, random or mutated', () => {
  it('never throw, never hang, and give only records whose check byte is right and whose parts agree', () => {
    const noise = createNoise(20_261_124)
    const parser = createFrameParser()
    let accepted = 0
    let sound = 0
    for (let made = 0; made < FRAMES; made += PIECE_FRAMES) {
      const frames = Array.from({ length: PIECE_FRAMES }, () => mutated(noise))
      for (const { bytes } of frames)
        if (bytes.length === trueFrame.length && bytes.every((b, i) => b === trueFrame[i])) sound += 1
      for (const event of parser.push(Buffer.concat(frames.map(({ bytes }) => bytes)))) {
        if (event.type !== 'frame') continue
        let sum = event.body.length + 1
        sum = (sum >> 8) ^ (sum & 0xff)
        for (const byte of event.body) sum ^= byte
        expect(sum).toBeLessThan(256)
        const wasTrue = event.body.length === trueBody.length && event.body.every((byte, at) => byte === trueBody[at])
        const card = takeCard(event.body, 2)
        if (!card.ok) continue
        accepted += 1
        // XOR misses two flips of the same bit; then the record's own checks must have passed.
        if (!wasTrue) expect(card.value.idNumber).toBe('11010519491231002X')
      }
      expect(parser.bufferedBytes()).toBeLessThan(2_500)
    }
    expect(accepted).toBeGreaterThan(0)
    expect(sound).toBeGreaterThan(0)
  }, 120_000)
})
