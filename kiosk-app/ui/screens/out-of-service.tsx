import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { DangerOverlay } from '../components/overlays.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'

export const OutOfServiceScreen = ({ screen }: { readonly screen: ScreenOf<'out-of-service'> }) => {
  const { snapshot, messages } = useVisit()
  const [danger, setDanger] = useState(false)
  return (
    <Frame screenKey="out-of-service" title={messages.outOfService.title} back={null} centred>
      <Hero sign="info" tone="warn">
        <p>{messages.outOfService.reasons[screen.reason]}</p>
        <p>{messages.outOfService.next}</p>
        <p class={css.strong}>{snapshot.centrePhone === '' ? messages.starting.hotline : snapshot.centrePhone}</p>
        {screen.reason === 'not-enrolled' ? null : <p class={css.soft}>{messages.outOfService.nothingLost}</p>}
        <Button kind="danger" size="main" sign="alert" onPress={() => setDanger(true)}>
          {messages.welcome.danger}
        </Button>
      </Hero>
      {danger ? <DangerOverlay onClose={() => setDanger(false)} /> : null}
    </Frame>
  )
}
