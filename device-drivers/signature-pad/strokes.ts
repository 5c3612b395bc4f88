/** From reports to strokes. A flooded pad must not fill memory, and a point outside of the glass is none. */
import type { PadPoint, PadStroke } from '../contract/signature-pad.ts'
import type { SignaturePadProfile } from './profiles.ts'

const MOST_POINTS = 2_000
const MOST_STROKES = 200

/** What a report meant to the signature. */
export type PadEvent = 'ink' | 'lifted' | 'done' | 'clear' | 'nothing'

export const createStrokes = (profile: SignaturePadProfile) => {
  let strokes: PadPoint[][] = []
  let writing: PadPoint[] | undefined
  let firstMs: number | undefined

  const wipe = () => {
    for (const stroke of strokes) stroke.length = 0
    strokes = []
    writing = undefined
    firstMs = undefined
  }
  const lift = (): PadEvent => {
    const wasWriting = writing !== undefined
    writing = undefined
    return wasWriting ? 'lifted' : 'nothing'
  }
  const pointFrom = (report: Uint8Array, atMs: number): PadPoint | undefined => {
    const view = new DataView(report.buffer, report.byteOffset, report.byteLength)
    const part = ({ at, most }: SignaturePadProfile['x']) => view.getUint16(at, profile.lowByteFirst) / most
    const [x, y, p] = [part(profile.x), part(profile.y), part(profile.pressure)]
    if (x > 1 || y > 1 || p > 1) return undefined
    firstMs ??= atMs
    return { x, y, p, t: Math.max(0, atMs - firstMs) }
  }

  return {
    /** Takes one report of `profile.reportBytes` bytes, received at `atMs`. */
    take: (report: Uint8Array, atMs: number): PadEvent => {
      const { buttons, pen } = profile
      if (report.length !== profile.reportBytes) return 'nothing'
      if (report[0] === buttons.reportId) {
        const keys = report[buttons.at] ?? 0
        if ((keys & buttons.clearMask) !== 0) return 'clear'
        return (keys & buttons.doneMask) !== 0 ? 'done' : 'nothing'
      }
      if (report[0] !== pen.reportId) return 'nothing'
      if (((report[pen.stateAt] ?? 0) & pen.touchesMask) === 0) return lift()
      const point = pointFrom(report, atMs)
      if (point === undefined) return 'nothing'
      if (writing === undefined) {
        if (strokes.length >= MOST_STROKES) return 'nothing'
        writing = []
        strokes.push(writing)
      }
      if (writing.length >= MOST_POINTS) return 'nothing'
      writing.push(point)
      return 'ink'
    },
    /** A copy: what is kept here is wiped. */
    copy: (): readonly PadStroke[] => strokes.map((stroke) => stroke.map((point) => ({ ...point }))),
    isEmpty: () => strokes.length === 0,
    wipe,
  }
}
