import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'

export const OutOfServiceScreen = ({ screen }: { readonly screen: ScreenOf<'out-of-service'> }) => {
  const { snapshot, messages } = useVisit()
  return (
    <Frame screenKey="out-of-service" title={messages.outOfService.title} back={null} centred>
      <Hero sign="info" tone="warn">
        <p>{messages.outOfService.reasons[screen.reason]}</p>
        <p>{messages.outOfService.next}</p>
        <p class={css.strong}>{snapshot.centrePhone}</p>
      </Hero>
    </Frame>
  )
}
