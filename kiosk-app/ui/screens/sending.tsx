import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { useNow } from '../visit/use-now.ts'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

/** Seconds are shown only when it takes longer than one expects. */
const SHOW_SECONDS_AFTER_S = 3

export const SendingScreen = ({ screen }: { readonly screen: ScreenOf<'sending'> }) => {
  const { messages, now } = useVisit()
  const seconds = Math.max(0, Math.floor((useNow(now, 1_000) - screen.sinceMs) / 1_000))
  const waiting = screen.phase === 'waiting'
  return (
    <Frame screenKey="sending" title={messages.sending.title} phase={6} back={null} centred>
      <Hero sign={waiting ? 'offline' : 'wait'} tone={waiting ? 'warn' : 'act'} busy={!waiting}>
        <div role="status">
          <p class={css.strong}>{messages.sending.phases[screen.phase]}</p>
          <p>{messages.sending.text[screen.phase]}</p>
        </div>
        <p class={css.soft}>{seconds >= SHOW_SECONDS_AFTER_S ? messages.sending.since(seconds) : ''}</p>
      </Hero>
    </Frame>
  )
}
