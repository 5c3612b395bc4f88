/** A noisy stream through the reader's frame parser: how fast, and whether memory grows with the noise. */
import { randomBytes, randomInt } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { runInNewContext } from 'node:vm'
import { createFrameParser, encodeRequest } from '@lutong/device-drivers/id-card-reader/frame.ts'
import { benchResult, type BenchOptions, type BenchResult, median } from './bench.ts'

const STREAM_BYTES = 32_000_000
const ROUNDS = 5
/** What one read of a busy line gives. */
const PIECE_BYTES = 1_024
const NEEDED_MB_A_SECOND = 100
const ALLOWED_GROWTH_MB = 1

/** Half noise, half frames; one frame in ten has a wrong bit; preambles without a frame stand between. */
const noisyStream = () => {
  const parts: Uint8Array[] = []
  let frames = 0
  for (let length = 0; length < STREAM_BYTES;) {
    const frame = encodeRequest(randomBytes(randomInt(3, 2_300)))
    const spoiled = randomInt(10) === 0
    if (spoiled) frame[frame.length - 1] = (frame.at(-1) ?? 0) ^ 0x40
    else frames += 1
    const added = [randomBytes(randomInt(1, 2_300)), Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69, 0xff, 0xff), frame]
    parts.push(...added)
    length += added.reduce((sum, one) => sum + one.length, 0)
  }
  return { stream: Buffer.concat(parts), frames }
}

const parseAll = (parser: ReturnType<typeof createFrameParser>, stream: Buffer): number => {
  let frames = 0
  for (let at = 0; at < stream.length; at += PIECE_BYTES)
    for (const event of parser.push(stream.subarray(at, at + PIECE_BYTES))) if (event.type === 'frame') frames += 1
  return frames
}

/** Node's own search for the preamble in the same pieces: no parser that looks at every byte can be faster. */
const searchAll = (stream: Buffer): void => {
  const preamble = Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69])
  for (let at = 0; at < stream.length; at += PIECE_BYTES) stream.subarray(at, at + PIECE_BYTES).indexOf(preamble)
}

const speedOf = (work: () => void): number => {
  const startedMs = performance.now()
  work()
  return STREAM_BYTES / 1_000 / (performance.now() - startedMs)
}

export const frameParse = async ({ minutes, say }: BenchOptions): Promise<readonly BenchResult[]> => {
  const { frames, stream } = noisyStream()
  const parser = createFrameParser()
  const found = parseAll(parser, stream)
  if (found < frames) throw new Error(`lost frames: ${found} of ${frames}`)
  const speeds = Array.from({ length: ROUNDS }, () => speedOf(() => parseAll(parser, stream)))
  const searches = Array.from({ length: ROUNDS }, () => speedOf(() => searchAll(stream)))
  say(`Node's own search for the preamble: ${median(searches).toFixed(0)} MB/s`)

  setFlagsFromString('--expose-gc')
  const gc: unknown = runInNewContext('gc')
  const collected = async (): Promise<number> => {
    // Buffers are given back a turn after their owner was collected.
    for (let times = 0; times < 3; times += 1) {
      if (typeof gc === 'function') gc()
      await nextTurn()
    }
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    return (heapUsed + arrayBuffers) / 1e6
  }
  const beforeMb = await collected()
  let mostMb = beforeMb
  const endMs = performance.now() + minutes * 60_000
  while (performance.now() < endMs) {
    parseAll(parser, stream)
    mostMb = Math.max(mostMb, await collected())
  }
  say(`memory after collection: ${beforeMb.toFixed(2)} MB before, at most ${mostMb.toFixed(2)} MB in ${minutes} min`)
  return [
    benchResult({
      name: 'frame-parse',
      value: median(speeds),
      unit: 'MB/s, pieces of 1,024 bytes',
      against: '100 MB/s, nine thousand times a 115,200-baud line',
      reference: NEEDED_MB_A_SECOND,
      goal: { atLeast: 1 },
    }),
    benchResult({
      name: 'frame-parse-growth',
      value: mostMb - beforeMb,
      unit: `MB after ${minutes} min of noise`,
      against: '1 MB',
      reference: ALLOWED_GROWTH_MB,
      goal: { atMost: 1 },
    }),
  ]
}
