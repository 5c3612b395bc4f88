import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import css from './dock.module.css'

export interface KeyProps {
  readonly label?: string
  readonly wide?: boolean
  readonly quiet?: boolean
  readonly pressed?: boolean
  /** Held for two seconds it acts again and again: never for a hand that trembles or rests (interaction 17). */
  readonly repeats?: boolean
  readonly onPress: () => void
  readonly children: ComponentChildren
}

const HELD_MS = 2000
const AGAIN_MS = 160

/** Acts again while it is held; what a held press did is not done once more by its release. */
const useRepeat = (repeats: boolean, onPress: () => void) => {
  const act = useRef(onPress)
  act.current = onPress
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const repeated = useRef(false)
  const release = () => clearTimeout(timer.current)
  useEffect(() => release, [])
  if (!repeats) return { onClick: onPress }
  const again = () => {
    repeated.current = true
    act.current()
    timer.current = setTimeout(again, AGAIN_MS)
  }
  return {
    onPointerDown: () => {
      repeated.current = false
      release()
      timer.current = setTimeout(again, HELD_MS)
    },
    onPointerUp: release,
    onPointerLeave: release,
    onPointerCancel: release,
    onClick: () => {
      release()
      if (!repeated.current) onPress()
      repeated.current = false
    },
  }
}

/** Not guarded against quick second touches: "11" is two of them. Out of the tab order: OK of the tactile pad leads here from the field. */
export const Key = ({ label, wide = false, quiet = false, pressed, repeats = false, onPress, children }: KeyProps) => (
  <button
    type="button"
    tabIndex={-1}
    class={`${css.key} ${wide ? css.wide : ''} ${quiet ? css.quiet : ''}`}
    aria-label={label}
    aria-pressed={pressed}
    {...useRepeat(repeats, onPress)}
  >
    {children}
  </button>
)
