/** Whether the centre answers: one fact for every page, so that each need not find it out for itself. */
import { signal } from '@preact/signals'

/** Nobody answered the last time it was asked. */
export const isLineDown = signal(false)
/** How often the line has come back: what failed for want of it is asked again. */
export const returns = signal(0)
/** Questions of pages that have no answer yet. */
export const pending = signal(0)

export const heard = (answered: boolean): void => {
  if (answered && isLineDown.value) returns.value += 1
  isLineDown.value = !answered
}
