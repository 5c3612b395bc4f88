/** Keys for words: Chinese by pinyin or by hand, letters, digits and marks. Loaded when a field for words is first touched. */
import { writtenOf } from '@lutong/core/messages/written-of.ts'
import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import { Pictogram } from '../components/pictogram.tsx'
import { atVisitEnd } from '../visit/visit-end.ts'
import { useVisit } from '../visit/visit.ts'
import { CandidateBar } from './candidate-bar.tsx'
import css from './dock.module.css'
import type { EditKey } from './edit-text.ts'
import { DictationPad } from './dictation-pad.tsx'
import { HandwritingPad } from './handwriting-pad.tsx'
import { Key } from './key.tsx'
import { DIGIT_ROW, LETTER_ROWS, MARKS, SYMBOL_ROWS } from './key-sets.ts'
import { NineKeyRows } from './nine-key-rows.tsx'
import { FUZZY_PAIRS, type FuzzyPair } from './pinyin/fuzzy.ts'
import { type Composition, usePinyin } from './use-pinyin.ts'

export interface WordKeysProps {
  readonly field: HTMLInputElement | HTMLTextAreaElement
  readonly onKey: (key: EditKey) => void
  readonly onClose: () => void
  /** Offered for long texts: more of the text is seen while it is written. */
  readonly roomy: boolean
  readonly onRoomy: (roomy: boolean) => void
}

const MODES = ['pinyin', 'handwriting', 'latin', 'symbols', 'dictation'] as const
type Mode = (typeof MODES)[number]

/** What the citizen chose stays for the next field of this visit. */
let chosen: { readonly mode?: Mode; readonly fuzzy?: boolean; readonly nine?: boolean } = {}
atVisitEnd(() => {
  chosen = {}
})
const NO_PAIRS: readonly FuzzyPair[] = []

