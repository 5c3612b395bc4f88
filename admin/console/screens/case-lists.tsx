/** Two lists beside the worklist: what was sent up to this desk, and complaints with where they stand. */
import type { CaseLine, CaseListView } from '../../server/cases/views.ts'
import { AskedView, useAsked } from '../components/asked.tsx'
import { Cell, DataTable } from '../components/data-table.tsx'
import { DueDate } from '../components/due-date.tsx'
import { StageTag } from '../components/stage-tag.tsx'
import { moment, said, words } from '../language/language.ts'
import { go, Link, place } from '../router.tsx'
import { filtersOf, searchOf } from './filters.ts'
import { WriteComplaint } from './write-complaint.tsx'

type List = 'referrals' | 'complaints'

const Stage = ({ line, list }: { readonly line: CaseLine; readonly list: List }) => {
  const stages: Partial<Record<string, string>> = words().desk.complaintStage
  const own = list === 'complaints' ? stages[line.stage] : undefined
  return own === undefined ? <StageTag stage={line.stage} outcome={line.outcome} /> : <span>{own}</span>
}

const Row = ({ line, list }: { readonly line: CaseLine; readonly list: List }) => {
  const text = words()
  return (
    <tr role="row">
      <Cell title={text.number}>
        <Link to={`/console/cases/${line.caseNumber}`} class="case-number">
          {line.caseNumber}
        </Link>
      </Cell>
      <Cell title={text.item}>{said(line.itemName)}</Cell>
      <Cell title={text.applicant}>{line.applicant ?? text.anonymous}</Cell>
      <Cell title={text.stage}>
        <Stage line={line} list={list} />
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

export const CaseListPage = ({ list }: { readonly list: List }) => {
  const text = words()
  const { after } = filtersOf(place.value.search)
  const { again, asked } = useAsked<CaseListView>(
    `/cases${searchOf({ list, ...(after === undefined ? {} : { after }) })}`,
  )
  const title = text.desk[list]
  return (
    <>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="total" role="status">
          {asked.state === 'told' ? text.total(asked.value.total) : ''}
        </p>
      </div>
      {list === 'complaints' ? <WriteComplaint done={again} /> : null}
      <AskedView asked={asked} again={again}>
        {({ cases, next }) =>
          cases.length === 0 ? (
            <p class="notice">{list === 'complaints' ? text.desk.noComplaints : text.desk.noReferrals}</p>
          ) : (
            <>
              <DataTable
                label={title}
                columns={[text.number, text.item, text.applicant, text.stage, text.received, text.limit]}
              >
                {cases.map((line) => (
                  <Row key={line.caseNumber} line={line} list={list} />
                ))}
              </DataTable>
              <div class="pages">
                {after === undefined ? null : (
                  <button type="button" class="button" onClick={() => go(`/console/${list}`)}>
                    {text.firstPage}
                  </button>
                )}
                {next === undefined ? null : (
                  <button
                    type="button"
                    class="button"
                    onClick={() => go(`/console/${list}${searchOf({ after: next })}`)}
                  >
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
