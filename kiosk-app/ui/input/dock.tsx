/** On-screen keys, docked below the content while a field has the focus. Fields keep the focus: keys never take it. */
import { useEffect, useState } from 'preact/hooks'
import { useVisit } from '../visit/visit.ts'
import css from './dock.module.css'
import { type EditKey, pressKey } from './edit-text.ts'
import { isKeySet, type KeySet } from './key-sets.ts'
import { Keypad } from './keypad.tsx'
import { LetterKeys } from './letter-keys.tsx'

type TextField = HTMLInputElement | HTMLTextAreaElement

const asTextField = (target: EventTarget | null): TextField | null =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && isKeySet(target.dataset['keys'])
    ? target
    : null

/** Types into the field as a keyboard would: the field's own `input` handler hears it. */
const typeInto = (field: TextField, key: EditKey) => {
  const start = field.selectionStart ?? field.value.length
  const end = field.selectionEnd ?? start
  const limit = field.maxLength > 0 ? field.maxLength : undefined
  const edited = pressKey({ text: field.value, start, end }, key, limit)
  if (edited.text === field.value) return
  field.value = edited.text
  field.setSelectionRange(edited.start, edited.end)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** The field that has the focus. Leaving it does not close the keys until something else was pressed: nothing may move under a finger. */
const useFieldInFocus = (screenKey: string) => {
  const [field, setField] = useState<TextField | null>(null)
  useEffect(() => {
    const onFocus = (event: FocusEvent) => {
      const focused = asTextField(event.target)
      if (focused !== null && !focused.readOnly) setField(focused)
    }
    const onClick = () => {
      if (asTextField(document.activeElement) === null) setField(null)
    }
    document.addEventListener('focusin', onFocus)
    document.addEventListener('click', onClick)
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('click', onClick)
    }
  }, [])
  useEffect(() => {
    setField((current) => (current?.isConnected === true ? current : null))
  }, [screenKey])
  useEffect(() => field?.scrollIntoView({ block: 'nearest' }), [field])
  return [field, setField] as const
}

export const Dock = ({ screenKey }: { readonly screenKey: string }) => {
  const { messages } = useVisit()
  const [field, setField] = useFieldInFocus(screenKey)
  const keySet = field?.dataset['keys']
  if (field === null || !isKeySet(keySet)) return null
  const close = () => {
    field.blur()
    setField(null)
  }
  const onKey = (key: EditKey) => typeInto(field, key)
  const isLetters = (set: KeySet): set is 'letters' | 'code' => set === 'letters' || set === 'code'
  return (
    <section
      class={css.dock}
      aria-label={isLetters(keySet) ? messages.keys.keyboard : messages.keys.keypad}
      // Pressing a key must not move the focus out of the field.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {isLetters(keySet) ? (
        <LetterKeys
          onKey={onKey}
          onClose={close}
          upperCase={keySet === 'code'}
          multiline={field instanceof HTMLTextAreaElement}
        />
      ) : (
        <Keypad keySet={keySet} onKey={onKey} onClose={close} />
      )}
    </section>
  )
}
