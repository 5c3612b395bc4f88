/** The band at the top: whose terminal this is, how one wants to read it, the time, and the way out. */
import { useState } from 'preact/hooks'
import { clockTime, dayOfWeek } from '../visit/formats.ts'
import { lazily } from '../visit/lazy.tsx'
import { useNow } from '../visit/use-now.ts'
import { useVisit } from '../visit/visit.ts'
import css from './band.module.css'
import { Button } from './button.tsx'
import { Emblem } from './pictogram.tsx'

const LanguagePanel = lazily(async () => (await import('../display/language-panel.tsx')).LanguagePanel)
const DisplayPanel = lazily(async () => (await import('../display/display-panel.tsx')).DisplayPanel)

const EndPausedOverlay = lazily(async () => (await import('../screens/paused.tsx')).EndPausedOverlay)

const CLOCK_EVERY_MS = 5_000

const Clock = () => {
  const { snapshot, now } = useVisit()
  const atMs = useNow(now, CLOCK_EVERY_MS)
  return (
    <p class={css.clock} data-clock>
      <span class={css.time}>{clockTime(atMs)}</span>
      <span class={css.date}>{dayOfWeek(atMs, snapshot.language)}</span>
    </p>
  )
}

const Reading = () => {
  const { snapshot, messages } = useVisit()
  const [open, setOpen] = useState<'languages' | 'display' | null>(null)
  return (
    <div class={css.reading} data-tools="reading">
      {snapshot.languages.length > 1 ? (
        <Button sign="languages" onPress={() => setOpen('languages')}>
          {messages.band.languages}
        </Button>
      ) : null}
      <Button sign="eye" onPress={() => setOpen('display')}>
        {messages.band.display}
      </Button>
      {open === 'languages' ? <LanguagePanel onClose={() => setOpen(null)} /> : null}
      {open === 'display' ? <DisplayPanel onClose={() => setOpen(null)} /> : null}
    </div>
  )
}

export const Band = () => {
  const { snapshot, messages, send } = useVisit()
  const [isEnding, setEnding] = useState(false)
  return (
    <header class={css.band}>
      <div class={css.who}>
        <Emblem />
        <p data-name>
          <span class={css.centre}>{snapshot.centreName}</span>
          <span class={css.service}>
            {messages.band.brand} · {snapshot.serviceTitle ?? snapshot.terminalName}
          </span>
        </p>
      </div>
      <Clock />
      <Reading />
      <div class={css.end} data-tools="end">
        {snapshot.canPause ? (
          <Button sign="pause" onPress={() => void send({ type: 'pause' })}>
            {messages.paused.button}
          </Button>
        ) : null}
        {snapshot.inSession ? (
          <Button
            kind="danger"
            sign="close"
            onPress={() => (snapshot.screen.name === 'paused' ? setEnding(true) : void send({ type: 'end' }))}
          >
            {messages.band.end}
          </Button>
        ) : null}
        {isEnding && snapshot.screen.name === 'paused' ? <EndPausedOverlay onClose={() => setEnding(false)} /> : null}
      </div>
    </header>
  )
}