/** A keyboard that is plugged in writes Chinese too: letters are collected, space and digits choose. */
const useRealKeyboard = (field: WordKeysProps['field'], pinyin: Composition, active: boolean) => {
  // Before the next key can come: a letter typed right after the mode was changed belongs to the new one.
  useLayoutEffect(() => {
    if (!active) return undefined
    const onPress = (event: Event) => {
      if (!(event instanceof KeyboardEvent) || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
        return
      const composing = pinyin.typed !== ''
      const nth = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : event.key === ' ' ? 0 : undefined
      if (/^[a-z']$/.test(event.key) && (composing || event.key !== "'")) pinyin.add(event.key)
      else if (composing && nth !== undefined) pinyin.choose(nth)
      else if (composing && event.key === 'Backspace') pinyin.takeBack()
      else if (composing && event.key === 'Enter') pinyin.keepLetters()
      else if (composing && event.key === 'Escape') pinyin.clear()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    field.addEventListener('keydown', onPress)
    return () => field.removeEventListener('keydown', onPress)
  }, [field, pinyin, active])
}

export const WordKeys = ({ field, onKey, onClose, roomy, onRoomy }: WordKeysProps) => {
  const { messages, snapshot } = useVisit()
  const words = messages.keys
  const { dictation } = snapshot
  const [mode, setMode] = useState<Mode>(chosen.mode ?? (snapshot.language !== 'en' ? 'pinyin' : 'latin'))
  const [capitals, setCapitals] = useState(false)
  const [fuzzy, setFuzzy] = useState(chosen.fuzzy ?? true)
  const [nine, setNine] = useState(chosen.nine ?? false)
  const insert = (text: string) => onKey({ type: 'insert', text })
  const pinyin = usePinyin(fuzzy ? FUZZY_PAIRS : NO_PAIRS, insert)
  useRealKeyboard(field, pinyin, mode === 'pinyin')
  // Letters of one field must not become words of another.
  useEffect(() => pinyin.clear(), [field])

  const choose = (next: Mode) => {
    chosen = { ...chosen, mode: next }
    pinyin.clear()
    setMode(next)
  }
  const letter = (one: string) => (mode === 'pinyin' ? pinyin.add(one) : insert(capitals ? one.toUpperCase() : one))
  const takeBack = () => {
    if (!pinyin.takeBack()) onKey({ type: 'delete' })
  }
  const mark = (sign: string) => {
    if (pinyin.typed !== '') pinyin.choose(0)
    insert(sign)
  }
  const erase = (
    <Key quiet repeats label={words.delete} onPress={takeBack}>
      <Pictogram name="erase" />
    </Key>
  )
  return (
    <div class={css.letters} data-mode={mode}>
      {mode === 'pinyin' ? (
        <CandidateBar
          typed={pinyin.typed}
          candidates={pinyin.candidates}
          offeredFor={pinyin.offeredFor}
          hint={pinyin.available ? (nine ? words.nine.hint : words.pinyinHint) : words.unavailable}
          onChoose={pinyin.choose}
        />
      ) : null}
      {mode === 'handwriting' ? <HandwritingPad onWrite={insert} /> : null}
      {mode === 'dictation' && dictation !== null ? (
        <DictationPad
          key={field.id}
          dictation={dictation}
          onWrite={(text) => {
            const before = field.value
            insert(text)
            return field.value !== before
          }}
        />
      ) : null}
      {mode === 'latin' || mode === 'symbols' ? <Row signs={DIGIT_ROW} onSign={insert} /> : null}
      {mode === 'symbols'
        ? SYMBOL_ROWS[writtenOf(snapshot.language)].map((signs) => <Row key={signs} signs={signs} onSign={insert} />)
        : null}
      {mode === 'pinyin' && nine ? <NineKeyRows erase={erase} pinyin={pinyin} /> : null}
      {(mode === 'pinyin' && !nine) || mode === 'latin' ? (
        <>
          <Row signs={LETTER_ROWS[0]} shown={capitals && mode === 'latin'} onSign={letter} />
          <Row signs={LETTER_ROWS[1]} shown={capitals && mode === 'latin'} onSign={letter} />
          <div class={css.row}>
            {mode === 'latin' ? (
              <Key quiet pressed={capitals} label={words.shift} onPress={() => setCapitals(!capitals)}>
                <Pictogram name="up" />
              </Key>
            ) : (
              <Key quiet label={words.separator} onPress={() => letter("'")}>
                {words.separatorSign}
              </Key>
            )}
            {[...LETTER_ROWS[2]].map((one) => (
              <Key key={one} onPress={() => letter(one)}>
                {capitals && mode === 'latin' ? one.toUpperCase() : one}
              </Key>
            ))}
            {erase}
          </div>
        </>
      ) : null}
      <div class={css.row}>
        {MARKS[writtenOf(snapshot.language)].map((sign) => (
          <Key key={sign} quiet onPress={() => mark(sign)}>
            {sign}
          </Key>
        ))}
        <Key wide onPress={() => (pinyin.typed === '' ? insert(' ') : pinyin.choose(0))}>
          {pinyin.typed === '' ? words.space : words.takeFirst}
        </Key>
        {field instanceof HTMLTextAreaElement && field.dataset['oneLine'] === undefined ? (
          <Key quiet onPress={() => insert('\n')}>
            {words.newline}
          </Key>
        ) : null}
        {mode === 'pinyin' ? (
          <Key
            quiet
            pressed={nine}
            onPress={() => {
              chosen = { ...chosen, nine: !nine }
              pinyin.clear()
              setNine(!nine)
            }}
          >
            {words.nine.name}
          </Key>
        ) : null}
        {mode === 'handwriting' || mode === 'symbols' || mode === 'dictation' ? erase : null}
        <Key quiet onPress={onClose}>
          {words.done}
        </Key>
      </div>
      <div class={css.row}>
        {MODES.filter((one) => one !== 'dictation' || dictation !== null).map((one) => (
          <Key key={one} quiet pressed={mode === one} onPress={() => choose(one)}>
            {words.modes[one]}
          </Key>
        ))}
        {mode === 'pinyin' ? (
          <Key
            quiet
            pressed={fuzzy}
            onPress={() => {
              chosen = { ...chosen, fuzzy: !fuzzy }
              setFuzzy(!fuzzy)
            }}
          >
            {words.fuzzy}
          </Key>
        ) : null}
        {field instanceof HTMLTextAreaElement ? (
          <Key quiet pressed={roomy} onPress={() => onRoomy(!roomy)}>
            {words.roomy}
          </Key>
        ) : null}
      </div>
    </div>
  )
}

const Row = ({
  signs,
  shown = false,
  onSign,
}: {
  readonly signs: string
  /** In capitals. */
  readonly shown?: boolean
  readonly onSign: (sign: string) => void
}) => (
  <div class={css.row}>
    {[...signs].map((sign) => (
      <Key key={sign} onPress={() => onSign(sign)}>
        {shown ? sign.toUpperCase() : sign}
      </Key>
    ))}
  </div>
)
