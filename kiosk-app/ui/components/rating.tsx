/** Satisfaction in five levels, with reasons to tick; never asked twice, never in the way (GB/T 39735-2020). */
import { RATING_TAGS, type RatingLevel, type RatingTag } from '@lutong/core/cases/rating-tags.ts'
import { useState } from 'preact/hooks'
import { useVisit } from '../visit/visit.ts'
import { Button } from './button.tsx'
import css from './rating.module.css'

const LEVELS = [5, 4, 3, 2, 1] as const

interface RatingProps {
  /** It has a screen of its own: one level a row, as large as any other choice. */
  readonly alone?: boolean
  readonly disabled: boolean
  readonly onRate: (level: RatingLevel, tags: readonly RatingTag[]) => void
}

export const Rating = ({ alone = false, disabled, onRate }: RatingProps) => {
  const { messages } = useVisit()
  const [level, setLevel] = useState<RatingLevel | null>(null)
  const [tags, setTags] = useState<readonly RatingTag[]>([])
  const toggle = (tag: RatingTag) => setTags(tags.includes(tag) ? tags.filter((one) => one !== tag) : [...tags, tag])
  return (
    <div class={css.rating}>
      <div class={alone ? css.alone : css.levels} role="group" aria-label={messages.rating.title}>
        {LEVELS.map((one) => (
          <Button
            key={one}
            size={alone ? 'main' : 'small'}
            pressed={level === one}
            disabled={disabled}
            onPress={() => setLevel(one)}
          >
            {messages.rating.levels[one]}
          </Button>
        ))}
      </div>
      {level === null ? null : (
        <>
          <p>{messages.rating.why}</p>
          <div class={css.tags} role="group" aria-label={messages.rating.why}>
            {RATING_TAGS.map((tag) => (
              <Button key={tag} pressed={tags.includes(tag)} disabled={disabled} onPress={() => toggle(tag)}>
                {messages.rating.tags[tag]}
              </Button>
            ))}
          </div>
          <Button kind="main" sign="check" disabled={disabled} onPress={() => onRate(level, tags)}>
            {messages.rating.send}
          </Button>
        </>
      )}
    </div>
  )
}
