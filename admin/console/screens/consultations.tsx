/** Consultations with a lawyer: which there were, and whether recording is offered. */
import type { ConsultationState } from '@lutong/core/consultation/consultation.ts'
import type { ChatRetention } from '@lutong/core/consultation/chat.ts'
import type { RecordingOffer } from '@lutong/core/consultation/recording.ts'
import type { Me } from '../../server/accounts/session.ts'
import type { ConsultationsView } from '../../server/recordings/console-recordings.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, words } from '../language/language.ts'
import { Link, place } from '../router.tsx'
import { ChatRetentionForm } from './chat-retention-form.tsx'
import { RecordingOfferForm } from './recording-offer-form.tsx'

type Group = 'waiting' | 'call' | 'writing' | 'done' | 'ended'
const GROUPS: Record<ConsultationState, Group> = {
  created: 'waiting',
  identified: 'waiting',
  consented: 'waiting',
  queued: 'waiting',
  held: 'waiting',
  offered: 'waiting',
  connected: 'call',
  reconnecting: 'call',
  summarising: 'writing',
  signed: 'done',
  rated: 'done',
  closed: 'done',
  transferred: 'done',
  abandoned: 'ended',
  no_lawyer: 'ended',
  converted_to_message: 'ended',
}
export const stateName = (state: ConsultationState): string => words().consultations.states[GROUPS[state]]

const List = () => {
  const all = words()
  const text = all.consultations
  const before = new URLSearchParams(place.value.search).get('before')
  const { asked, again } = useAsked<ConsultationsView>(
    `/consultations${before === null ? '' : `?before=${encodeURIComponent(before)}`}`,
  )
  return (
    <AskedView asked={asked} again={again}>
      {({ consultations, next }) =>
        consultations.length === 0 ? (
          <p class="notice">{text.nothing}</p>
        ) : (
          <>
            <DataTable
              label={text.title}
              columns={[text.when, text.field, all.centre, text.state, text.recording, text.open]}
            >
              {consultations.map((one) => (
                <tr role="row" key={one.id}>
                  <Cell title={text.when} class="time">
                    {moment(one.createdAtMs)}
                  </Cell>
                  <Cell title={text.field}>{text.fields[one.field]}</Cell>
                  <Cell title={all.centre}>{one.centreName}</Cell>
                  <Cell title={text.state}>{stateName(one.state)}</Cell>
                  <Cell title={text.recording}>{text.summaries[one.recording?.state ?? 'none']}</Cell>
                  <Cell title={text.open}>
                    <Link to={`/console/consultations/${one.id}`}>{text.open}</Link>
                  </Cell>
                </tr>
              ))}
            </DataTable>
            {next === null ? null : (
              <p class="pages">
                <Link to={`/console/consultations?before=${next}`} class="button">
                  {text.older}
                </Link>
              </p>
            )}
          </>
        )
      }
    </AskedView>
  )
}

export const Consultations = ({ me }: { readonly me: Me }) => {
  const { asked, again } = useAsked<RecordingOffer>('/recording-offer')
  const chat = useAsked<ChatRetention>('/chat-retention')
  return (
    <>
      <div class="page-head">
        <h1>{words().consultations.title}</h1>
      </div>
      {me.role === 'supervisor' ? <List key={place.value.search} /> : null}
      <AskedView asked={asked} again={again}>
        {(offer) => <RecordingOfferForm offer={offer} maySet={me.role === 'admin'} done={again} />}
      </AskedView>
      <AskedView asked={chat.asked} again={chat.again}>
        {(rule) => <ChatRetentionForm rule={rule} maySet={me.role === 'admin'} done={chat.again} />}
      </AskedView>
    </>
  )
}
