/** What the letters or strokes may mean: one row of large words, as many as find room, and two keys to the next ones. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Pictogram } from '../components/pictogram.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './candidates.module.css'
import { pagesOf } from './candidate-pages.ts'
import { Key } from './key.tsx'

interface CandidateBarProps {
  /** What was typed so far; nothing for handwriting. */
  readonly typed: string
  readonly candidates: readonly string[]
  readonly offeredFor?: string
  /** Says what to do where there is nothing to choose. */
  readonly hint: string
  readonly onChoose: (index: number) => void
}

/** Room of the row in widths of one character; measured, because the text's size is the citizen's. */
const useRoom = () => {
  const bar = useRef<HTMLDivElement>(null)
  const row = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(12)
  useLayoutEffect(() => {
    const element = row.current
    if (element === null) return undefined
    const look = () => {
      const em = Number.parseFloat(getComputedStyle(element).fontSize)
      if (em > 0) setRoom(element.clientWidth / em)
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    // Another text size changes the bar's height, and the row's width not at all.
    if (bar.current !== null) observer.observe(bar.current)
    return () => observer.disconnect()
  }, [])
  return { bar, row, room }
}

export const CandidateBar = ({ typed, candidates, offeredFor, hint, onChoose }: CandidateBarProps) => {
  const { messages } = useVisit()
  const { bar, row, room } = useRoom()
  const [shown, setShown] = useState({ of: candidates, page: 0 })
  const pages = pagesOf(candidates, room)
  const page = shown.of === candidates ? Math.min(shown.page, pages.length - 1) : 0
  const { first, end } = pages[page] ?? { first: 0, end: 0 }
  return (
    <div ref={bar} class={css.bar} data-loading={typed !== '' && offeredFor !== typed ? true : undefined}>
      <p class={css.typed} aria-live="polite">
        {typed === '' ? hint : typed}
      </p>
      <div class={css.choices}>
        <div ref={row} class={css.row} role="group" aria-label={messages.keys.candidates} data-offered-for={offeredFor}>
          {candidates.slice(first, end).map((text, index) => (
            <button
              key={`${first + index}/${text}`}
              type="button"
              tabIndex={-1}
              class={css.candidate}
              onClick={() => onChoose(first + index)}
            >
              {text}
            </button>
          ))}
        </div>
        {pages.length > 1 ? (
          <div class={css.pager}>
            <Key
              quiet
              label={messages.keys.previous}
              onPress={() => setShown({ of: candidates, page: Math.max(0, page - 1) })}
            >
              <Pictogram name="up" />
            </Key>
            <Key
              quiet
              label={messages.keys.more}
              onPress={() => setShown({ of: candidates, page: Math.min(pages.length - 1, page + 1) })}
            >
              <Pictogram name="down" />
            </Key>
          </div>
        ) : null}
      </div>
    </div>
  )
}
