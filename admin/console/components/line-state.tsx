/** Says that the centre cannot be reached, and asks until it can; a thin bar while a page waits for its answer. */
import { useEffect, useState } from 'preact/hooks'
import { ask } from '../api.ts'
import { words } from '../language/language.ts'
import { isLineDown, pending } from '../line.ts'

/** `showAfterMs`: what comes sooner needs no sign that it is coming. */
export const LINE_TIMINGS = { askAgainMs: 3_000, showAfterMs: 300, slowAfterMs: 6_000 } as const

/** True once `on` has been so for a while. */
export const useLasting = (on: boolean, ms: number): boolean => {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    setLasting(false)
    if (!on) return undefined
    const timer = setTimeout(() => setLasting(true), ms)
    return () => clearTimeout(timer)
  }, [on, ms])
  return on && lasting
}

export const LineState = () => {
  const isDown = isLineDown.value
  const isBusy = useLasting(pending.value > 0, LINE_TIMINGS.showAfterMs)
  useEffect(() => {
    if (!isDown) return undefined
    // The answer itself says that the line is back.
    const timer = setInterval(() => void ask('GET', '/session'), LINE_TIMINGS.askAgainMs)
    return () => clearInterval(timer)
  }, [isDown])
  return (
    <>
      <div class={`busy-bar${isBusy ? ' busy-bar-on' : ''}`} aria-hidden="true" />
      <div role="status">
        {isDown ? (
          <p class="line-down">
            <span aria-hidden="true">△</span> {words().frame.offline}
          </p>
        ) : null}
      </div>
    </>
  )
}
