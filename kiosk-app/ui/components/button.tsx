/** A button as the hall needs it: large, acts on release, and once for two quick touches. */
import type { ComponentChildren } from 'preact'
import { guardedPress } from '../visit/press-guard.ts'
import css from './button.module.css'
import { Pictogram, type PictogramName } from './pictogram.tsx'

export interface ButtonProps {
  readonly kind?: 'main' | 'plain' | 'danger' | 'quiet'
  readonly size?: 'main' | 'small'
  readonly sign?: PictogramName
  readonly signAtEnd?: boolean
  /** What is spoken where the words on the button are not enough by themselves. */
  readonly label?: string
  readonly disabled?: boolean
  readonly pressed?: boolean
  /** The button that Enter presses when a panel opens. */
  readonly first?: boolean
  readonly lang?: string
  readonly onPress: () => void
  readonly children?: ComponentChildren
}

/** The browser's `click` already means "released on it": sliding off cancels. */
export const Button = ({
  kind = 'plain',
  size = 'small',
  sign,
  signAtEnd = false,
  label,
  disabled = false,
  pressed,
  first = false,
  lang,
  onPress,
  children,
}: ButtonProps) => (
  <button
    type="button"
    class={`${css.button} ${css[kind]} ${size === 'main' ? css.large : ''}`}
    aria-label={label}
    aria-pressed={pressed}
    disabled={disabled}
    autofocus={first}
    lang={lang}
    onClick={(event) => guardedPress(event, onPress)}
  >
    {sign !== undefined && !signAtEnd ? <Pictogram name={sign} /> : null}
    {children === undefined ? null : <span>{children}</span>}
    {sign !== undefined && signAtEnd ? <Pictogram name={sign} /> : null}
  </button>
)
