import type { ComponentChildren } from 'preact'
import css from './dock.module.css'

export interface KeyProps {
  readonly label?: string
  readonly wide?: boolean
  readonly quiet?: boolean
  readonly pressed?: boolean
  readonly onPress: () => void
  readonly children: ComponentChildren
}

/** Not guarded against quick second touches: "11" is two of them. Out of the tab order: a real keyboard is there then. */
export const Key = ({ label, wide = false, quiet = false, pressed, onPress, children }: KeyProps) => (
  <button
    type="button"
    tabIndex={-1}
    class={`${css.key} ${wide ? css.wide : ''} ${quiet ? css.quiet : ''}`}
    aria-label={label}
    aria-pressed={pressed}
    onClick={onPress}
  >
    {children}
  </button>
)
