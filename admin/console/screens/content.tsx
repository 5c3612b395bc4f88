/** What terminals are told now, part by part, and what was published before. */
import { useState } from 'preact/hooks'
import type { Me } from '../../server/accounts/session.ts'
import type { UnconfirmedView } from '../../server/catalogue/console-items.ts'
import type { ContentView } from '../../server/content/console-content.ts'
import type { ProposalsView } from '../../server/content/publishing.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, said, words } from '../language/language.ts'
import { go, Link, place } from '../router.tsx'
import { OwnApprovalRule } from './own-approval-rule.tsx'
import { ProposeForm } from './propose-form.tsx'

export const mayPublish = (role: Me['role']): boolean => role !== 'clerk'

/** Kinds by their texts; one that a newer centre knows alone shows its own name. */
const kindName = (kind: string): string =>
  Object.entries(words().content.kinds).find(([known]) => known === kind)?.[1] ?? kind

const FilterBar = ({ search }: { readonly search: URLSearchParams }) => {
  const text = words().content
  const [typed, setTyped] = useState(search.get('text') ?? '')
  const show = (kind: string, wanted: string) => {
    const query = new URLSearchParams({ ...(kind === '' ? {} : { kind }), ...(wanted === '' ? {} : { text: wanted }) })
    go(`/console/content${query.toString() === '' ? '' : `?${query.toString()}`}`)
  }
  return (
    <form
      class="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        show(search.get('kind') ?? '', typed.trim())
      }}
    >
      <label class="field">
        <span>{text.kind}</span>
        <select value={search.get('kind') ?? ''} onChange={(event) => show(event.currentTarget.value, typed.trim())}>
          <option value="">{text.allKinds}</option>
          {Object.entries(text.kinds).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{text.find}</span>
        <input
          type="search"
          maxLength={60}
          placeholder={text.findHint}
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="button">
        {text.search}
      </button>
    </form>
  )
}

const Parts = ({ parts }: Pick<ContentView, 'parts'>) => {
  const text = words().content
  if (parts.length === 0) return <p class="notice">{text.nothingFound}</p>
  return (
    <DataTable label={text.title} columns={[text.part, text.kind, text.state, text.size]}>
      {parts.map((part) => (
        <tr role="row" key={`${part.kind}/${part.id}`}>
          <Cell title={text.part}>
            <Link to={`/console/content/parts/${part.kind}/${part.id}`}>{said(part.title)}</Link>{' '}
            <span class="soft">{part.id}</span>
          </Cell>
          <Cell title={text.kind}>{kindName(part.kind)}</Cell>
          <Cell title={text.state}>
            {part.ours ? text.ours : text.ofRelease}
            {part.draft === null ? null : <span class="tag tag-warn">{text.draftBy(part.draft.actor)}</span>}
          </Cell>
          <Cell title={text.size} class="amount">
            {`${Math.max(1, Math.round(part.size / 1024))} kB`}
          </Cell>
        </tr>
      ))}
    </DataTable>
  )
}

/** Nobody has read these in print: the terminal says so beside them, and staff should look them up. */
const Unconfirmed = () => {
  const text = words().content
  const { asked, again } = useAsked<UnconfirmedView>('/items/unconfirmed')
  return (
    <section class="stack" aria-labelledby="content-unconfirmed">
      <h2 id="content-unconfirmed">{text.unconfirmed}</h2>
      <p class="soft">{text.unconfirmedMeans}</p>
      <AskedView asked={asked} again={again}>
        {({ items }) => (
          <DataTable label={text.unconfirmed} columns={[text.service, text.notInPrint]}>
            {items.map((item) => (
              <tr role="row" key={item.code}>
                <Cell title={text.service}>
                  {said(item.name)} <span class="soft">{item.code}</span>
                </Cell>
                <Cell title={text.notInPrint}>{item.what.map(said).join(' · ')}</Cell>
              </tr>
            ))}
          </DataTable>
        )}
      </AskedView>
    </section>
  )
}

interface HistoryProps {
  readonly view: ContentView
  readonly me: Me
  readonly proposed: () => void
}

