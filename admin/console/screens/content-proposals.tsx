/** Texts that wait for a second pair of eyes, and what came of the last ones. */
import type { Me } from '../../server/accounts/session.ts'
import type { ProposalsView } from '../../server/content/publishing.ts'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, words } from '../language/language.ts'
import { Changes } from './content-changes.tsx'
import { mayPublish } from './content.tsx'
import { ReviewForm } from './review-form.tsx'

type Proposal = ProposalsView['proposals'][number]

interface WaitingProps {
  readonly view: ProposalsView
  readonly me: Me
  readonly published: (version: number) => void
  readonly returned: () => void
}

const OneWaiting = ({
  me,
  one,
  published,
  returned,
  version,
}: Omit<WaitingProps, 'view'> & { readonly one: Proposal; readonly version: number }) => {
  const text = words().review
  const isOwn = one.proposedBy === me.name
  return (
    <section class="card stack" aria-labelledby={`proposal-${one.id}`}>
      <h2 id={`proposal-${one.id}`}>{text.by(one.proposedBy, moment(one.proposedAtMs))}</h2>
      {one.note === '' ? null : <p>{one.note}</p>}
      {one.againVersion === null ? null : <p>{text.againOf(one.againVersion)}</p>}
      {one.stale ? <p class="notice notice-danger">{text.stale}</p> : null}
      {one.parts.map((part) => (
        <Changes key={`${part.kind}/${part.id}`} part={part} />
      ))}
      {mayPublish(me.role) && !one.stale && one.mayApprove === null ? <p class="notice">{text.ownText}</p> : null}
      <ReviewForm
        id={one.id}
        baseVersion={version}
        mayApprove={one.mayApprove}
        mayReturn={isOwn || mayPublish(me.role)}
        isOwn={isOwn}
        published={published}
        returned={returned}
      />
    </section>
  )
}

export const WaitingProposals = ({ me, published, returned, view }: WaitingProps) => {
  const text = words().review
  const waiting = view.proposals.filter(({ state }) => state === 'proposed')
  if (waiting.length === 0) return null
  return (
    <section class="stack" aria-labelledby="waiting-proposals">
      <h2 id="waiting-proposals">{text.waiting}</h2>
      {waiting.map((one) => (
        <OneWaiting key={one.id} {...{ me, one, published, returned }} version={view.version} />
      ))}
    </section>
  )
}

/** Also what was returned: its author reads here what is to be changed. */
export const DecidedProposals = ({ view }: Pick<WaitingProps, 'view'>) => {
  const all = words()
  const text = all.review
  const decided = view.proposals.filter(({ state }) => state !== 'proposed')
  if (decided.length === 0) return null
  return (
    <section class="stack" aria-labelledby="decided-proposals">
      <h2 id="decided-proposals">{text.decided}</h2>
      <DataTable label={text.decided} columns={[text.what, text.state, text.decidedBy, all.content.when, text.said]}>
        {decided.map((one) => (
          <tr role="row" key={one.id}>
            <Cell title={text.what}>
              {text.by(one.proposedBy, moment(one.proposedAtMs))}
              {one.note === '' ? null : <span class="soft"> {one.note}</span>}
            </Cell>
            <Cell title={text.state}>
              {one.state === 'returned' && one.decidedBy === one.proposedBy ? text.takenBack : text.states[one.state]}
              {one.version === null ? null : <span class="soft"> {text.became(one.version)}</span>}
            </Cell>
            <Cell title={text.decidedBy}>{one.decidedBy ?? '—'}</Cell>
            <Cell title={all.content.when} class="time">
              {one.decidedAtMs === null ? '—' : moment(one.decidedAtMs)}
            </Cell>
            <Cell title={text.said}>{one.words ?? '—'}</Cell>
          </tr>
        ))}
      </DataTable>
    </section>
  )
}
