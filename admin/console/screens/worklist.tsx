import { useEffect, useState } from 'preact/hooks'
import type { CaseListView } from '../../server/cases/views.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { words } from '../language/language.ts'
import { place } from '../router.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { CaseTable } from './case-table.tsx'
import { ExportForm } from './export-form.tsx'
import { FilterBar, show } from './filter-bar.tsx'
import { filtersOf, searchOf } from './filters.ts'
import { FindPerson } from './find-person.tsx'
import { foundCases } from './found-person.ts'

/** Which of the shown cases are selected; another list begins with none. */
const useSelection = (of: string) => {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => setSelected(new Set()), [of])
  const select = (caseNumbers: readonly string[], isOn: boolean) => {
    const next = new Set(selected)
    for (const one of caseNumbers)
      if (isOn) next.add(one)
      else next.delete(one)
    setSelected(next)
  }
  return { selected, select, clear: () => setSelected(new Set()) }
}

const Found = () => {
  const text = words()
  const { clear, select, selected } = useSelection('found')
  const lines = foundCases.value ?? []
  const close = () => {
    foundCases.value = null
  }
  return (
    <section aria-labelledby="found">
      <div class="page-head">
        <h2 id="found">{text.worklist.foundOf(lines.length)}</h2>
        <button type="button" class="button" onClick={close}>
          {text.worklist.closeFound}
        </button>
      </div>
      {lines.length === 0 ? (
        <p class="notice">{text.worklist.foundNone}</p>
      ) : (
        <>
          <BulkBar lines={lines.filter(({ caseNumber }) => selected.has(caseNumber))} clear={clear} changed={close} />
          <CaseTable lines={lines} selected={selected} select={select} />
        </>
      )}
    </section>
  )
}

const List = () => {
  const text = words()
  const { search } = place.value
  const filters = filtersOf(search)
  const { asked, again } = useAsked<CaseListView>(`/cases${searchOf(filters)}`)
  const { clear, select, selected } = useSelection(search)
  const { after, sort: _sort, ...kept } = filters
  const total =
    asked.state !== 'told'
      ? ''
      : asked.value.isMore
        ? text.worklist.more(asked.value.total)
        : text.total(asked.value.total)
  return (
    <>
      <FilterBar filters={filters} />
      <div class="list-head">
        <p class="total list-total" role="status">
          {total}
        </p>
        <ExportForm filters={filters} />
      </div>
      <AskedView asked={asked} again={again}>
        {({ cases, next }) =>
          cases.length === 0 ? (
            <p class="notice">{Object.keys(kept).length > 0 ? text.noMatches : text.noCases}</p>
          ) : (
            <>
              <BulkBar
                lines={cases.filter(({ caseNumber }) => selected.has(caseNumber))}
                clear={clear}
                changed={again}
              />
              <CaseTable lines={cases} selected={selected} select={select} />
              <div class="pages">
                {after === undefined ? null : (
                  <button type="button" class="button" onClick={() => show({ ...filters, after: '' })}>
                    {text.firstPage}
                  </button>
                )}
                {next === undefined ? null : (
                  <button type="button" class="button" onClick={() => show({ ...filters, after: next })}>
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

export const Worklist = () => {
  const text = words()
  return (
    <>
      <div class="page-head">
        <h1>{text.cases}</h1>
        <FindPerson />
      </div>
      {foundCases.value === null ? <List /> : <Found />}
    </>
  )
}
