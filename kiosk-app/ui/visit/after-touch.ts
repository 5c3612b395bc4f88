/**
 * What the host answers to a touch is drawn after the touch itself: the finger sees at once that it was felt, and a whole
 * new screen comes in the frame behind. Without a touch nothing waits.
 */
const TOUCHES = ['pointerdown', 'click', 'keydown'] as const
/** A page that nobody sees draws no frames. */
const NO_FRAME_MS = 100

/** When the next frame has been drawn. */
export const afterFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))

export const createAfterTouch = (target: Window): ((act: () => void) => void) => {
  const waiting: (() => void)[] = []
  let undrawn = 0
  const drawn = () => {
    undrawn -= 1
    if (undrawn > 0) return
    for (const act of waiting.splice(0)) act()
  }
  const touched = () => {
    undrawn += 1
    let isOver = false
    const over = () => {
      if (isOver) return
      isOver = true
      drawn()
    }
    // A task of its own behind the frame: in the frame's own callback nothing has been drawn yet.
    target.requestAnimationFrame(() => target.setTimeout(over))
    target.setTimeout(over, NO_FRAME_MS)
  }
  for (const type of TOUCHES) target.addEventListener(type, touched, { capture: true, passive: true })
  return (act) => {
    if (undrawn === 0) act()
    else waiting.push(act)
  }
}
