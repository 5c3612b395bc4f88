import { Pictogram } from '../components/pictogram.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './dock.module.css'
import type { EditKey } from './edit-text.ts'
import { PAD_KEYS } from './key-sets.ts'
import { Key } from './key.tsx'

export interface KeypadProps {
  readonly keySet: keyof typeof PAD_KEYS
  readonly onKey: (key: EditKey) => void
  readonly onClose: () => void
  /** What the last key says where it does more than put the pad away. */
  readonly doneLabel?: string
}

export const Keypad = ({ keySet, onKey, onClose, doneLabel }: KeypadProps) => {
  const { messages } = useVisit()
  return (
    <div class={css.pad}>
      <div class={css.padKeys}>
        {PAD_KEYS[keySet].map((key) =>
          key === '' ? (
            <span key="none" />
          ) : (
            <Key key={key} onPress={() => onKey({ type: 'insert', text: key })}>
              {key}
            </Key>
          ),
        )}
        <Key quiet repeats label={messages.keys.delete} onPress={() => onKey({ type: 'delete' })}>
          <Pictogram name="erase" />
        </Key>
      </div>
      <div class={css.side}>
        <Key quiet onPress={() => onKey({ type: 'clear' })}>
          {messages.keys.clear}
        </Key>
        <Key quiet onPress={onClose}>
          {doneLabel ?? messages.keys.done}
        </Key>
      </div>
    </div>
  )
}
