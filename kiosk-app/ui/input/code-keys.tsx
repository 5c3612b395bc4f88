/** Capital letters and digits, as the codes on slips are written. */
import { Pictogram } from '../components/pictogram.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './dock.module.css'
import type { EditKey } from './edit-text.ts'
import { DIGIT_ROW, LETTER_ROWS } from './key-sets.ts'
import { Key } from './key.tsx'

const HYPHEN = '-'

interface CodeKeysProps {
  readonly onKey: (key: EditKey) => void
  readonly onClose: () => void
}

export const CodeKeys = ({ onKey, onClose }: CodeKeysProps) => {
  const { messages } = useVisit()
  const insert = (text: string) => onKey({ type: 'insert', text })
  return (
    <div class={css.letters}>
      {[DIGIT_ROW, ...LETTER_ROWS].map((row, index) => (
        <div key={row} class={css.row}>
          {[...row.toUpperCase()].map((letter) => (
            <Key key={letter} onPress={() => insert(letter)}>
              {letter}
            </Key>
          ))}
          {index === 3 ? (
            <Key quiet repeats label={messages.keys.delete} onPress={() => onKey({ type: 'delete' })}>
              <Pictogram name="erase" />
            </Key>
          ) : null}
        </div>
      ))}
      <div class={css.row}>
        <Key quiet onPress={() => insert(HYPHEN)}>
          {HYPHEN}
        </Key>
        <Key wide onPress={() => onKey({ type: 'clear' })}>
          {messages.keys.clear}
        </Key>
        <Key quiet onPress={onClose}>
          {messages.keys.done}
        </Key>
      </div>
    </div>
  )
}
