/** The second of two quick touches meant one thing. What stands at the same place on the next screen counts as the same. */
export const GUARD_MS = 400
/** A shaking finger comes down again this near. */
const SAME_PLACE_PX = 40

/** A press: where it was, or for a keyboard (`detail` 0, no place) on what. */
export interface Press {
  readonly detail: number
  readonly clientX: number
  readonly clientY: number
  readonly currentTarget: object | null
}

/** A button of the last screen holds that whole screen: it is not held on to. */
interface PastPress extends Omit<Press, 'currentTarget'> {
  readonly target: WeakRef<object> | undefined
}

const isSame = (a: PastPress, b: Press): boolean =>
  a.detail === 0 || b.detail === 0
    ? a.target?.deref() === b.currentTarget
    : Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) < SAME_PLACE_PX

export const createPressGuard = (now: () => number): ((press: Press, act: () => void) => void) => {
  let last: { readonly press: PastPress; readonly atMs: number } | undefined
  return ({ detail, clientX, clientY, currentTarget }, act) => {
    const press = { detail, clientX, clientY, currentTarget }
    const atMs = now()
    if (last !== undefined && atMs - last.atMs < GUARD_MS && isSame(last.press, press)) return
    const target = currentTarget === null ? undefined : new WeakRef(currentTarget)
    last = { press: { detail, clientX, clientY, target }, atMs }
    act()
  }
}

/** One guard for the page: `performance.now()` does not jump when the clock is set. */
export const guardedPress = createPressGuard(() => performance.now())
