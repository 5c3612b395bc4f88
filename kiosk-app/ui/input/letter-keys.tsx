import { useState } from 'preact/hooks'
import { Pictogram } from '../components/pictogram.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './dock.module.css'
import type { EditKey } from './edit-text.ts'
import { LETTER_ROWS, MARKS } from './key-sets.ts'
import { Key } from './key.tsx'

export interface LetterKeysProps {
  readonly onKey: (key: EditKey) => void
  readonly onClose: () => void
  /** Codes on slips are written in capitals. */
  readonly upperCase: boolean
  readonly multiline: boolean
}

export const LetterKeys = ({ onKey, onClose, upperCase, multiline }: LetterKeysProps) => {
  const { messages, snapshot } = useVisit()
  const [capitals, setCapitals] = useState(upperCase)
  const insert = (text: string) => onKey({ type: 'insert', text })
  const cased = (letter: string) => (capitals ? letter.toUpperCase() : letter)
  return (
    <div class={css.letters}>
      {LETTER_ROWS.map((row, index) => (
        <div key={row} class={css.row}>
          {index === 3 && !upperCase ? (
            <Key quiet pressed={capitals} label={messages.keys.shift} onPress={() => setCapitals(!capitals)}>
              <Pictogram name="up" />
            </Key>
          ) : null}
          {[...row].map((letter) => (
            <Key key={letter} onPress={() => insert(cased(letter))}>
              {cased(letter)}
            </Key>
          ))}
          {index === 3 ? (
            <Key quiet label={messages.keys.delete} onPress={() => onKey({ type: 'delete' })}>
              <Pictogram name="erase" />
            </Key>
          ) : null}
        </div>
      ))}
      <div class={css.row}>
        {MARKS[snapshot.language].map((mark) => (
          <Key key={mark} quiet onPress={() => insert(mark)}>
            {mark}
          </Key>
        ))}
        <Key wide onPress={() => insert(' ')}>
          {messages.keys.space}
        </Key>
        {multiline ? (
          <Key quiet onPress={() => insert('\n')}>
            {messages.keys.newline}
          </Key>
        ) : null}
        <Key quiet onPress={onClose}>
          {messages.keys.done}
        </Key>
      </div>
    </div>
  )
}
