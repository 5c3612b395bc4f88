/** The band at the top: whose terminal this is, how one wants to read it, the time, and the way out. */
import { TEXT_SIZE_ORDER } from '../visit/reading.ts'
import { clockTime, dayOfWeek } from '../visit/formats.ts'
import { LANGUAGE_NAMES } from '../messages/messages.ts'
import { useNow } from '../visit/use-now.ts'
import { useVisit } from '../visit/visit.ts'
import css from './band.module.css'
import { Button } from './button.tsx'
import { Emblem } from './pictogram.tsx'

const CLOCK_EVERY_MS = 5_000

const Clock = () => {
  const { snapshot, now } = useVisit()
  const atMs = useNow(now, CLOCK_EVERY_MS)
  return (
    <p class={css.clock}>
      <span class={css.time}>{clockTime(atMs)}</span>
      <span class={css.date}>{dayOfWeek(atMs, snapshot.language)}</span>
    </p>
  )
}

const Reading = () => {
  const { snapshot, messages, send } = useVisit()
  return (
    <div class={css.reading}>
      <div class={css.group} role="group" aria-label={messages.band.languages}>
        {LANGUAGE_NAMES.map(([language, name]) => (
          <Button
            key={language}
            lang={language}
            pressed={snapshot.language === language}
            onPress={() => void send({ type: 'set-language', language })}
          >
            {name}
          </Button>
        ))}
      </div>
      <div class={`${css.group} ${css.sizes}`} role="group" aria-label={messages.band.textSize}>
        {TEXT_SIZE_ORDER.map((textSize) => (
          <Button
            key={textSize}
            label={messages.band.textSizes[textSize]}
            pressed={snapshot.textSize === textSize}
            onPress={() => void send({ type: 'set-text-size', textSize })}
          >
            {snapshot.language === 'en' ? 'A' : '字'}
          </Button>
        ))}
      </div>
      <Button
        sign="contrast"
        pressed={snapshot.contrast === 'high'}
        onPress={() => void send({ type: 'set-contrast', contrast: snapshot.contrast === 'high' ? 'normal' : 'high' })}
      >
        {messages.band.contrast}
      </Button>
    </div>
  )
}

export const Band = () => {
  const { snapshot, messages, send } = useVisit()
  return (
    <header class={css.band}>
      <div class={css.who}>
        <Emblem />
        <p>
          <span class={css.centre}>{snapshot.centreName}</span>
          <span class={css.service}>
            {messages.band.brand} · {snapshot.serviceTitle ?? snapshot.terminalName}
          </span>
        </p>
      </div>
      <Clock />
      <Reading />
      <div class={css.end}>
        {snapshot.inSession ? (
          <Button kind="danger" sign="close" onPress={() => void send({ type: 'end' })}>
            {messages.band.end}
          </Button>
        ) : null}
      </div>
    </header>
  )
}
