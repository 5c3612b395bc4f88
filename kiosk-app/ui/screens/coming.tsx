import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

export const ComingScreen = ({ screen }: { readonly screen: ScreenOf<'coming'> }) => {
  const { messages, send } = useVisit()
  return (
    <Frame
      screenKey={`coming/${screen.item.code}`}
      over={screen.item.name}
      title={messages.coming.title}
      next={{ label: messages.actions.home, sign: 'home', onPress: () => void send({ type: 'home' }) }}
      centred
    >
      <Hero sign="phone">
        <p>{messages.coming.text}</p>
        <p class={css.strong}>
          {messages.coming.phoneLabel} {screen.phone}
        </p>
        <p class={css.soft}>{screen.item.summary}</p>
      </Hero>
    </Frame>
  )
}
