/** The QR code by which a telephone hands its pictures over; what arrives is shown as it arrives. */
import { dayAndTime } from '../visit/formats.ts'
import { lazily } from '../visit/lazy.tsx'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import { Button } from './button.tsx'
import css from './handover.module.css'
import { Notice, Problem } from './notice.tsx'
import { Overlay } from './overlay.tsx'

const QrCode = lazily(async () => (await import('../capture/qr-code.tsx')).QrCode)
const ArrivedPages = lazily(async () => (await import('../capture/arrived-pages.tsx')).ArrivedPages)

type Materials = ScreenOf<'materials'>

export interface HandoverOverlayProps {
  readonly handover: NonNullable<Materials['handover']>
  readonly pages: Materials['needs'][number]['added']
  readonly problem: Materials['problem']
}

export const HandoverOverlay = ({ handover, pages, problem }: HandoverOverlayProps) => {
  const { snapshot, messages, send } = useVisit()
  const { arrived, code, coming } = handover
  const close = () => void send({ type: 'close-handover' })
  if (code === null)
    return (
      <Overlay title={messages.handover.title(handover.name)} onDismiss={close}>
        <div role="status">
          <Notice tone="info" sign="wait" title={messages.handover.preparing} />
        </div>
        <Button size="main" onPress={close}>
          {messages.handover.cancel}
        </Button>
      </Overlay>
    )
  return (
    <Overlay
      title={messages.handover.title(handover.name)}
      onDismiss={close}
      foot={
        <>
          <Button size="main" onPress={() => void send({ type: 'extend-handover' })}>
            {messages.handover.longer}
          </Button>
          <Button size="main" kind="main" sign="check" onPress={close}>
            {messages.handover.done}
          </Button>
        </>
      }
    >
      <div class={css.scan}>
        <QrCode text={code.url} label={messages.handover.qrLabel} />
        <div class={css.words}>
          <p>{messages.handover.how}</p>
          <p class={css.soft}>{messages.handover.until(dayAndTime(code.endsAtMs, snapshot.language))}</p>
          <p role="status" class={css.state}>
            {messages.handover.arrived(arrived)}
            {coming ? <span>{messages.handover.coming}</span> : null}
          </p>
        </div>
      </div>
      <Problem code={problem} />
      {snapshot.centre === 'offline' ? <Notice tone="warn" title={messages.handover.offline} /> : null}
      {pages.length === 0 ? null : <ArrivedPages pages={pages} />}
    </Overlay>
  )
}
