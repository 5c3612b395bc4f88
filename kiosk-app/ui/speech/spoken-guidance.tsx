/** While it is here the kiosk speaks: each new screen, what the focus stands on, what is typed and what went wrong. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { useVisit } from '../visit/visit.ts'
import { createPlayer, type Player } from './player.ts'
import { type Listening, readAll, readFocused, type Utterance } from './read-screen.ts'
import css from './spoken-guidance.module.css'

/** Stands for private words where no headphones are in: said once, not for each. */
const forEars = (
  utterances: readonly Utterance[],
  { messages }: Listening,
  headphones: boolean,
): readonly Utterance[] => {
  if (headphones || utterances.every((one) => !one.private)) return utterances
  return [...utterances.filter((one) => !one.private), { text: messages.speech.withHeadphones, private: false }]
}

const screenRoots = (): readonly Element[] => [...document.querySelectorAll('main, aside')]

/** What is to be said when the focus comes to an element. */
const saidAt = (element: HTMLElement, listening: Listening): readonly Utterance[] => {
  const dialog = element.closest('dialog')
  if (element.matches('h1')) return screenRoots().flatMap((root) => readAll(root, listening))
  if (dialog !== null && dialog.dataset['spoken'] === undefined) {
    dialog.dataset['spoken'] = ''
    return [...readAll(dialog, listening), ...readFocused(element, listening)]
  }
  return element.matches('button, input, textarea') ? readFocused(element, listening) : []
}

export const SpokenGuidance = () => {
  const { snapshot, messages, speak } = useVisit()
  const { headphones, volume, rate } = snapshot.speech
  const [paused, setPaused] = useState(false)
  const player = useRef<Player | null>(null)
  const listening = useRef<Listening & { readonly headphones: boolean }>(null)
  listening.current = {
    screen: snapshot.screen.name,
    messages,
    publicNumbers: [snapshot.centrePhone],
    headphones,
  }
  const { language } = snapshot

  useEffect(() => {
    const voice = createPlayer(speak)
    player.current = voice
    return () => voice.close()
  }, [speak])
  useEffect(() => player.current?.setVolume(volume), [volume])

  useEffect(() => {
    const say = (utterances: readonly Utterance[]) => {
      const now = listening.current
      if (now === null || utterances.length === 0) return
      setPaused(false)
      player.current?.say(forEars(utterances, now, now.headphones), language)
    }
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && listening.current !== null) say(saidAt(target, listening.current))
    }
    // What is typed is echoed sign by sign, into one ear only.
    const onInput = (event: Event) => {
      const { target } = event
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
        say([
          {
            text:
              target.type === 'radio' || target.type === 'checkbox'
                ? messages.speech.chosen
                : target.value.slice(-1) || messages.speech.empty,
            private: true,
          },
        ])
    }
    const observer = new MutationObserver((changes) => {
      const told = new Set(
        changes.flatMap(({ target }) => {
          const element = target instanceof Element ? target : target.parentElement
          return element?.closest('[role="alert"], [role="status"]') ?? []
        }),
      )
      const now = listening.current
      if (now !== null) say([...told].flatMap((one) => readAll(one, now)))
    })
    document.addEventListener('focusin', onFocus)
    document.addEventListener('input', onInput)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    const now = listening.current
    if (now !== null)
      say([{ text: messages.speech.begins, private: false }, ...screenRoots().flatMap((root) => readAll(root, now))])
    return () => {
      document.removeEventListener('focusin', onFocus)
      document.removeEventListener('input', onInput)
      observer.disconnect()
    }
  }, [language, messages])
  // Another pace, or ears that changed: what was being said ends there.
  useEffect(() => player.current?.stop(), [rate, headphones])

  return (
    <section class={css.bar} aria-label={messages.speech.group}>
      <Button sign="repeat" onPress={() => player.current?.repeat()}>
        {messages.speech.repeat}
      </Button>
      <Button sign={paused ? 'play' : 'pause'} onPress={() => setPaused(player.current?.pause() ?? false)}>
        {paused ? messages.speech.goOn : messages.speech.pause}
      </Button>
    </section>
  )
}
