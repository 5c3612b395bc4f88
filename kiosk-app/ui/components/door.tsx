/** A wide button that leads to one service or bundle, in everyday words. */
import type { ComponentChildren } from 'preact'
import { guardedPress } from '../visit/press-guard.ts'
import css from './door.module.css'
import { Pictogram } from './pictogram.tsx'

interface DoorProps {
  readonly name: string
  readonly official?: string
  readonly summary?: string
  readonly tag?: ComponentChildren
  readonly onPress: () => void
}

export const Door = ({ name, official, summary, tag, onPress }: DoorProps) => (
  <button type="button" class={css.item} onClick={(event) => guardedPress(event, onPress)}>
    <span class={css.words}>
      <strong>{name}</strong>
      {official === undefined ? null : <span class={css.official}>{official}</span>}
      {summary === undefined ? null : <span>{summary}</span>}
    </span>
    {tag ?? <Pictogram name="next" />}
  </button>
)
