/** Large choices side by side. After each choice the focus stands on the first of the next ones: the tactile pad goes on from there. */
import { useEffect, useRef } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import css from './picker.module.css'

interface Pick {
  readonly key: string
  readonly name: string
  /** More than stands on the button: "March" for "3". */
  readonly spoken?: string
}

interface PickGridProps {
  readonly label: string
  readonly picks: readonly Pick[]
  readonly width: 'number' | 'word' | 'letter' | 'place' | 'line'
  /** New choices, new focus. Nothing: the focus stays where it is (in a field one writes in). */
  readonly focusOn?: string
  readonly onPick: (key: string) => void
}

export const PickGrid = ({ label, picks, width, focusOn, onPick }: PickGridProps) => {
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (focusOn !== undefined) grid.current?.querySelector('button')?.focus()
  }, [focusOn])
  return (
    <div ref={grid} class={`${css.grid} ${css[width]}`} role="group" aria-label={label}>
      {picks.map(({ key, name, spoken }) => (
        <Button key={key} {...(spoken === undefined ? {} : { label: spoken })} onPress={() => onPick(key)}>
          {name}
        </Button>
      ))}
    </div>
  )
}
