/** Centres beneath this one, how they stand and when they were last heard; and the one above. */
import { useState } from 'preact/hooks'
import type { Me } from '../../server/accounts/session.ts'
import type { FederationView } from '../../server/federation/console-federation.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, words } from '../language/language.ts'
import { askSignedIn } from '../session.ts'
import { CentreAbove } from './centre-above.tsx'
import { JoinBeneath } from './join-beneath.tsx'
import { LawyersBeneath } from './lawyers-beneath.tsx'

type Beneath = FederationView['beneath'][number]

const MARKS = { now: '●', stale: '▲', never: '○', revoked: '–' } as const
const TAGS = { now: 'tag tag-done', stale: 'tag tag-warn', never: 'tag', revoked: 'tag tag-ended' } as const

const figure = (count: number | null | undefined): string => {
  const text = words().federation
  return count === undefined ? text.notYet : count === null ? text.few : String(count)
}

const Revoke = ({ again, centre }: { readonly centre: Beneath; readonly again: () => void }) => {
  const all = words()
  const text = all.federation
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const revoke = async () => {
    const answer = await askSignedIn<null>('POST', `/federation/centres/${centre.id}/revocation`)
    if (!answer.ok) return setProblem(all.failure(answer.error))
    return again()
  }
  if (!asking)
    return (
      <span class="time">
        <button type="button" class="button" onClick={() => setAsking(true)}>
          {text.revoke}
        </button>
      </span>
    )
  return (
    <div class="stack">
      <span>{text.revokeSure(centre.name)}</span>
      {problem === null ? null : <span role="alert">{problem}</span>}
      <div class="row">
        <button type="button" class="button button-danger" onClick={() => void revoke()}>
          {text.revoke}
        </button>
        <button type="button" class="button" onClick={() => setAsking(false)}>
          {all.cancel}
        </button>
      </div>
    </div>
  )
}

interface RowProps {
  readonly centre: Beneath
  readonly mayRevoke: boolean
  readonly again: () => void
}

const Row = ({ again, centre, mayRevoke }: RowProps) => {
  const text = words().federation
  const { heard, heardAtMs, now } = centre
  return (
    <tr role="row">
      <Cell title={text.name}>
        {centre.name} <span class="soft">{centre.regionCode}</span>
      </Cell>
      <Cell title={text.heard}>
        <span class={TAGS[heard]}>
          <span aria-hidden="true">{MARKS[heard]}</span> {text.heards[heard]}
        </span>{' '}
        {heardAtMs === null ? null : <span class="soft">{text.last(moment(heardAtMs))}</span>}
      </Cell>
      <Cell title={text.open}>{figure(now?.open)}</Cell>
      <Cell title={text.late}>{figure(now?.late)}</Cell>
      <Cell title={text.terminals}>
        {now === null ? text.notYet : text.online(now.terminals.online, now.terminals.all)}
      </Cell>
      <Cell title={text.waiting} class="time">
        {figure(now?.waiting)}
      </Cell>
      <Cell title={text.lawyers}>
        {now === null ? text.notYet : text.hands(now.lawyers.free, now.lawyers.busy, now.lawyers.onDuty)}
      </Cell>
      {mayRevoke ? (
        <Cell title={text.revoke}>{heard === 'revoked' ? text.notYet : <Revoke centre={centre} again={again} />}</Cell>
      ) : null}
    </tr>
  )
}

const MonthRow = ({ centre }: { readonly centre: Beneath }) => {
  const text = words().federation
  const { month } = centre
  return (
    <tr role="row">
      <Cell title={text.name}>{centre.name}</Cell>
      <Cell title={text.received}>{figure(month?.received)}</Cell>
      <Cell title={text.granted}>{figure(month?.granted)}</Cell>
      <Cell title={text.refused}>{figure(month?.refused)}</Cell>
      <Cell title={text.talks}>{figure(month?.talks)}</Cell>
      <Cell title={text.answered}>{figure(month?.answered)}</Cell>
      <Cell title={text.rated}>{figure(month?.rated)}</Cell>
      <Cell title={text.satisfied}>{figure(month?.satisfied)}</Cell>
    </tr>
  )
}

interface CentresProps {
  readonly view: FederationView
  readonly me: Me
  readonly again: () => void
  /** Of the month that is shown; 0: the one that goes on. */
  readonly ago: number
  readonly show: (ago: number) => void
}

const Centres = ({ again, ago, me, show, view }: CentresProps) => {
  const text = words().federation
  const mayRevoke = me.role === 'admin'
  if (view.beneath.length === 0) return <p class="notice">{text.none}</p>
  const standing = [text.name, text.heard, text.open, text.late, text.terminals, text.waiting, text.lawyers]
  const ofMonth = [text.received, text.granted, text.refused, text.talks, text.answered, text.rated, text.satisfied]
  return (
    <>
      <DataTable label={text.beneath} columns={[...standing, ...(mayRevoke ? [text.revoke] : [])]}>
        {view.beneath.map((centre) => (
          <Row key={centre.id} centre={centre} mayRevoke={mayRevoke} again={again} />
        ))}
      </DataTable>
      <section class="stack">
        <div class="row">
          <h2>{text.month(view.period)}</h2>
          <button type="button" class="button" disabled={!view.hasEarlier} onClick={() => show(ago + 1)}>
            {text.earlier}
          </button>
          <button type="button" class="button" disabled={ago === 0} onClick={() => show(ago - 1)}>
            {text.later}
          </button>
        </div>
        <DataTable label={text.month(view.period)} columns={[text.name, ...ofMonth]}>
          {view.beneath.map((centre) => (
            <MonthRow key={centre.id} centre={centre} />
          ))}
        </DataTable>
      </section>
      <LawyersBeneath beneath={view.beneath} />
    </>
  )
}

export const Federation = ({ me }: { readonly me: Me }) => {
  const text = words().federation
  const [ago, show] = useState(0)
  const { asked, again } = useAsked<FederationView>(`/federation?ago=${ago}`)
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
      </div>
      <AskedView asked={asked} again={again}>
        {(view) => (
          <div class="stack">
            <h2>{text.beneath}</h2>
            <p class="soft">{text.about}</p>
            {me.role === 'admin' ? <JoinBeneath /> : null}
            <Centres view={view} me={me} again={again} ago={ago} show={show} />
            <CentreAbove above={view.above} maySet={me.role === 'admin'} again={again} />
          </div>
        )}
      </AskedView>
    </>
  )
}
