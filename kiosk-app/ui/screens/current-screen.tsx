/** The screen the host names: the first ones are here, those behind them are fetched once one of these has been drawn. */
import { useEffect } from 'preact/hooks'
import { fetchWords } from '../messages/messages.ts'
import { lazily } from '../visit/lazy.tsx'
import { useVisit } from '../visit/visit.ts'
import { OutOfServiceScreen } from './out-of-service.tsx'
import { StartingScreen } from './starting.tsx'
import { WelcomeScreen } from './welcome.tsx'

const VisitScreen = lazily(async () => (await import('./visit-screens.tsx')).VisitScreen)

/** Nobody waits for the second screen, or for it in English: they are there before the first has been read. */
const useFetchedAhead = () => {
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      void VisitScreen.ahead()
      void fetchWords('en')
    })
    return () => cancelIdleCallback(idle)
  }, [])
}

export const CurrentScreen = () => {
  const { screen } = useVisit().snapshot
  useFetchedAhead()
  if (screen.name === 'starting') return <StartingScreen screen={screen} />
  if (screen.name === 'out-of-service') return <OutOfServiceScreen screen={screen} />
  if (screen.name === 'welcome') return <WelcomeScreen screen={screen} />
  return <VisitScreen screen={screen} />
}
