/** Waiting is honest: where one stands, how long it may take, what one may do meanwhile. */
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Hero } from '../components/hero.tsx'
import { Problem } from '../components/notice.tsx'
import common from '../screens/screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useNow } from '../visit/use-now.ts'
import { useVisit } from '../visit/visit.ts'

export const WaitingScreen = ({ screen }: { readonly screen: ScreenOf<'consult-waiting'> }) => {
  const { messages, now: hostNow, send } = useVisit()
  const text = messages.consult.waiting
  const now = useNow(hostNow, 10_000)
  const { outlook, place, ready, sinceMs, state } = screen
  const waits = state === 'waiting'
  const nobody = (waits && outlook?.kind === 'no-lawyer') || state === 'over'
  const minutes = sinceMs === null ? 0 : Math.max(0, Math.floor((now - sinceMs) / 60_000))
  const title = state === 'over' ? text.over : state === 'no-line' ? text.noLine : nobody ? text.nobody : text.title
  return (
    <Frame
      screenKey={`consult-waiting/${state}/${nobody}`}
      title={title}
      back={{ label: text.leave, sign: 'close', onPress: () => void send({ type: 'leave-queue' }) }}
      {...(nobody
        ? { next: { label: text.message, sign: 'pen' as const, onPress: () => void send({ type: 'leave-message' }) } }
        : {})}
    >
      <div class={common.stack}>
        <Problem code={screen.problem} />
        <Hero sign={nobody ? 'info' : state === 'no-line' ? 'offline' : 'lawyer'} busy={!nobody && state !== 'no-line'}>
          <div role="status">
            {state === 'joining' ? <p>{text.joining}</p> : null}
            {state === 'no-line' ? <p>{text.noLineNext(screen.phone)}</p> : null}
            {nobody ? <p>{text.nobodyNext(screen.phone)}</p> : null}
            {waits && !nobody ? (
              <>
                {place === null ? (
                  <p class={common.strong}>{text.asking}</p>
                ) : (
                  <p class={common.strong}>{text.place(place)}</p>
                )}
                {ready === null || ready.mode === 'text' ? null : (
                  <p>{ready.mode === 'video' ? text.ready : text.readySound}</p>
                )}
                {outlook?.kind === 'minutes' ? <p>{text.minutes(outlook.minutes, outlook.basedOn)}</p> : null}
                {outlook?.kind === 'unknown' ? <p>{text.unknown}</p> : null}
                <p class={common.soft}>{text.waited(minutes)}</p>
              </>
            ) : null}
          </div>
        </Hero>
        {waits && nobody ? (
          <Button size="main" sign="clock" onPress={() => void send({ type: 'book-instead' })}>
            {text.book}
          </Button>
        ) : null}
        {nobody ? null : (
          <section class={`${common.card} ${common.stack}`}>
            <h2>{text.meanwhile}</h2>
            <ul class={common.stack}>
              {text.tips.map((tip) => (
                <li key={tip}>{tip}</li>
              ))}
            </ul>
          </section>
        )}
        {nobody || !screen.mayLeave ? null : (
          <section class={`${common.card} ${common.stack}`}>
            <Button sign="clock" onPress={() => void send({ type: 'hold-place' })}>
              {text.goAway}
            </Button>
            <p class={common.soft}>{text.goAwayNext}</p>
          </section>
        )}
        {nobody || state === 'joining' ? null : (
          <Button sign="pen" onPress={() => void send({ type: 'leave-message' })}>
            {text.message}
          </Button>
        )}
      </div>
    </Frame>
  )
}
