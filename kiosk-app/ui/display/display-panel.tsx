/** How one sees and hears the kiosk best: one panel, from every screen. Each choice shows itself at once. */
import type { SpeechView } from '@lutong/core/contracts/host-rpc.ts'
import type { ComponentChildren } from 'preact'
import { Button } from '../components/button.tsx'
import { Overlay } from '../components/overlay.tsx'
import { Pictogram, type PictogramName } from '../components/pictogram.tsx'
import { guardedPress } from '../visit/press-guard.ts'
import { COLOURS_ORDER, isTallPanel, TEXT_SIZE_ORDER } from '../visit/reading.ts'
import { useVisit } from '../visit/visit.ts'
import css from './display-panel.module.css'

const RATES: readonly SpeechView['rate'][] = [0.75, 1, 1.25, 1.5, 2]
const LOUDEST = 5

const Section = ({ title, children }: { readonly title: string; readonly children: ComponentChildren }) => (
  <section class={css.section} aria-label={title}>
    <h3>{title}</h3>
    {children}
  </section>
)

interface SwitchProps {
  readonly sign: PictogramName
  readonly name: string
  readonly hint: string
  readonly on: boolean
  readonly onPress: () => void
}

const Switch = ({ sign, name, hint, on, onPress }: SwitchProps) => (
  <button type="button" class={css.switch} aria-pressed={on} onClick={(event) => guardedPress(event, onPress)}>
    <Pictogram name={sign} />
    <span>
      <strong>{name}</strong>
      <small>{hint}</small>
    </span>
    <span class={css.mark} aria-hidden="true" />
  </button>
)

const Voice = () => {
  const { snapshot, messages, send } = useVisit()
  const words = messages.display
  const { available, on, volume, rate, blank } = snapshot.speech
  if (!available) return <p>{words.noVoice}</p>
  const pace = RATES.indexOf(rate)
  const changeRate = (by: 1 | -1) => {
    const next = RATES[pace + by]
    if (next !== undefined) void send({ type: 'set-speech', change: { rate: next } })
  }
  const changeVolume = (by: 1 | -1) => void send({ type: 'set-speech', change: { volume: volume + by } })
  return (
    <>
      <Switch
        sign="speaker"
        name={words.speak}
        hint={words.speakHint}
        on={on}
        onPress={() => void send({ type: 'set-speech', change: { on: !on } })}
      />
      {on ? (
        <>
          <div class={css.dial} role="group" aria-label={words.volume(volume)}>
            <Button sign="minus" disabled={volume === 1} onPress={() => changeVolume(-1)}>
              {words.quieter}
            </Button>
            <p role="status">{words.volume(volume)}</p>
            <Button sign="plus" disabled={volume === LOUDEST} onPress={() => changeVolume(1)}>
              {words.louder}
            </Button>
          </div>
          <div class={css.dial} role="group" aria-label={words.rate(rate)}>
            <Button sign="minus" disabled={pace === 0} onPress={() => changeRate(-1)}>
              {words.slower}
            </Button>
            <p role="status">{words.rate(rate)}</p>
            <Button sign="plus" disabled={pace === RATES.length - 1} onPress={() => changeRate(1)}>
              {words.faster}
            </Button>
          </div>
          <Switch
            sign="shield"
            name={words.blank}
            hint={words.blankHint}
            on={blank}
            onPress={() => void send({ type: 'set-speech', change: { blank: !blank } })}
          />
        </>
      ) : null}
    </>
  )
}

export const DisplayPanel = ({ onClose }: { readonly onClose: () => void }) => {
  const { snapshot, messages, send } = useVisit()
  const words = messages.display
  return (
    <Overlay
      title={words.title}
      onDismiss={onClose}
      foot={
        <Button size="main" kind="main" sign="check" onPress={onClose}>
          {words.done}
        </Button>
      }
    >
      <Section title={words.textSize}>
        <div class={css.four}>
          {TEXT_SIZE_ORDER.map((textSize) => (
            <button
              key={textSize}
              type="button"
              class={css.size}
              aria-pressed={snapshot.textSize === textSize}
              onClick={(event) => guardedPress(event, () => void send({ type: 'set-text-size', textSize }))}
            >
              <b class={css[textSize]} aria-hidden="true">
                {words.sampleSign}
              </b>
              <span>{words.textSizes[textSize]}</span>
            </button>
          ))}
        </div>
      </Section>
      <Section title={words.colours}>
        <div class={css.four}>
          {COLOURS_ORDER.map((colours) => (
            <button
              key={colours}
              type="button"
              class={css.size}
              aria-pressed={snapshot.colours === colours}
              onClick={(event) => guardedPress(event, () => void send({ type: 'set-colours', colours }))}
            >
              <b class={`${css.swatch} ${css[colours]}`} aria-hidden="true">
                {words.sampleWord}
              </b>
              <span>{words.colourNames[colours]}</span>
            </button>
          ))}
        </div>
      </Section>
      <Section title={words.ways}>
        <div class={css.two}>
          <Switch
            sign="plain"
            name={words.plain}
            hint={words.plainHint}
            on={snapshot.plain}
            onPress={() => void send({ type: 'set-plain', on: !snapshot.plain })}
          />
          {isTallPanel(snapshot.panelPpi) ? (
            <Switch
              sign="lower"
              name={words.lowReach}
              hint={words.lowReachHint}
              on={snapshot.lowReach}
              onPress={() => void send({ type: 'set-low-reach', on: !snapshot.lowReach })}
            />
          ) : null}
        </div>
      </Section>
      <Section title={words.voice}>
        <Voice />
      </Section>
    </Overlay>
  )
}
