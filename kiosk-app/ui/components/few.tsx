/** In 长辈模式 a long list comes in handfuls; otherwise it is shown whole. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useVisit } from '../visit/visit.ts'
import { Button } from './button.tsx'

/** What one takes in at a glance. */
const HANDFUL = 4

/** The handful that is shown now, and the button to the next one, after the last the first again. */
export const useHandful = <Item,>(items: readonly Item[]): readonly [readonly Item[], ComponentChildren] => {
  const { snapshot, messages } = useVisit()
  const [from, setFrom] = useState(0)
  if (!snapshot.plain || items.length <= HANDFUL) return [items, null]
  const shown = items.slice(from, from + HANDFUL)
  const left = items.length - shown.length
  const next = from + HANDFUL < items.length ? from + HANDFUL : 0
  return [
    shown,
    <Button key="more" size="main" sign="repeat" onPress={() => setFrom(next)}>
      {messages.few.more}
      <small> {messages.few.left(left)}</small>
    </Button>,
  ]
}
