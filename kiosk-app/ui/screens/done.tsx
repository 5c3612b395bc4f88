import { Frame } from '../components/frame.tsx'
import { Notice } from '../components/notice.tsx'
import { Pictogram } from '../components/pictogram.tsx'
import { PrintStatus } from '../components/print-status.tsx'
import { dayAndTime, inGroups } from '../visit/formats.ts'
import { lazily } from '../visit/lazy.tsx'
import { useVisit } from '../visit/visit.ts'
import css from './done.module.css'
import type { ScreenOf } from '../visit/screen-of.ts'
import common from './screens.module.css'

const QrCode = lazily(async () => (await import('../capture/qr-code.tsx')).QrCode)

type Settled = ScreenOf<'done'>['settled']

const Received = ({ settled }: { readonly settled: Extract<Settled, { state: 'received' }> }) => {
  const { snapshot, messages } = useVisit()
  return (
    <section class={`${common.card} ${css.receipt}`}>
      <dl class={css.numbers}>
        <div>
          <dt>{messages.done.caseNumber}</dt>
          <dd>{settled.caseNumber}</dd>
        </div>
        <div>
          <dt>{messages.done.slipCode}</dt>
          <dd>{inGroups(settled.slipCode)}</dd>
        </div>
        <div>
          <dt>{messages.done.receivedAt}</dt>
          <dd class={css.plain}>{dayAndTime(settled.receivedAtMs, snapshot.language)}</dd>
        </div>
      </dl>
      <figure class={css.qr}>
        <QrCode text={settled.verifyUrl} label={messages.done.qrLabel} />
        <figcaption>{messages.done.qr}</figcaption>
      </figure>
    </section>
  )
}

const KeptHere = ({ settled }: { readonly settled: Extract<Settled, { state: 'kept-here' }> }) => {
  const { messages } = useVisit()
  return (
    <section class={`${common.card} ${common.stack}`}>
      <dl class={css.numbers}>
        <div>
          <dt>{messages.done.provisional}</dt>
          <dd>{settled.provisionalNumber}</dd>
        </div>
      </dl>
      <p>{messages.done.keep}</p>
    </section>
  )
}

export const DoneScreen = ({ screen }: { readonly screen: ScreenOf<'done'> }) => {
  const { messages, send } = useVisit()
  const { settled, prints, awaitingMaterials } = screen
  const received = settled.state === 'received'
  return (
    <Frame
      screenKey="done"
      title={received ? messages.done.title : messages.done.keptTitle}
      lead={received ? messages.done.received : messages.done.kept}
      phase={6}
      back={null}
      next={{ label: messages.done.finish, sign: 'check', onPress: () => void send({ type: 'end' }) }}
    >
      <div class={common.stack}>
        {settled.state === 'received' ? <Received settled={settled} /> : <KeptHere settled={settled} />}
        {received ? <p class={common.soft}>{messages.done.slipHint}</p> : null}
        {awaitingMaterials ? (
          <Notice tone="info" sign="file">
            <p>{messages.done.awaiting}</p>
          </Notice>
        ) : null}
        {prints.length === 0 ? null : (
          <section class={common.card}>
            <h2 class={common.row}>
              <Pictogram name="printer" />
              {messages.done.prints}
            </h2>
            <PrintStatus prints={prints} />
          </section>
        )}
      </div>
    </Frame>
  )
}
