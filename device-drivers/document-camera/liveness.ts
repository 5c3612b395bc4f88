/** Whether the camera still shows the world: cameras fail by standing still or going black, and say nothing of it. */
import type { Frame } from './frame.ts'

/** No new frame for this long is a camera that is gone, whether or not the browser noticed. */
export const STALL_MS = 2_000
/** A sensor's noise never repeats: the same bytes for this long come from a buffer, not from a lens. */
export const FROZEN_MS = 5_000
export const BLACK_MS = 3_000
/** Mean luminance of a covered lens or a dead lamp, with the noise of a small sensor. */
const BLACK_LUMINANCE = 10

export type Liveness = 'alive' | 'black' | 'frozen'

/** FNV-1a over the 32-bit words: a hash, so that no picture is kept to compare with. */
const hashOf = ({ data }: Frame): number => {
  const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength >> 2)
  let hash = 0x81_1c_9d_c5
  for (const word of words) hash = Math.imul(hash ^ word, 0x01_00_01_93)
  return hash
}

const meanLuminance = ({ data }: Frame): number => {
  let sum = 0
  for (let at = 0; at < data.length; at += 4)
    sum += (data[at] ?? 0) * 77 + (data[at + 1] ?? 0) * 150 + (data[at + 2] ?? 0) * 29
  return sum / 256 / Math.max(1, data.length / 4)
}

export const createLivenessWatch = () => {
  let hash: number | undefined
  let changedAtMs = 0
  let lightAtMs: number | undefined
  return {
    /** Takes the next small picture, before anything else touches its bytes. */
    take: (frame: Frame, nowMs: number): Liveness => {
      const next = hashOf(frame)
      if (next !== hash) changedAtMs = nowMs
      hash = next
      if (lightAtMs === undefined || meanLuminance(frame) > BLACK_LUMINANCE) lightAtMs = nowMs
      // Black first: a covered lens may well give the same bytes, and its remedy is another.
      if (nowMs - lightAtMs >= BLACK_MS) return 'black'
      return nowMs - changedAtMs >= FROZEN_MS ? 'frozen' : 'alive'
    },
  }
}
