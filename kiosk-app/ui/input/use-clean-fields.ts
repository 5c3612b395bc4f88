/** Whatever writes into a field (keys, a keyboard, a scanner that types), the field holds clean text, and the citizen is told what was left out. */
import { useEffect, useState } from 'preact/hooks'
import type { Messages } from '../messages/messages.ts'
import { cleanText } from './clean-text.ts'

const isTextField = (target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement =>
  target instanceof HTMLTextAreaElement ||
  (target instanceof HTMLInputElement && ['text', 'search', 'tel'].includes(target.type))

export const useCleanFields = (words: Messages['keys']) => {
  const [notice, setNotice] = useState('')
  useEffect(() => {
    const onInput = (event: Event) => {
      const field = event.target
      if (!isTextField(field)) return
      const { removed, text } = cleanText(field.value, field.maxLength > 0 ? field.maxLength : undefined)
      if (removed === 'nothing') return setNotice('')
      const caret = Math.min(field.selectionStart ?? text.length, text.length)
      field.value = text
      field.setSelectionRange(caret, caret)
      setNotice(removed === 'signs' ? words.signsRemoved : words.full)
    }
    // Before the field's own handler hears it.
    document.addEventListener('input', onInput, { capture: true })
    return () => document.removeEventListener('input', onInput, { capture: true })
  }, [words])
  return { notice, isFull: () => setNotice(words.full) }
}