const Reviewer = ({ one }: { readonly one: ContentView['versions'][number] }) => {
  const text = words().review
  return (
    <>
      {one.reviewer ?? '—'}
      {one.checks.length === 0 ? null : <span class="soft"> {text.allChecked(one.checks.length)}</span>}
      {one.alone ? <span class="warn"> {text.alone}</span> : null}
    </>
  )
}

const History = ({ me, proposed, view }: HistoryProps) => {
  const text = words().content
  const [chosen, setChosen] = useState<number | null>(null)
  return (
    <section class="stack" aria-labelledby="content-history">
      <h2 id="content-history">{text.history}</h2>
      <DataTable
        label={text.history}
        columns={[text.version, text.when, text.how, text.who, text.reviewer, text.note, text.again]}
      >
        {view.versions.map((one) => (
          <tr role="row" key={one.version}>
            <Cell title={text.version} class="amount">
              {text.shows(one.version)}
            </Cell>
            <Cell title={text.when} class="time">
              {moment(one.createdAtMs)}
            </Cell>
            <Cell title={text.how}>{text.origin[one.origin]}</Cell>
            <Cell title={text.who}>{one.actor ?? text.bySoftware}</Cell>
            <Cell title={text.reviewer}>
              <Reviewer one={one} />
            </Cell>
            <Cell title={text.note}>{one.note ?? '—'}</Cell>
            <Cell title={text.again}>
              {one.version === view.version || !mayPublish(me.role) ? (
                '—'
              ) : (
                <button type="button" class="button" onClick={() => setChosen(one.version)}>
                  {text.again}
                </button>
              )}
            </Cell>
          </tr>
        ))}
      </DataTable>
      {chosen === null ? null : (
        <ProposeForm
          key={chosen}
          title={text.againTitle(chosen)}
          body={{ againVersion: chosen }}
          done={() => {
            setChosen(null)
            proposed()
          }}
        />
      )}
    </section>
  )
}

export const ContentPage = ({ me }: { readonly me: Me }) => {
  const all = words()
  const text = all.content
  const search = new URLSearchParams(place.value.search)
  const { asked, again } = useAsked<ContentView>(`/content${place.value.search}`)
  const [notice, setNotice] = useState('')
  const drafts = useAsked<{ readonly parts: readonly unknown[] }>('/content/preview').asked
  const proposals = useAsked<ProposalsView>('/content/proposals')
  const waiting = drafts.state === 'told' ? drafts.value.parts.length : 0
  const toReview =
    proposals.asked.state === 'told'
      ? proposals.asked.value.proposals.filter(({ state }) => state === 'proposed').length
      : 0
  return (
    <>
      <div class="page-head">
        <h1>{text.title}</h1>
        <p class="total" role="status">
          {asked.state === 'told' ? text.count(asked.value.parts.length) : ''}
        </p>
      </div>
      <p class="done-notice" role="status">
        {notice}
      </p>
      {waiting === 0 && toReview === 0 ? null : (
        <p class="notice row">
          <span>{toReview === 0 ? text.seeDrafts(waiting) : all.review.waitingCount(toReview)}</span>
          <Link to="/console/content/preview" class="button button-main">
            {text.preview}
          </Link>
        </p>
      )}
      <AskedView asked={asked} again={again}>
        {(view) => {
          const [latest] = view.versions
          return (
            <div class="stack content-page">
              {latest === undefined ? null : (
                <p>{text.published(view.version, moment(latest.createdAtMs), latest.actor ?? text.bySoftware)}</p>
              )}
              <p class="soft">{text.travels}</p>
              <FilterBar search={search} />
              <Parts parts={view.parts} />
              <Unconfirmed />
              <History
                view={view}
                me={me}
                proposed={() => {
                  setNotice(all.review.proposed)
                  proposals.again()
                }}
              />
              {me.role === 'admin' && proposals.asked.state === 'told' ? (
                <OwnApprovalRule isOn={proposals.asked.value.ownApproval} set={proposals.again} />
              ) : null}
            </div>
          )
        }}
      </AskedView>
    </>
  )
}
