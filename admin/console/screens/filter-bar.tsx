/** Filters of the worklist: each change is another address. */
import type { CaseStage } from '@lutong/core/cases/stages.ts'
import type { Channel } from '@lutong/core/contracts/intake.ts'
import { stageName } from '@lutong/core/messages/cases.ts'
import type { Text } from '@lutong/core/messages/text.ts'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useAsked } from '../components/asked.tsx'
import { useKeys } from '../keys.ts'
import { language, said, words } from '../language/language.ts'
import { go, Link } from '../router.tsx'
import { type Filters, searchOf } from './filters.ts'

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
const SORTS = ['newest', 'oldest', 'due'] as const

interface Items {
  readonly items: readonly { readonly code: string; readonly name: Text }[]
}
interface Centres {
  readonly centres: readonly { readonly regionCode: string; readonly name: string }[]
}

export const show = (filters: Filters) => go(`/console/cases${searchOf(filters)}`)

/** A case number's digits, or a provisional number as it stands on the slip. */
const soughtOf = (typed: string): string => {
  const text = typed.normalize('NFKC').toUpperCase().replaceAll(/\s/g, '')
  return text.startsWith('L')
    ? `L-${text
        .slice(1)
        .replaceAll('O', '0')
        .replaceAll(/[^\dA-F]/g, '')
        .slice(0, 12)}`
    : text.replaceAll(/[^\d-]/g, '').slice(0, 22)
}

const without = (filters: Filters, ...names: readonly (keyof Filters)[]): Filters =>
  Object.fromEntries(Object.entries(filters).filter(([name]) => !names.some((one) => one === name)))

/** What is asked for most, one touch each. */
const Quick = ({ filters }: { readonly filters: Filters }) => {
  const { quick, quickLabel } = words().worklist
  const base = without(filters, 'after', 'assigned', 'due')
  const chips = [
    ['all', base, filters.assigned === undefined && filters.due === undefined],
    ['me', { ...base, assigned: 'me' }, filters.assigned === 'me'],
    ['nobody', { ...base, assigned: 'nobody' }, filters.assigned === 'nobody'],
    ['soon', { ...base, due: 'soon', sort: 'due' }, filters.due === 'soon'],
    ['late', { ...base, due: 'late', sort: 'due' }, filters.due === 'late'],
  ] as const
  return (
    <nav class="chips" aria-label={quickLabel}>
      {chips.map(([name, target, isOn]) => (
        <Link key={name} to={`/console/cases${searchOf(target)}`} current={isOn} class="chip">
          {quick[name]}
        </Link>
      ))}
    </nav>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string | undefined
  readonly all: string | undefined
  readonly options: readonly (readonly [value: string, name: string])[]
  readonly choose: (value: string) => void
}

const Choice = ({ all, choose, label, options, value }: ChoiceProps) => (
  <label class="field">
    <span>{label}</span>
    <select value={value ?? ''} onChange={(event) => choose(event.currentTarget.value)}>
      {all === undefined ? null : <option value="">{all}</option>}
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  </label>
)

export const FilterBar = ({ filters }: { readonly filters: Filters }) => {
  const text = words()
  const items = useAsked<Items>('/items').asked
  const centres = useAsked<Centres>('/centres').asked
  const [typed, setTyped] = useState(filters.text ?? '')
  const number = useRef<HTMLInputElement>(null)
  useEffect(() => setTyped(filters.text ?? ''), [filters.text])
  useKeys({ '/': () => number.current?.focus() })
  const kept = without(filters, 'after')
  const isFiltered = Object.keys(without(kept, 'sort')).length > 0
  const choose = (name: keyof Filters) => (value: string) => show({ ...kept, [name]: value })
  const places = centres.state === 'told' ? centres.value.centres : []
  return (
    <>
      <Quick filters={filters} />
      <form
        class="filters"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          show({ ...kept, text: soughtOf(typed) })
        }}
      >
        <Choice
          label={text.stage}
          value={filters.stage}
          all={text.allStages}
          options={STAGES.map((stage) => [stage, stageName(stage, language.value)])}
          choose={choose('stage')}
        />
        <Choice
          label={text.item}
          value={filters.item}
          all={text.allItems}
          options={items.state === 'told' ? items.value.items.map(({ code, name }) => [code, said(name)]) : []}
          choose={choose('item')}
        />
        {places.length > 1 ? (
          <Choice
            label={text.worklist.centre}
            value={filters.region}
            all={text.worklist.allCentres}
            options={places.map(({ name, regionCode }) => [regionCode, name])}
            choose={choose('region')}
          />
        ) : null}
        <Choice
          label={text.cameBy}
          value={filters.channel}
          all={text.allChannels}
          options={CHANNELS.map((channel) => [channel, text.channel[channel]])}
          choose={choose('channel')}
        />
        <Choice
          label={text.worklist.sort}
          value={filters.sort ?? 'newest'}
          all={undefined}
          options={SORTS.map((sort) => [sort, text.worklist.sorts[sort]])}
          choose={(sort) => show({ ...kept, sort: sort === 'newest' ? '' : sort })}
        />
        <label class="field">
          <span>{text.number}</span>
          <input
            ref={number}
            type="search"
            placeholder={text.numberHint}
            value={typed}
            maxLength={30}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        {isFiltered ? (
          <button type="button" class="button" onClick={() => show({})}>
            {text.clear}
          </button>
        ) : null}
      </form>
    </>
  )
}
