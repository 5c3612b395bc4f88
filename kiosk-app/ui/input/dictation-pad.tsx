/** Writing by speaking: asked first, seen and heard while the microphone is open, and written only when the citizen has read it. */
import type { DictationState } from '@lutong/core/contracts/dictation.ts'
import { useEffect, useRef } from 'preact/hooks'
import { Pictogram } from '../components/pictogram.tsx'
import { useVisit } from '../visit/visit.ts'
import { chime } from './chime.ts'
import css from './dictation-pad.module.css'
import { Key } from './key.tsx'

const hears = ({ state }: DictationState) => state === 'listening' || state === 'partial'

/** A tone when it begins to listen, and another when it does so no more. */
const useChimes = (dictation: DictationState) => {
  const listening = hears(dictation)
  const was = useRef(listening)
  useEffect(() => {
    if (was.current !== listening) chime(listening ? 'opened' : 'closed')
    was.current = listening
  }, [listening])
}

export const DictationPad = ({
  dictation,
  onWrite,
}: {
  readonly dictation: DictationState
  /** False where the field has no room for it: then it stays here. */
  readonly onWrite: (text: string) => boolean
}) => {
  const { messages, send } = useVisit()
  const words = messages.keys.dictation
  const pad = useRef<HTMLDivElement>(null)
  useChimes(dictation)
  // Whoever leaves these keys, or this field, wants nobody to listen any more.
  useEffect(() => () => void send({ type: 'dictate-end' }), [send])
  // Somebody who stands on the keys with the tactile pad is led on to the next ones.
  useEffect(() => {
    if (document.activeElement === document.body || pad.current?.contains(document.activeElement) === true)
      pad.current?.querySelector('button')?.focus()
  }, [dictation.state])
  const begin = () => void send({ type: 'dictate', consent: true })
  const end = () => void send({ type: 'dictate-end' })
  const write = (text: string) => {
    if (onWrite(text)) end()
  }
  return (
    <div ref={pad} class={css.pad} data-private>
      <p role="status" class={`${css.told} ${hears(dictation) ? css.open : ''}`}>
        <Pictogram name="microphone" large />
        <span>{words.told(dictation)}</span>
      </p>
      {dictation.state === 'partial' || dictation.state === 'final' ? <p class={css.heard}>{dictation.text}</p> : null}
      <div class={css.keys}>
        <Keys dictation={dictation} onBegin={begin} onEnd={end} onWrite={write} />
      </div>
    </div>
  )
}

const Keys = ({
  dictation,
  onBegin,
  onEnd,
  onWrite,
}: {
  readonly dictation: DictationState
  readonly onBegin: () => void
  readonly onEnd: () => void
  readonly onWrite: (text: string) => void
}) => {
  const { messages, send } = useVisit()
  const words = messages.keys.dictation
  switch (dictation.state) {
    case 'idle':
      return <Key onPress={onBegin}>{words.begin}</Key>
    case 'starting':
      return (
        <Key quiet onPress={onEnd}>
          {words.leave}
        </Key>
      )
    case 'listening':
    case 'partial':
      return (
        <>
          <Key onPress={() => void send({ type: 'dictate-finish' })}>{words.finish}</Key>
          <Key quiet onPress={onEnd}>
            {words.leave}
          </Key>
        </>
      )
    case 'final':
      return (
        <>
          <Key label={`${words.write}: ${dictation.text}`} onPress={() => onWrite(dictation.text)}>
            {words.write}
          </Key>
          <Key quiet onPress={onBegin}>
            {words.again}
          </Key>
          <Key quiet onPress={onEnd}>
            {words.leave}
          </Key>
        </>
      )
    case 'failed':
      return (
        <Key quiet onPress={onBegin}>
          {words.again}
        </Key>
      )
    default:
      return dictation satisfies never
  }
}
