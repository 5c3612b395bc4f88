/** Keys for people who work all day with a keyboard; never while somebody types, and never in a browser's own chords. */
import { useEffect, useRef } from 'preact/hooks'

const TYPED_INTO = 'input, textarea, select, [contenteditable]'

/** A tick is no text: keys go on working on it. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest(TYPED_INTO) !== null && !target.matches('[type="checkbox"]')

/** What each key does on the page that is shown; a dialog that is open has its own. */
export const useKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const now = useRef(keys)
  now.current = keys
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.repeat) return
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('dialog[open]') !== null) return
      const act = now.current[event.key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}
