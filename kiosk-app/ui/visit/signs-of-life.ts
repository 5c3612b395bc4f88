/** Reading and typing happen in the page only; the host must hear of them, or it would think that nobody is there. */
const TELL_EVERY_MS = 10_000

/** A function that passes on at most one call in `everyMs`. */
export const atMostEvery = (everyMs: number, now: () => number, tell: () => void): (() => void) => {
  let lastMs = Number.NEGATIVE_INFINITY
  return () => {
    const atMs = now()
    if (atMs - lastMs < everyMs) return
    lastMs = atMs
    tell()
  }
}

export const sendSignsOfLife = (target: Window, tell: () => void): void => {
  const sign = atMostEvery(TELL_EVERY_MS, () => performance.now(), tell)
  for (const type of ['pointerdown', 'keydown', 'scroll']) {
    target.addEventListener(type, sign, { capture: true, passive: true })
  }
}
