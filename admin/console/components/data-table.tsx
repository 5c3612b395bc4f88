/** A table that becomes a list of cards where a phone has no room for columns. */
import type { ComponentChildren } from 'preact'

interface DataTableProps {
  readonly label: string
  /** A cell before the columns: what selects all rows. */
  readonly first?: ComponentChildren
  readonly columns: readonly string[]
  readonly children: ComponentChildren
}

export const DataTable = ({ label, columns, children, first }: DataTableProps) => (
  <div class="table-scroll" role="region" aria-label={label} tabIndex={0}>
    {/* The roles are said aloud: as cards the elements would lose them. */}
    <table role="table">
      <thead role="rowgroup">
        <tr role="row">
          {first === undefined ? null : (
            <th scope="col" role="columnheader" class="select-cell">
              {first}
            </th>
          )}
          {columns.map((title) => (
            <th key={title} scope="col" role="columnheader">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">{children}</tbody>
    </table>
  </div>
)

interface CellProps {
  readonly title: string
  readonly class?: string | undefined
  readonly children: ComponentChildren
}

/** `title` repeats the column's, for the card. */
export const Cell = ({ title, class: className, children }: CellProps) => (
  <td role="cell" data-title={title} class={className}>
    <span>{children}</span>
  </td>
)
