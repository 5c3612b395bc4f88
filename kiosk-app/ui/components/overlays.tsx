/** Help on its way, and the question whether anybody is still there. The host says when. */
import { useNow } from '../visit/use-now.ts'
import { useVisit } from '../visit/visit.ts'
import { Button } from './button.tsx'
import { Overlay } from './overlay.tsx'
import css from './overlays.module.css'
import { Pictogram } from './pictogram.tsx'

const COUNT_EVERY_MS = 250

const BELL_SIGNS = {
  none: 'help',
  calling: 'clock',
  ringing: 'clock',
  coming: 'check',
  'after-hours': 'alert',
  unreachable: 'offline',
} as const

export const HelpOverlay = () => {
  const { snapshot, messages, send } = useVisit()
  const close = () => void send({ type: 'close-help' })
  return (
    <Overlay title={messages.help.title} onDismiss={close}>
      <p class={css.bell} role="status" data-state={snapshot.help}>
        <Pictogram name={BELL_SIGNS[snapshot.help]} />
        <strong>{messages.help.states[snapshot.help]}</strong>
      </p>
      <p>{messages.help.text}</p>
      <p class={css.phone}>
        <Pictogram name="phone" />
        <span>
          {messages.help.phone}
          <strong>{snapshot.centrePhone}</strong>
        </span>
      </p>
      <Button size="main" kind="main" onPress={close}>
        {messages.help.close}
      </Button>
      {snapshot.help === 'none' ? null : (
        <Button size="main" sign="close" onPress={() => void send({ type: 'cancel-help' })}>
          {messages.help.cancel}
        </Button>
      )}
      {snapshot.canSave ? (
        <Button size="main" sign="clock" onPress={() => void send({ type: 'save-visit' })}>
          {messages.saving.start}
        </Button>
      ) : null}
      {snapshot.attendantOffered ? (
        <Button onPress={() => void send({ type: 'open-attendant' })}>{messages.attendant.open}</Button>
      ) : null}
    </Overlay>
  )
}

export const IdleOverlay = ({ endsAtMs }: { readonly endsAtMs: number }) => {
  const { messages, send, now } = useVisit()
  const leftS = Math.max(0, Math.ceil((endsAtMs - useNow(now, COUNT_EVERY_MS)) / 1_000))
  return (
    <Overlay title={messages.idle.title} alarming onDismiss={() => void send({ type: 'still-here' })}>
      <p class={css.count} aria-hidden="true">
        {leftS}
      </p>
      <p>{messages.idle.text(leftS)}</p>
      <div class={css.two}>
        <Button size="main" kind="danger" onPress={() => void send({ type: 'end' })}>
          {messages.idle.end}
        </Button>
        <Button size="main" kind="main" first onPress={() => void send({ type: 'still-here' })}>
          {messages.idle.here}
        </Button>
      </div>
    </Overlay>
  )
}

/** To 110, to 12338 or to a person in two touches (interaction, "Understand"). */
export const DangerOverlay = ({ onClose }: { readonly onClose: () => void }) => {
  const { messages, send } = useVisit()
  const callStaff = () => {
    onClose()
    void send({ type: 'call-help' })
  }
  return (
    <Overlay title={messages.danger.title} onDismiss={onClose}>
      <p>{messages.danger.lead}</p>
      <ul class={css.numbers}>
        {messages.danger.lines.map((line) => (
          <li key={line.number}>
            <strong>{line.number}</strong>
            <span>
              <b>{line.who}</b>
              <br />
              {line.what}
            </span>
          </li>
        ))}
      </ul>
      <p>{messages.danger.staff}</p>
      <div class={css.two}>
        <Button size="main" onPress={onClose}>
          {messages.actions.close}
        </Button>
        <Button size="main" kind="main" sign="help" onPress={callStaff}>
          {messages.danger.callStaff}
        </Button>
      </div>
    </Overlay>
  )
}
