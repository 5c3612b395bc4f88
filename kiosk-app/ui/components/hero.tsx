/** A screen that says one thing: a sign, and a sentence or two. */
import type { ComponentChildren } from 'preact'
import css from './hero.module.css'
import { Pictogram, type PictogramName } from './pictogram.tsx'

export interface HeroProps {
  readonly sign: PictogramName
  readonly tone?: 'act' | 'ok' | 'warn'
  readonly busy?: boolean
  readonly children?: ComponentChildren
}

export const Hero = ({ sign, tone = 'act', busy = false, children }: HeroProps) => (
  <div class={`${css.hero} ${css[tone]}`}>
    <div class={`${css.disc} ${busy ? css.busy : ''}`}>
      <Pictogram name={sign} large />
    </div>
    <div class={css.words}>{children}</div>
  </div>
)
