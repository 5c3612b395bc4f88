import type { CaseStage } from '@lutong/core/cases/stages.ts'
import type { Channel } from '@lutong/core/contracts/intake.ts'
import { stageName } from '@lutong/core/messages/cases.ts'
import type { Text } from '@lutong/core/messages/text.ts'
import { useEffect, useState } from 'preact/hooks'
import type { CaseLine, CaseListView } from '../../server/cases/views.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { DueDate } from '../components/due-date.tsx'
import { StageTag } from '../components/stage-tag.tsx'
import { language, moment, said, words } from '../language/language.ts'
import { go, Link, place } from '../router.tsx'
import { type Filters, filtersOf, searchOf } from './filters.ts'

const STAGES: readonly CaseStage[] = [
  'applied',
  'accepted',
  'under-review',
  'decided',
  'documented',
  'published',
  'not-accepted',
  'withdrawn',
]

const CHANNELS: readonly Channel[] = ['terminal', 'hotline', 'web', 'counter', 'letter']

interface Items {
  readonly items: readonly { readonly code: string; readonly name: Text }[]
}

const show = (filters: Filters) => go(`/console/cases${searchOf(filters)}`)

/** A case number's digits, or a provisional number as it stands on the slip. */
const soughtOf = (typed: string): string => {
  const text = typed.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '')
  return text.startsWith('L')
    ? `L-${text
        .slice(1)
        .replaceAll('O', '0')
        .replaceAll(/[^\dA-F]/g, '')
        .slice(0, 12)}`
    : text.replaceAll(/[^\d-]/g, '')
}

const FilterBar = ({ filters }: { readonly filters: Filters }) => {
  const text = words()
  const { asked } = useAsked<Items>('/items')
  const [typed, setTyped] = useState(filters.text ?? '')
  useEffect(() => setTyped(filters.text ?? ''), [filters.text])
  const { after: _page, ...kept } = filters
  const isFiltered = Object.keys(kept).length > 0
  return (
    <form
      class="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        show({ ...kept, text: soughtOf(typed) })
      }}
    >
      <label class="field">
        <span>{text.stage}</span>
        <select value={filters.stage ?? ''} onChange={(event) => show({ ...kept, stage: event.currentTarget.value })}>
          <option value="">{text.allStages}</option>
          {STAGES.map((stage) => (
            <option key={stage} value={stage}>
              {stageName(stage, language.value)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{text.item}</span>
        <select value={filters.item ?? ''} onChange={(event) => show({ ...kept, item: event.currentTarget.value })}>
          <option value="">{text.allItems}</option>
          {asked.state === 'told'
            ? asked.value.items.map((item) => (
                <option key={item.code} value={item.code}>
                  {said(item.name)}
                </option>
              ))
            : null}
        </select>
      </label>
      <label class="field">
        <span>{text.cameBy}</span>
        <select
          value={filters.channel ?? ''}
          onChange={(event) => show({ ...kept, channel: event.currentTarget.value })}
        >
          <option value="">{text.allChannels}</option>
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {text.channel[channel]}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{text.number}</span>
        <input
          type="search"
          placeholder={text.numberHint}
          value={typed}
          maxLength={22}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      {isFiltered ? (
        <button type="button" class="button" onClick={() => show({})}>
          {text.clear}
        </button>
      ) : null}
    </form>
  )
}

const Row = ({ line }: { readonly line: CaseLine }) => {
  const text = words()
  return (
    <tr role="row">
      <Cell title={text.number}>
        <Link to={`/console/cases/${line.caseNumber}`} class="case-number">
          {line.caseNumber}
        </Link>
      </Cell>
      <Cell title={text.item}>
        {said(line.itemName)}
        {line.channel === 'terminal' ? null : <small class="came-by">{text.channel[line.channel]}</small>}
      </Cell>
      <Cell title={text.applicant}>{line.applicant ?? text.anonymous}</Cell>
      <Cell title={text.stage}>
        <StageTag stage={line.stage} outcome={line.outcome} />
      </Cell>
      <Cell title={text.materials} class={line.awaitingMaterials ? 'warn' : undefined}>
        {line.awaitingMaterials ? `△ ${text.awaiting}` : text.complete}
      </Cell>
      <Cell title={text.received} class="time">
        {moment(line.receivedAtMs)}
      </Cell>
      <Cell title={text.limit} class="time">
        <DueDate due={line.due} />
      </Cell>
    </tr>
  )
}

export const Worklist = () => {
  const text = words()
  const filters = filtersOf(place.value.search)
  const { asked, again } = useAsked<CaseListView>(`/cases${searchOf(filters)}`)
  const { after, ...kept } = filters
  return (
    <>
      <div class="page-head">
        <h1>{text.cases}</h1>
        <p class="total" role="status">
          {asked.state === 'told' ? text.total(asked.value.total) : ''}
        </p>
      </div>
      <FilterBar filters={filters} />
      <AskedView asked={asked} again={again}>
        {({ cases, next }) =>
          cases.length === 0 ? (
            <p class="notice">{Object.keys(kept).length > 0 ? text.noMatches : text.noCases}</p>
          ) : (
            <>
              <DataTable
                label={text.cases}
                columns={[
                  text.number,
                  text.item,
                  text.applicant,
                  text.stage,
                  text.materials,
                  text.received,
                  text.limit,
                ]}
              >
                {cases.map((line) => (
                  <Row key={line.caseNumber} line={line} />
                ))}
              </DataTable>
              <div class="pages">
                {after === undefined ? null : (
                  <button type="button" class="button" onClick={() => show(kept)}>
                    {text.firstPage}
                  </button>
                )}
                {next === undefined ? null : (
                  <button type="button" class="button" onClick={() => show({ ...kept, after: next })}>
                    {text.nextPage}
                  </button>
                )}
              </div>
            </>
          )
        }
      </AskedView>
    </>
  )
}
