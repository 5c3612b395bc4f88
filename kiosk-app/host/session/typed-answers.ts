/** What stands in the fields of a screen and has not been handed in: in memory, so that a page that crashed shows it again. */
import type { Screen, Typed } from '@lutong/core/contracts/host-rpc.ts'

/** Names the fields of one screen. */
const fieldsOn = (screen: Screen): string =>
  screen.name === 'form-step'
    ? screen.stepId
    : screen.name === 'consult-call' && screen.form?.step
      ? screen.form.step.stepId
      : screen.name === 'calculator'
        ? `calculator/${screen.id}`
        : screen.name

/** More than all steps of the longest visit; a page gone mad fills no memory. */
const MOST_SCREENS = 100

export interface TypedAnswers {
  of(screen: Screen): Typed | undefined
  /** False where the screen has changed meanwhile. */
  keep(screen: Screen, key: string, values: Typed): boolean
  handedIn(screen: Screen): void
  all(): ReadonlyMap<string, Typed>
  /** Of a visit that was put aside. */
  takeUp(kept: ReadonlyMap<string, Typed>): void
  clear(): void
}

export const createTypedAnswers = (before?: ReadonlyMap<string, Typed>): TypedAnswers => {
  const typed = new Map(before)
  return {
    of: (screen) => typed.get(fieldsOn(screen)),
    keep: (screen, key, values) => {
      if (key !== fieldsOn(screen) || (typed.size >= MOST_SCREENS && !typed.has(key))) return false
      typed.set(key, { ...typed.get(key), ...values })
      return true
    },
    handedIn: (screen) => void typed.delete(fieldsOn(screen)),
    all: () => typed,
    takeUp: (kept) => {
      for (const [key, values] of kept) typed.set(key, values)
    },
    clear: () => typed.clear(),
  }
}
