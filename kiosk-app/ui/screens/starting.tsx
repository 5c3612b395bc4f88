import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { useVisit } from '../visit/visit.ts'

export const StartingScreen = () => {
  const { snapshot, messages } = useVisit()
  // A terminal's name is known only after a host has spoken once: then this is a link that is coming back.
  const lost = snapshot.terminalName !== ''
  return (
    <Frame screenKey="starting" title={messages.starting.title} back={null} centred>
      <Hero sign="wait" busy>
        <p role="status">{lost ? messages.starting.lost : messages.starting.text}</p>
      </Hero>
    </Frame>
  )
}
