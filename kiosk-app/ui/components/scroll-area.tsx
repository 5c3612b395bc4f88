/** Content that may be longer than the panel: it scrolls under a finger, and by two buttons for those who cannot drag. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useVisit } from '../visit/visit.ts'
import { Button } from './button.tsx'
import css from './scroll-area.module.css'

interface Room {
  readonly above: boolean
  readonly below: boolean
}
const NO_ROOM: Room = { above: false, below: false }
/** Fractions of a pixel are not content. */
const SLACK_PX = 4

const roomOf = (element: HTMLElement): Room => ({
  above: element.scrollTop > SLACK_PX,
  below: element.scrollHeight - element.clientHeight - element.scrollTop > SLACK_PX,
})

export const ScrollArea = ({
  centred,
  above,
  children,
}: {
  readonly centred: boolean
  /** What scrolls with the content, and is no part of it. */
  readonly above: ComponentChildren
  readonly children: ComponentChildren
}) => {
  const { messages } = useVisit()
  const frame = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(NO_ROOM)
  useEffect(() => {
    const outer = frame.current
    const element = area.current
    const inner = content.current
    if (outer === null || element === null || inner === null) return undefined
    let height = outer.clientHeight
    let again = 0
    const look = () => {
      const grown = outer.clientHeight > height
      height = outer.clientHeight
      if (grown) {
        // The two buttons take room: what needed them for want of theirs alone is looked at without them.
        setRoom(NO_ROOM)
        again = requestAnimationFrame(look)
        return
      }
      const now = roomOf(element)
      setRoom((last) => (last.above === now.above && last.below === now.below ? last : now))
    }
    const observer = new ResizeObserver(look)
    observer.observe(outer)
    observer.observe(element)
    observer.observe(inner)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      cancelAnimationFrame(again)
      element.removeEventListener('scroll', look)
    }
  }, [])
  const page = (direction: 1 | -1) => {
    const element = area.current
    element?.scrollBy({ top: direction * element.clientHeight * 0.8 })
  }
  const scrolls = room.above || room.below
  return (
    <div ref={frame} class={css.frame}>
      <div
        ref={area}
        class={`${css.area} ${centred ? css.centred : ''} ${room.below ? css.more : ''}`}
        data-scroll-area
        tabIndex={scrolls ? 0 : -1}
      >
        <div ref={content} class={css.content}>
          {above === null ? null : <div class={css.above}>{above}</div>}
          {children}
        </div>
      </div>
      {scrolls ? (
        <div class={css.pager} data-pager>
          <Button sign="up" disabled={!room.above} onPress={() => page(-1)}>
            {messages.actions.scrollUp}
          </Button>
          <Button sign="down" disabled={!room.below} onPress={() => page(1)}>
            {messages.actions.scrollDown}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
