/** One snapshot on the panel: band, screen, foot line, and what lies over them. */
import { Band } from './components/band.tsx'
import { HelpOverlay, IdleOverlay } from './components/overlays.tsx'
import css from './app.module.css'
import { CurrentScreen } from './screens/current-screen.tsx'
import { usePad } from './pad/use-pad.ts'
import { lazily } from './visit/lazy.tsx'
import { useReadingOnDocument } from './visit/reading.ts'
import { useVisit } from './visit/visit.ts'

const SpokenGuidance = lazily(async () => (await import('./speech/spoken-guidance.tsx')).SpokenGuidance)
const AttendantOverlay = lazily(async () => (await import('./attendant/attendant.tsx')).AttendantOverlay)
const Signals = lazily(async () => (await import('./speech/signals.tsx')).Signals)

export const App = () => {
  const { snapshot, messages } = useVisit()
  useReadingOnDocument(snapshot)
  usePad(snapshot.padKeys)
  const cardLeft = snapshot.screen.name === 'farewell' && snapshot.screen.cardStillThere
  return (
    <div class={css.panel} data-panel data-screen={snapshot.screen.name}>
      <Band />
      <CurrentScreen />
      <footer class={css.foot}>
        <span>{messages.band.phone(snapshot.centrePhone)}</span>
        {snapshot.practice ? <strong class={css.practice}>{messages.band.practice}</strong> : null}
        {snapshot.pack.reviewed ? null : <span data-not-reviewed>{messages.band.notReviewed}</span>}
        {snapshot.pack.tag === 'zh-Hant' ? <span>{messages.band.converted}</span> : null}
        <span>{snapshot.terminalName}</span>
      </footer>
      {snapshot.helpOpen ? <HelpOverlay /> : null}
      {snapshot.attendant === null ? null : <AttendantOverlay view={snapshot.attendant} />}
      {snapshot.idleEndsAtMs === null ? null : <IdleOverlay endsAtMs={snapshot.idleEndsAtMs} />}
      {snapshot.speech.on ? <SpokenGuidance /> : null}
      {snapshot.idleEndsAtMs !== null || cardLeft ? <Signals urgent={cardLeft} /> : null}
    </div>
  )
}
