/** Away for a while: the number is all one needs, and it is here in every case; the slip is told only as it is. */
import { QrCode } from '../capture/qr-code.tsx'
import { Frame } from '../components/frame.tsx'
import { Notice, Problem } from '../components/notice.tsx'
import { PrintStatus } from '../components/print-status.tsx'
import doneCss from '../screens/done.module.css'
import common from '../screens/screens.module.css'
import { clockTime } from '../visit/formats.ts'
import type { ScreenOf } from '../visit/screen-of.ts'
import { useVisit } from '../visit/visit.ts'
import css from './consult.module.css'

export const TicketScreen = ({ screen }: { readonly screen: ScreenOf<'consult-ticket'> }) => {
  const { messages, send } = useVisit()
  const text = messages.consult.ticket
  const { asksCard, busy, print, problem, ticket } = screen
  if (ticket === null)
    return (
      <Frame screenKey="consult-ticket/asking" title={text.asking}>
        <Notice tone="info" sign="wait" title={text.askingNow} />
      </Frame>
    )
  const until = clockTime(ticket.untilMs)
  const code = `${ticket.code.slice(0, 3)} ${ticket.code.slice(3)}`
  return (
    <Frame
      screenKey="consult-ticket"
      title={text.title}
      lead={text.lead(until)}
      back={{ label: text.stay, sign: 'back', onPress: () => void send({ type: 'back' }) }}
      next={{
        label: text.leave,
        sign: 'check',
        disabled: busy,
        onPress: () => void send({ type: 'continue' }),
      }}
    >
      <div class={common.stack}>
        <Problem code={problem} />
        <section class={`${common.card} ${css.ticket}`}>
          <dl class={doneCss.numbers}>
            <div>
              <dt>{text.number}</dt>
              <dd>{code}</dd>
            </div>
            <div>
              <dt>{text.until}</dt>
              <dd class={doneCss.plain}>{until}</dd>
            </div>
            {ticket.place === null ? null : (
              <div>
                <dt>{text.place}</dt>
                <dd class={doneCss.plain}>{text.before(ticket.place - 1)}</dd>
              </div>
            )}
          </dl>
          <figure class={css.ticketCode} data-private>
            <QrCode text={`${ticket.code} ${until}`} label={text.scanLabel} />
            <figcaption class={common.soft}>{text.scan}</figcaption>
          </figure>
        </section>
        {print === null ? null : <PrintStatus prints={[print]} />}
        <section class={`${common.card} ${common.stack}`}>
          <h2>{text.how}</h2>
          <ol class={common.stack}>
            {(asksCard ? text.stepsWithCard : text.steps).map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </section>
        <Notice tone="warn">
          <p>{text.late(until)}</p>
        </Notice>
      </div>
    </Frame>
  )
}
