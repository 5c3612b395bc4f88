/** A poor line, one direction of it: what is lost, how long the rest takes. Pure but for its own queue. */
export interface LineFigures {
  readonly lossRatio: number
  /** One way. */
  readonly delayMs: number
  readonly kbps: number
  /** What would wait longer than this for its turn is dropped, as a modem's buffer does. */
  readonly queueMs: number
}

/** Gives the moment of arrival; `null`: lost on the way. */
export type Shaper = (bytes: number, nowMs: number) => number | null

export const createShaper = (figures: LineFigures, random: () => number): Shaper => {
  let freeAtMs = 0
  return (bytes, nowMs) => {
    const startsMs = Math.max(nowMs, freeAtMs)
    if (startsMs - nowMs > figures.queueMs) return null
    freeAtMs = startsMs + (bytes * 8) / figures.kbps
    // What is lost has taken its turn on the line all the same.
    return random() < figures.lossRatio ? null : freeAtMs + figures.delayMs
  }
}
