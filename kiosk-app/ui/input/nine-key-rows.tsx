/** Nine keys: readings of the first digits at the left, the letters' keys in the middle, mending at the right. */
import { useState } from 'preact/hooks'
import { useVisit } from '../visit/visit.ts'
import type { ComponentChildren } from 'preact'
import { Key } from './key.tsx'
import css from './nine-keys.module.css'
import { KEY_LETTERS } from './pinyin/nine-keys.ts'
import type { Composition } from './use-pinyin.ts'

/** Two in each of the three rows. */
const READINGS_SHOWN = 6
const ROWS = [
  ['', '2', '3'],
  ['4', '5', '6'],
  ['7', '8', '9'],
] as const

export const NineKeyRows = ({ erase, pinyin }: { readonly erase: ComponentChildren; readonly pinyin: Composition }) => {
  const words = useVisit().messages.keys
  const { readings } = pinyin
  const [shown, setShown] = useState({ of: readings, page: 0 })
  const pages = Math.ceil(readings.length / READINGS_SHOWN)
  const page = shown.of === readings ? shown.page % Math.max(1, pages) : 0
  const readingAt = (place: number): string | undefined => readings[page * READINGS_SHOWN + place]
  const mending = [
    erase,
    <Key key="again" quiet label={words.nine.again} onPress={() => pinyin.clear()}>
      {words.nine.againSign}
    </Key>,
    pages > 1 ? (
      <Key key="more" quiet label={words.nine.more} onPress={() => setShown({ of: readings, page: page + 1 })}>
        {words.nine.moreSign}
      </Key>
    ) : (
      <span key="more" />
    ),
  ]
  return (
    <div class={css.nine}>
      {ROWS.map((digits, row) => (
        <div key={digits.join()} class={css.row}>
          {[0, 1].map((column) => {
            const reading = readingAt(2 * row + column)
            return reading === undefined ? (
              <span key={column} />
            ) : (
              <Key key={column} quiet label={words.nine.read(reading)} onPress={() => pinyin.readAs(reading)}>
                {reading}
              </Key>
            )
          })}
          {digits.map((digit) =>
            digit === '' ? (
              <Key key="separator" quiet label={words.separator} onPress={() => pinyin.add("'")}>
                {words.separatorSign}
              </Key>
            ) : (
              <Key key={digit} label={KEY_LETTERS[digit] ?? digit} onPress={() => pinyin.add(digit)}>
                <span class={css.letters}>{KEY_LETTERS[digit]}</span>
              </Key>
            ),
          )}
          {mending[row]}
        </div>
      ))}
    </div>
  )
}
