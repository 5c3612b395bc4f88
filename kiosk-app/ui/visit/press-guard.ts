/** The second of two quick touches meant one thing. Buttons at the same place on the next screen count as the same. */
export const GUARD_MS = 400

export const createPressGuard = (now: () => number): ((act: () => void) => void) => {
  let lastMs = Number.NEGATIVE_INFINITY
  return (act) => {
    const atMs = now()
    if (atMs - lastMs < GUARD_MS) return
    lastMs = atMs
    act()
  }
}

/** One guard for the page: `performance.now()` does not jump when the clock is set. */
export const guardedPress = createPressGuard(() => performance.now())
