import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { Notice } from '../components/notice.tsx'
import { useNow } from '../visit/use-now.ts'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

export const FarewellScreen = ({ screen }: { readonly screen: ScreenOf<'farewell'> }) => {
  const { messages, now, send } = useVisit()
  const seconds = Math.max(0, Math.ceil((screen.endsAtMs - useNow(now, 250)) / 1_000))
  return (
    <Frame
      screenKey="farewell"
      title={messages.farewell.title}
      back={null}
      centred
      // Whoever stands behind need not wait; a card that still lies there is taken first.
      {...(screen.cardStillThere
        ? {}
        : { next: { label: messages.farewell.home, sign: 'home', onPress: () => void send({ type: 'home' }) } })}
    >
      <Hero sign={screen.cardStillThere ? 'card' : 'check'} tone={screen.cardStillThere ? 'warn' : 'ok'}>
        <div role="alert">
          {screen.cardStillThere ? (
            <Notice tone="danger" title={messages.farewell.cardThere}>
              <p>{messages.farewell.cardThereHint}</p>
            </Notice>
          ) : null}
        </div>
        <p>{messages.farewell.text}</p>
        {screen.keptAside ? <p class={css.strong}>{messages.farewell.keptAside}</p> : null}
        {screen.cardStillThere ? null : <p class={css.strong}>{messages.farewell.thanks}</p>}
        {screen.cardStillThere ? null : <p class={css.soft}>{messages.farewell.next(seconds)}</p>}
      </Hero>
    </Frame>
  )
}
