/** Letters on their way to become Chinese: what was typed, what is offered for it, and what choosing does. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { ask } from './input-service.ts'
import type { FuzzyPair } from './pinyin/fuzzy.ts'
import type { Candidate } from './pinyin/pinyin.ts'
import { lettersOf, readAs, readingsOf } from './pinyin/spellings.ts'

interface Offer {
  readonly typed: string
  readonly candidates: readonly Candidate[]
  readonly available: boolean
}
const NOTHING: Offer = { typed: '', candidates: [], available: true }

export interface Composition {
  readonly typed: string
  readonly candidates: readonly string[]
  /** The letters that the candidates are for. */
  readonly offeredFor: string
  readonly available: boolean
  /** How the first digits of nine keys may be read; none where letters alone were typed. */
  readonly readings: readonly string[]
  readAs(reading: string): void
  add(letter: string): void
  /** False where there was no letter to take back. */
  takeBack(): boolean
  choose(index: number): void
  /** The letters themselves, as they are. */
  keepLetters(): void
  clear(): void
}

export const usePinyin = (fuzzy: readonly FuzzyPair[], insert: (text: string) => void): Composition => {
  const [typed, setTyped] = useState('')
  const [offer, setOffer] = useState(NOTHING)
  /** What was chosen piece by piece since the first letter: learned as one when all is chosen. */
  const pieces = useRef({ typed: '', text: '' })
  useEffect(() => {
    if (typed === '') {
      setOffer(NOTHING)
      return undefined
    }
    let awaited = true
    const offerFor = async () => {
      const answer = await ask({ type: 'candidates', typed, fuzzy })
      if (!awaited) return
      const available = answer.type === 'candidates'
      setOffer({ typed, candidates: available ? answer.candidates : [], available })
    }
    void offerFor()
    return () => {
      awaited = false
    }
  }, [typed, fuzzy])
  const readings = useMemo(() => readingsOf(typed), [typed])
  const clear = () => {
    pieces.current = { typed: '', text: '' }
    setTyped('')
  }
  return {
    typed,
    candidates: offer.candidates.map(({ text }) => text),
    offeredFor: offer.typed,
    available: offer.available,
    readings,
    readAs: (reading) => setTyped((before) => readAs(before, reading)),
    add: (letter) => setTyped((before) => lettersOf(before + letter)),
    takeBack: () => {
      if (typed === '') return false
      setTyped(typed.slice(0, -1))
      return true
    },
    choose: (index) => {
      const chosen = offer.candidates[index]
      // What is offered for letters that are not there any more is not what was meant.
      if (chosen === undefined || offer.typed !== typed) return
      insert(chosen.text)
      const letters = typed.slice(0, chosen.letters)
      pieces.current = { typed: pieces.current.typed + letters, text: pieces.current.text + chosen.text }
      const rest = typed.slice(chosen.letters)
      if (rest !== '') return setTyped(rest)
      void ask({ type: 'learn', ...pieces.current })
      clear()
    },
    keepLetters: () => {
      if (typed !== '') insert(typed)
      clear()
    },
    clear,
  }
}
