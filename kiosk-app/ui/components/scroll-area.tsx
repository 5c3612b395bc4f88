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
  children,
}: {
  readonly centred: boolean
  readonly children: ComponentChildren
}) => {
  const { messages } = useVisit()
  const area = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(NO_ROOM)
  useEffect(() => {
    const element = area.current
    const inner = content.current
    if (element === null || inner === null) return undefined
    const look = () => {
      const now = roomOf(element)
      setRoom((last) => (last.above === now.above && last.below === now.below ? last : now))
    }
    const observer = new ResizeObserver(look)
    observer.observe(element)
    observer.observe(inner)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [])
  const page = (direction: 1 | -1) => {
    const element = area.current
    element?.scrollBy({ top: direction * element.clientHeight * 0.8 })
  }
  const scrolls = room.above || room.below
  return (
    <div class={css.frame}>
      <div
        ref={area}
        class={`${css.area} ${centred ? css.centred : ''} ${room.below ? css.more : ''}`}
        tabIndex={scrolls ? 0 : -1}
      >
        <div ref={content} class={css.content}>
          {children}
        </div>
      </div>
      {scrolls ? (
        <div class={css.pager}>
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
