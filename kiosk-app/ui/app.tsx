/** One snapshot on the panel: band, screen, foot line, and what lies over them. */
import { useEffect } from 'preact/hooks'
import { Band } from './components/band.tsx'
import { AttendantOverlay } from './components/attendant.tsx'
import { HelpOverlay, IdleOverlay } from './components/overlays.tsx'
import css from './app.module.css'
import { CurrentScreen } from './screens/current-screen.tsx'
import { useVisit } from './visit/visit.ts'

/** Language, text size and contrast are the document's own, so that speech, hyphens and styles follow. */
const useReadingOnDocument = () => {
  const { snapshot } = useVisit()
  const { language, textSize, contrast } = snapshot
  useEffect(() => {
    const root = document.documentElement
    root.lang = language
    root.dataset['textSize'] = textSize
    root.dataset['contrast'] = contrast
  }, [language, textSize, contrast])
}

export const App = () => {
  const { snapshot, messages } = useVisit()
  useReadingOnDocument()
  return (
    <div class={css.panel} data-screen={snapshot.screen.name}>
      <Band />
      <CurrentScreen />
      <footer class={css.foot}>
        <span>{messages.band.phone(snapshot.centrePhone)}</span>
        {snapshot.practice ? <strong class={css.practice}>{messages.band.practice}</strong> : null}
        <span>{snapshot.terminalName}</span>
      </footer>
      {snapshot.helpOpen ? <HelpOverlay /> : null}
      {snapshot.attendant === null ? null : <AttendantOverlay view={snapshot.attendant} />}
      {snapshot.idleEndsAtMs === null ? null : <IdleOverlay endsAtMs={snapshot.idleEndsAtMs} />}
    </div>
  )
}
