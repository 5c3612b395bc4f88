/** The covered screen: how long, how one comes back, what happens else. Nothing here is anybody's. */
import { useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { Overlay } from '../components/overlay.tsx'
import overlayCss from '../components/overlays.module.css'
import { TapDrawing } from '../components/tap-drawing.tsx'
import { asText } from '../fields/field-props.ts'
import { TextField } from '../fields/text-fields.tsx'
import { Signals } from '../speech/signals.tsx'
import { clockTime } from '../visit/formats.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useNow } from '../visit/use-now.ts'
import { useVisit } from '../visit/visit.ts'
import css from './paused.module.css'
import common from './screens.module.css'

type Paused = ScreenOf<'paused'>

const PROOF_LENGTH = 4
const COUNT_EVERY_MS = 500

/** Minutes and seconds as a watch counts them down. */
const countdown = (leftMs: number): string => {
  const seconds = Math.max(0, Math.ceil(leftMs / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** Pressed by somebody who waits: what it would clear is another's. */
export const EndPausedOverlay = ({ onClose }: { readonly onClose: () => void }) => {
  const { messages, send } = useVisit()
  return (
    <Overlay title={messages.paused.endTitle} onDismiss={onClose}>
      <p>{messages.paused.endText}</p>
      <div class={overlayCss.two}>
        <Button size="main" kind="danger" onPress={() => void send({ type: 'end' })}>
          {messages.paused.endSure}
        </Button>
        <Button size="main" kind="main" first onPress={onClose}>
          {messages.paused.endNot}
        </Button>
      </div>
    </Overlay>
  )
}

const Clock = ({ atMs, screen }: { readonly atMs: number; readonly screen: Paused }) => {
  const { messages } = useVisit()
  const isNearlyOver = atMs >= screen.warnsAtMs
  return (
    <>
      <p class={css.left} data-public>
        <span>{messages.paused.left}</span>
        <strong class={isNearlyOver ? css.over : undefined}>{countdown(screen.endsAtMs - atMs)}</strong>
      </p>
      <div role="alert">
        {screen.awaited ? <Notice tone="danger" sign="phone" title={messages.paused.awaited} /> : null}
        {isNearlyOver ? (
          <Notice tone="danger" sign="clock" title={messages.paused.soon}>
            <p>{messages.paused.soonHint}</p>
          </Notice>
        ) : null}
      </div>
      {isNearlyOver || screen.awaited ? <Signals urgent={false} /> : null}
    </>
  )
}

const NumberScreen = ({ number }: { readonly number: string }) => {
  const { messages, send } = useVisit()
  return (
    <Frame
      screenKey="paused/number"
      title={messages.paused.numberTitle}
      lead={messages.paused.numberLead}
      back={null}
      centred
      next={{ label: messages.paused.numberNext, sign: 'check', onPress: () => void send({ type: 'continue' }) }}
    >
      <div class={common.stack}>
        <p class={css.number} data-private>
          {[...number].join(' ')}
        </p>
        <p class={css.centred} data-public>
          {messages.paused.numberNote}
        </p>
      </div>
    </Frame>
  )
}

const Proof = ({ screen, value, onChange }: { screen: Paused; value: string; onChange: (value: string) => void }) => {
  const { messages } = useVisit()
  const byCard = screen.way === 'card'
  return (
    <TextField
      id="pause-proof"
      kind={byCard ? 'id-number' : 'digits'}
      field={{
        path: 'pause-proof',
        kind: byCard ? 'id-number' : 'digits',
        label: byCard ? messages.paused.lastFour : messages.paused.number,
        ...(byCard ? { hint: messages.paused.lastFourHint } : {}),
        required: true,
        readOnly: false,
        maxLength: PROOF_LENGTH,
      }}
      value={value}
      error={undefined}
      onChange={(next) => onChange(asText(next).toUpperCase())}
    />
  )
}

const CoveredScreen = ({ screen }: { readonly screen: Paused }) => {
  const { snapshot, messages, now, send } = useVisit()
  const atMs = useNow(now, COUNT_EVERY_MS)
  const [proof, setProof] = useState('')
  const { way } = screen
  const isReaderGone = snapshot.devices.some(
    (one) => one.device === 'id-card-reader' && (one.state === 'absent' || one.state === 'faulted'),
  )
  const open = async () => {
    await send(way === 'press' ? { type: 'continue' } : { type: 'come-back', proof })
    setProof('')
  }
  return (
    <Frame
      screenKey="paused"
      title={messages.paused.title}
      // To the minute: in the last one only the count below is true.
      {...(atMs < screen.warnsAtMs ? { lead: messages.paused.lead(clockTime(screen.endsAtMs)) } : {})}
      back={null}
      next={{
        label: way === 'press' ? messages.paused.press : messages.paused.open,
        disabled: way !== 'press' && proof.length < PROOF_LENGTH,
        onPress: () => void open(),
      }}
    >
      <div class={common.stack}>
        <Clock atMs={atMs} screen={screen} />
        <Problem code={screen.problem} />
        {way === 'card' && !isReaderGone ? (
          <section class={`${common.card} ${css.tap}`} data-public>
            <TapDrawing state={screen.problem === 'pause-other-card' ? 'problem' : 'waiting'} />
            <div>
              <h2>{messages.paused.byCard}</h2>
              <p class={common.soft}>{messages.paused.byCardHint}</p>
            </div>
          </section>
        ) : null}
        {way === 'card' && isReaderGone ? (
          <Notice tone="warn" sign="card">
            <p data-public>{messages.paused.byCardAbsent}</p>
          </Notice>
        ) : null}
        {way === 'press' ? (
          <p data-public>{messages.paused.pressHint}</p>
        ) : (
          <section class={common.card}>
            <Proof screen={screen} value={proof} onChange={setProof} />
          </section>
        )}
        <Notice tone="info">
          <p data-public>
            {messages.paused.after} {screen.keptAside ? messages.paused.afterKept : null}
          </p>
          <p data-public>{messages.paused.others}</p>
        </Notice>
      </div>
    </Frame>
  )
}

export const PausedScreen = ({ screen }: { readonly screen: Paused }) =>
  screen.number === null ? <CoveredScreen screen={screen} /> : <NumberScreen number={screen.number} />
