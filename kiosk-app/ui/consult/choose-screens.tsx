/** What it is about, what moves one forward, and how one wants to speak: one question a screen. */
import { Door } from '../components/door.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { Option } from '../fields/option.tsx'
import common from '../screens/screens.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import { useState } from 'preact/hooks'
import fieldCss from '../fields/fields.module.css'
import css from './consult.module.css'

export const MatterScreen = ({ screen }: { readonly screen: ScreenOf<'consult-matter'> }) => {
  const { messages, send } = useVisit()
  const text = messages.consult
  return (
    <Frame screenKey="consult-matter" title={text.matter.title} lead={text.matter.lead}>
      <ul class={common.stack}>
        {screen.matters.map((field) => (
          <li key={field} class={common.wide}>
            <Door name={text.matters[field]} onPress={() => void send({ type: 'choose-matter', field })} />
          </li>
        ))}
      </ul>
    </Frame>
  )
}

const REASONS = ['violence', 'deadline', 'disabled'] as const

export const UrgencyScreen = ({ screen }: { readonly screen: ScreenOf<'consult-urgency'> }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.urgency
  const { urgency } = screen
  const [opponent, setOpponent] = useState(screen.opponent)
  const goOn = async () => {
    if (opponent !== screen.opponent) await send({ type: 'set-opponent', name: opponent })
    await send({ type: 'continue' })
  }
  return (
    <Frame
      screenKey="consult-urgency"
      title={text.title}
      lead={text.lead}
      next={{ label: messages.actions.next, onPress: () => void goOn() }}
    >
      <div class={common.stack}>
        <div class={css.reasons} role="group" aria-label={text.title}>
          {REASONS.map((reason) => (
            <Option
              key={reason}
              type="checkbox"
              id={`urgency-${reason}`}
              name="urgency"
              label={text.reasons[reason]}
              checked={urgency[reason]}
              onChange={(on) => void send({ type: 'set-urgency', urgency: { ...urgency, [reason]: on } })}
            />
          ))}
        </div>
        {urgency.violence ? (
          <div role="alert">
            <Notice tone="danger" title={text.danger}>
              <p>{text.dangerNext}</p>
            </Notice>
          </div>
        ) : null}
        <div class={`${common.card} ${common.stack}`}>
          <label for="consult-opponent">{text.opponent}</label>
          <p class={common.soft} id="consult-opponent-why">
            {text.opponentWhy}
          </p>
          {/* In a box of its own: an empty field is an empty element, and those take no room in a stack. */}
          <div>
            <input
              id="consult-opponent"
              class={fieldCss.input}
              type="text"
              inputMode="none"
              data-keys="letters"
              autoComplete="off"
              spellcheck={false}
              maxLength={80}
              aria-describedby="consult-opponent-why"
              value={opponent}
              onInput={(event) => setOpponent(event.currentTarget.value)}
            />
          </div>
        </div>
      </div>
    </Frame>
  )
}

const WAYS = ['video', 'audio', 'text'] as const

export const WayScreen = () => {
  const { messages, send } = useVisit()
  const text = messages.consult.way
  return (
    <Frame screenKey="consult-way" title={text.title} lead={text.lead}>
      <div class={common.stack}>
        <ul class={common.stack}>
          {WAYS.map((way) => (
            <li key={way} class={common.wide}>
              <Door
                name={text.ways[way]}
                summary={text.means[way]}
                onPress={() => void send({ type: 'choose-way', way })}
              />
            </li>
          ))}
        </ul>
        <p class={common.soft}>{text.quiet}</p>
      </div>
    </Frame>
  )
}
