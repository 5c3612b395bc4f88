/** Cases as rows that can be walked by key and selected, one by one or a range. */
import { useRef } from 'preact/hooks'
import type { CaseLine } from '../../server/cases/views.ts'
import { Cell, DataTable } from '../components/data-table.tsx'
import { DueDate } from '../components/due-date.tsx'
import { StageTag } from '../components/stage-tag.tsx'
import { useKeys } from '../keys.ts'
import { said, shortMoment, words } from '../language/language.ts'
import { Link } from '../router.tsx'

interface CaseTableProps {
  readonly lines: readonly CaseLine[]
  readonly selected: ReadonlySet<string>
  readonly select: (caseNumbers: readonly string[], isOn: boolean) => void
}

interface RowProps {
  readonly line: CaseLine
  readonly isSelected: boolean
  readonly toggle: (withRange: boolean) => void
}

const Row = ({ isSelected, line, toggle }: RowProps) => {
  const text = words()
  return (
    <tr role="row" aria-selected={isSelected} class={isSelected ? 'selected' : undefined}>
      <td role="cell" class="select-cell">
        <input
          type="checkbox"
          checked={isSelected}
          aria-label={text.worklist.select(line.caseNumber)}
          onClick={(event) => toggle(event.shiftKey)}
        />
      </td>
      <Cell title={text.number}>
        <Link to={`/console/cases/${line.caseNumber}`} class="case-number">
          {line.caseNumber}
        </Link>
      </Cell>
      <Cell title={text.item} class="item-cell">
        {said(line.itemName)}
        {line.channel === 'terminal' ? null : <small class="came-by">{text.channel[line.channel]}</small>}
      </Cell>
      <Cell title={text.applicant} class="no-break">
        {line.applicant ?? text.anonymous}
      </Cell>
      <Cell title={text.stage}>
        <StageTag stage={line.stage} outcome={line.outcome} />
        {line.awaitingMaterials ? <small class="warn">△ {text.awaiting}</small> : null}
      </Cell>
      <Cell title={text.worklist.handler} class="no-break">
        {line.assignee?.name ?? <span class="soft">{text.worklist.nobody}</span>}
      </Cell>
      <Cell title={text.received} class="time">
        {shortMoment(line.receivedAtMs)}
      </Cell>
      <Cell title={text.limit} class="time">
        <DueDate due={line.due} />
      </Cell>
    </tr>
  )
}

export const CaseTable = ({ lines, select, selected }: CaseTableProps) => {
  const text = words()
  const body = useRef<HTMLDivElement>(null)
  const last = useRef<number | null>(null)
  const links = () => [...(body.current?.querySelectorAll<HTMLElement>('tbody a.case-number') ?? [])]
  const at = () => {
    const row = document.activeElement?.closest('tr')
    return row === null || row === undefined ? -1 : links().findIndex((link) => row.contains(link))
  }
  const step = (by: number) => {
    const all = links()
    const target = all[Math.min(all.length - 1, Math.max(0, at() + by))]
    target?.focus()
    target?.scrollIntoView({ block: 'nearest' })
  }
  const toggle = (index: number, withRange: boolean) => {
    const line = lines[index]
    if (line === undefined) return
    const isOn = !selected.has(line.caseNumber)
    const from = withRange && last.current !== null ? last.current : index
    last.current = index
    const range = lines.slice(Math.min(from, index), Math.max(from, index) + 1)
    select(
      range.map(({ caseNumber }) => caseNumber),
      isOn,
    )
  }
  useKeys({ j: () => step(1), k: () => step(-1), x: () => toggle(at(), false) })
  const areAll = lines.length > 0 && lines.every(({ caseNumber }) => selected.has(caseNumber))
  return (
    <div ref={body} class="cases-table">
      <DataTable
        label={text.cases}
        first={
          <input
            type="checkbox"
            checked={areAll}
            aria-label={text.worklist.selectPage}
            onClick={() =>
              select(
                lines.map(({ caseNumber }) => caseNumber),
                !areAll,
              )
            }
          />
        }
        columns={[
          ...[text.number, text.item, text.applicant, text.stage],
          ...[text.worklist.handler, text.received, text.limit],
        ]}
      >
        {lines.map((line, index) => (
          <Row
            key={line.caseNumber}
            line={line}
            isSelected={selected.has(line.caseNumber)}
            toggle={(withRange) => toggle(index, withRange)}
          />
        ))}
      </DataTable>
    </div>
  )
}
