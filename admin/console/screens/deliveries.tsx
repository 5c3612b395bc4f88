/** Messages that another system has not taken, and what is done about them. */
import type { DeliveriesView } from '../../server/pushes/console-webhooks.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'

type Delivery = DeliveriesView['deliveries'][number]

const Row = ({ again, delivery }: { readonly delivery: Delivery; readonly again: () => void }) => {
  const text = words().pushes
  const isDead = delivery.state === 'dead'
  const send = async () => {
    await askSignedIn<null>('POST', `/deliveries/${delivery.eventId}/${delivery.clientId}/again`)
    again()
  }
  return (
    <tr role="row">
      <Cell title={text.system}>{delivery.clientName}</Cell>
      <Cell title={words().number} class="case-number">
        {delivery.caseNumber}
      </Cell>
      <Cell title={text.since} class="time">
        {moment(delivery.createdAtMs)}
      </Cell>
      <Cell title={text.tries} class="amount">
        {delivery.tries}
      </Cell>
      <Cell title={text.why}>{delivery.failure === null ? '' : text.failure[delivery.failure]}</Cell>
      <Cell title={text.next} class={isDead ? 'warn' : 'time'}>
        {isDead ? text.dead : moment(delivery.nextAtMs)}
      </Cell>
      <Cell title={text.sendAgain}>
        {isDead ? (
          <button type="button" class="button" onClick={() => void send()}>
            {text.sendAgain}
          </button>
        ) : (
          ''
        )}
      </Cell>
    </tr>
  )
}

export const Deliveries = () => {
  const all = words()
  const text = all.pushes
  const { again, asked } = useAsked<DeliveriesView>('/deliveries')
  return (
    <section aria-labelledby="deliveries">
      <h2 id="deliveries" class="part-title">
        {text.troubled}
      </h2>
      <AskedView asked={asked} again={again}>
        {({ deliveries }) =>
          deliveries.length === 0 ? (
            <p class="notice">{text.allDelivered}</p>
          ) : (
            <DataTable
              label={text.troubled}
              columns={[text.system, all.number, text.since, text.tries, text.why, text.next, text.sendAgain]}
            >
              {deliveries.map((one) => (
                <Row key={`${one.eventId} ${one.clientId}`} delivery={one} again={again} />
              ))}
            </DataTable>
          )
        }
      </AskedView>
    </section>
  )
}
