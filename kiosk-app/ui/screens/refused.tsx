import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { problemText } from '../messages/messages.ts'
import { useVisit } from '../visit/visit.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import css from './screens.module.css'

export const RefusedScreen = ({ screen }: { readonly screen: ScreenOf<'refused'> }) => {
  const { snapshot, messages, send } = useVisit()
  const text = problemText(messages, screen.problem)
  return (
    <Frame
      screenKey="refused"
      title={messages.refused.title}
      next={{ label: messages.refused.home, sign: 'home', onPress: () => void send({ type: 'home' }) }}
      centred
    >
      <Hero sign="alert" tone="warn">
        <div role="alert">
          <p class={css.strong}>{text.title}</p>
          <p>{text.next}</p>
        </div>
        <p>{messages.band.phone(snapshot.centrePhone)}</p>
        <p class={`${css.soft} ${css.small}`}>{messages.refused.kept}</p>
      </Hero>
    </Frame>
  )
}
