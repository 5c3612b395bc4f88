/** Who looked at whose data. What is looked for stands in the address: numbers of cases and of accounts, no person. */
import { READ_KINDS } from '@lutong/core/cases/read-grounds.ts'
import type { ReadsView } from '../../server/reads/console-reads.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { moment, words } from '../language/language.ts'
import { go, Link, place } from '../router.tsx'

type Line = ReadsView['reads'][number]
const NAMES = ['subject', 'account', 'kind', 'after'] as const
type Filters = Partial<Record<(typeof NAMES)[number], string>>

const filtersOf = (search: string): Filters => {
  const given = new URLSearchParams(search)
  return Object.fromEntries(NAMES.flatMap((name) => (given.get(name) ? [[name, given.get(name) ?? '']] : [])))
}
const addressOf = (filters: Filters): string => {
  const search = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== '')).toString()
  return search === '' ? '/console/reads' : `/console/reads?${search}`
}

const isConsultation = (subject: string) => subject.includes('-') && subject.length === 36

const Row = ({ line }: { readonly line: Line }) => {
  const text = words().reads
  const { subject } = line
  return (
    <tr role="row">
      <Cell title={text.when} class="time">
        {moment(line.atMs)}
      </Cell>
      <Cell title={text.who}>
        <Link to={addressOf({ account: line.accountId })}>{line.accountName}</Link>
      </Cell>
      <Cell title={text.what}>{text.kinds[line.kind]}</Cell>
      <Cell title={words().number} class="case-number">
        {subject === null ? (
          '—'
        ) : (
          <Link to={isConsultation(subject) ? `/console/consultations/${subject}` : `/console/cases/${subject}`}>
            {subject}
          </Link>
        )}
      </Cell>
      <Cell title={text.ground}>{text.grounds[line.ground]}</Cell>
      <Cell title={text.words}>{line.words ?? ''}</Cell>
    </tr>
  )
}

/** The lines as they are asked for; also on the page of a case. */
export const ReadLines = ({ filters }: { readonly filters: Filters }) => {
  const all = words()
  const text = all.reads
  const { again, asked } = useAsked<ReadsView>(`/reads?${new URLSearchParams(Object.entries(filters)).toString()}`)
  return (
    <AskedView asked={asked} again={again}>
      {({ next, reads }) =>
        reads.length === 0 ? (
          <p class="notice">{text.none}</p>
        ) : (
          <>
            <DataTable
              label={text.title}
              columns={[text.when, text.who, text.what, all.number, text.ground, text.words]}
            >
              {reads.map((line) => (
                <Row key={line.id} line={line} />
              ))}
            </DataTable>
            <p class="row">
              {filters.after === undefined ? null : (
                <Link to={addressOf({ ...filters, after: '' })} class="button">
                  {text.newest}
                </Link>
              )}
              {next === undefined ? null : (
                <Link to={addressOf({ ...filters, after: next })} class="button">
                  {text.older}
                </Link>
              )}
            </p>
          </>
        )
      }
    </AskedView>
  )
}

export const Reads = () => {
  const text = words().reads
  const filters = filtersOf(place.value.search)
  const set = (part: Filters) => go(addressOf({ ...filters, ...part, after: '' }))
  return (
    <>
      <h1>{text.title}</h1>
      <p class="soft">{text.means}</p>
      <form
        class="filters"
        onSubmit={(event) => {
          event.preventDefault()
          const typed = new FormData(event.currentTarget).get('subject')
          set({ subject: typeof typed === 'string' ? typed.trim() : '' })
        }}
      >
        <label class="field">
          <span>{text.subject}</span>
          <input
            name="subject"
            key={filters.subject ?? ''}
            defaultValue={filters.subject ?? ''}
            maxLength={60}
            placeholder={text.subjectHint}
          />
        </label>
        <label class="field">
          <span>{text.what}</span>
          <select value={filters.kind ?? ''} onChange={(event) => set({ kind: event.currentTarget.value })}>
            <option value="">{text.everything}</option>
            {READ_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {text.kinds[kind]}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="button">
          {words().worklist.find}
        </button>
        {filters.account === undefined ? null : (
          <Link to={addressOf({ ...filters, account: '', after: '' })} class="button">
            {text.everybody}
          </Link>
        )}
      </form>
      <ReadLines filters={filters} />
    </>
  )
}
