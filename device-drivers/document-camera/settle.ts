/** Whether what lies under the camera lies still: nothing moves for some frames and some time. */
import type { Clock } from '@lutong/core/clock.ts'
import { type Frame, greyOf, shrink, wipe, type GreyFrame } from './frame.ts'

export interface SettleRules {
  /** A pixel has changed when its luminance differs by more than this; a lamp's flicker and noise stay below. */
  readonly changedBy: number
  /** Share of changed pixels from which something moves. */
  readonly movingShare: number
  readonly stillFrames: number
  readonly stillMs: number
}

export const SETTLE_RULES: SettleRules = { changedBy: 14, movingShare: 0.004, stillFrames: 4, stillMs: 400 }

/** Share of pixels that changed; 1 for pictures of different size. */
const changedShare = (before: GreyFrame, after: GreyFrame, changedBy: number): number => {
  if (before.width !== after.width || before.height !== after.height) return 1
  let changed = 0
  for (const [at, value] of after.data.entries()) if (Math.abs(value - (before.data[at] ?? 0)) > changedBy) changed += 1
  return changed / after.data.length
}

export const createSettleWatch = (clock: Clock, rules: SettleRules = SETTLE_RULES) => {
  let reference: GreyFrame | undefined
  let sinceMs = 0
  let frames = 0
  const startFrom = (grey: GreyFrame) => {
    if (reference !== undefined) wipe(reference)
    reference = grey
    sinceMs = clock.nowMs()
    frames = 0
  }
  return {
    /** Takes the next small picture; true when the desk has been still for long enough. */
    take: (frame: Frame): boolean => {
      const halved = shrink(frame, 2)
      const grey = greyOf(halved)
      if (halved !== frame) wipe(halved)
      // Against the first still frame, not the one before: a page that creeps is moving too.
      if (reference === undefined || changedShare(reference, grey, rules.changedBy) > rules.movingShare) {
        startFrom(grey)
        return false
      }
      wipe(grey)
      frames += 1
      return frames >= rules.stillFrames && clock.nowMs() - sinceMs >= rules.stillMs
    },
    reset: () => {
      if (reference !== undefined) wipe(reference)
      reference = undefined
      frames = 0
    },
  }
}
