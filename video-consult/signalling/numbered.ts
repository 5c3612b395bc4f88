/** One end's memory of a line: what was sent and not yet seen, and what was seen. Pure but for its own numbers. */
import type { Frame } from './frames.ts'

/** More unseen than this, and the line is not worth keeping: it begins anew. */
const MOST_UNSEEN = 500

export interface Numbered {
  /** The highest number received. */
  readonly seen: number
  readonly overflown: boolean
  number(body: unknown): Frame
  /** False where it came before: its effect has happened. */
  accept(seq: number): boolean
  acknowledge(seq: number): void
  /** What the other end has not seen, in order. */
  unseen(seen: number): readonly Frame[]
  /** The other end knows nothing: what is unseen is numbered from 1 again. */
  beginAnew(): readonly Frame[]
}

export const createNumbered = (): Numbered => {
  let lastSent = 0
  let lastSeen = 0
  let kept: { readonly seq: number; readonly body: unknown }[] = []
  const frame = ({ seq, body }: { readonly seq: number; readonly body: unknown }): Frame => ({ f: 'msg', seq, body })
  return {
    get seen() {
      return lastSeen
    },
    get overflown() {
      return kept.length > MOST_UNSEEN
    },
    number: (body) => {
      lastSent += 1
      kept.push({ seq: lastSent, body })
      return frame({ seq: lastSent, body })
    },
    accept: (seq) => {
      // On one socket frames are in order, and a new socket begins behind what was seen: a gap is never filled later.
      if (seq !== lastSeen + 1) return false
      lastSeen = seq
      return true
    },
    acknowledge: (seq) => {
      kept = kept.filter((one) => one.seq > seq)
    },
    unseen: (seen) => {
      kept = kept.filter((one) => one.seq > seen)
      return kept.map(frame)
    },
    beginAnew: () => {
      lastSeen = 0
      kept = kept.map(({ body }, index) => ({ seq: index + 1, body }))
      lastSent = kept.length
      return kept.map(frame)
    },
  }
}
