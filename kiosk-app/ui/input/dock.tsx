/** On-screen keys, docked below the content while a field has the focus. Fields keep the focus: keys never take it by touch. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useVisit } from '../visit/visit.ts'
import { lazily } from '../visit/lazy.tsx'
import { CodeKeys } from './code-keys.tsx'
import css from './dock.module.css'
import { type EditKey, pressKey } from './edit-text.ts'
import { isKeySet } from './key-sets.ts'
import { Keypad } from './keypad.tsx'
import { useCleanFields } from './use-clean-fields.ts'
import type { WordKeysProps } from './word-keys.tsx'

type TextField = HTMLInputElement | HTMLTextAreaElement

const WordKeys = lazily<WordKeysProps>(async () => (await import('./word-keys.tsx')).WordKeys)

const asTextField = (target: EventTarget | null): TextField | null =>
  (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && isKeySet(target.dataset['keys'])
    ? target
    : null

/** Types into the field as a keyboard would: the field's own `input` handler hears it. False where it was full. */
const typeInto = (field: TextField, key: EditKey): boolean => {
  const start = field.selectionStart ?? field.value.length
  const end = field.selectionEnd ?? start
  const limit = field.maxLength > 0 ? field.maxLength : undefined
  const edited = pressKey({ text: field.value, start, end }, key, limit)
  if (edited.text === field.value) return key.type !== 'insert'
  field.value = edited.text
  field.setSelectionRange(edited.start, edited.end)
  field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  return true
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
      const focused = document.activeElement
      // The tactile pad stands on the keys themselves.
      if (asTextField(focused) === null && focused?.closest('[data-keys-dock]') == null) setField(null)
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
  return [field, setField] as const
}

/** Left around a field that takes all the room. */
const MARGIN_PX = 8

/** The keys never cover what is being written: whenever their height changes, the field comes into what is left. */
const useFieldInView = (field: TextField | null, dock: { readonly current: HTMLElement | null }, roomy: boolean) => {
  useEffect(() => {
    const area = field?.closest<HTMLElement>('[data-scroll-area]')
    if (field === null || dock.current === null) return undefined
    const show = () => {
      field.style.blockSize = ''
      const fits = area === null || area === undefined || (!roomy && field.offsetHeight <= area.clientHeight)
      if (!fits && field instanceof HTMLTextAreaElement) field.style.blockSize = `${area.clientHeight - MARGIN_PX}px`
      field.scrollIntoView({ block: roomy ? 'start' : 'nearest' })
    }
    show()
    const observer = new ResizeObserver(show)
    observer.observe(dock.current)
    document.documentElement.dataset['keysOpen'] = ''
    if (area) observer.observe(area)
    return () => {
      observer.disconnect()
      delete document.documentElement.dataset['keysOpen']
      field.style.blockSize = ''
    }
  }, [field, roomy])
}

export const Dock = ({ screenKey }: { readonly screenKey: string }) => {
  const { messages } = useVisit()
  const dock = useRef<HTMLElement>(null)
  const [field, setField] = useFieldInFocus(screenKey)
  const [roomy, setRoomy] = useState(false)
  const { notice, isFull } = useCleanFields(messages.keys)
  useFieldInView(field, dock, roomy)
  const keySet = field?.dataset['keys']
  if (field === null || !isKeySet(keySet)) return null
  const close = () => {
    field.blur()
    setRoomy(false)
    setField(null)
  }
  const onKey = (key: EditKey) => {
    if (!typeInto(field, key)) isFull()
  }
  return (
    <section
      ref={dock}
      class={css.dock}
      data-keys-dock
      aria-label={keySet === 'letters' || keySet === 'code' ? messages.keys.keyboard : messages.keys.keypad}
      // Pressing a key must not move the focus out of the field.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      <p role="status" class={css.notice}>
        {notice}
      </p>
      {keySet === 'letters' ? (
        <WordKeys field={field} onKey={onKey} onClose={close} roomy={roomy} onRoomy={setRoomy} />
      ) : keySet === 'code' ? (
        <CodeKeys onKey={onKey} onClose={close} />
      ) : (
        <Keypad keySet={keySet} onKey={onKey} onClose={close} />
      )}
    </section>
  )
}
