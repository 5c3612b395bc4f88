/** Tables: merged cells, rows that grow, rows cut between lines, heads repeated on each page. */
import type { FontLibrary } from '../fonts/font-library.ts'
import { measureCell, type MeasuredCell } from './cell.ts'
import type { Block, Row } from './model.ts'
import { type Op, PT_PER_MM, tagged } from './page.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

const MIN_ROW_PT = 8.4 * PT_PER_MM
const INNER_LINE_PT = 0.5
const OUTER_LINE_PT = 1
const LABEL_TINT = '#F1F3F5'
/** Fewer lines than this at a page's foot or head look lost. */
const MIN_LINES_APART = 3

/** The page flow a table is poured into. */
export interface Flow {
  /** Where the next thing goes, and how far down the page it may reach. */
  y(): number
  readonly bottom: number
  /** True while nothing stands on this page yet. */
  atTop(): boolean
  add(ops: readonly Op[]): void
  moveTo(y: number): void
  newPage(): void
}

interface Placed {
  readonly measured: MeasuredCell
  readonly row: number
  readonly rowSpan: number
  readonly x: number
  readonly width: number
}

interface Grid {
  readonly placed: readonly Placed[]
  readonly heights: readonly number[]
}

/** Puts each cell at its column, rows above that reach down included, as HTML tables do. */
const resolveGrid = (table: TableBlock, left: number, widthPt: number, fonts: FontLibrary): Grid => {
  const total = table.columns.reduce((sum, share) => sum + share, 0)
  const edges = [left]
  for (const share of table.columns) edges.push((edges.at(-1) ?? left) + (share / total) * widthPt)
  const edge = (column: number) => edges[column] ?? left + widthPt
  const busyUntil = table.columns.map(() => 0)
  const placed = table.rows.flatMap((row: Row, rowIndex) => {
    let column = 0
    return row.cells.map((cell) => {
      while ((busyUntil[column] ?? 0) > rowIndex) column += 1
      const colSpan = cell.colSpan ?? 1
      const rowSpan = cell.rowSpan ?? 1
      if (column + colSpan > table.columns.length) throw new Error(`row ${rowIndex} of a table has too many cells`)
      for (let one = column; one < column + colSpan; one += 1) busyUntil[one] = rowIndex + rowSpan
      const x = edge(column)
      const width = edge(column + colSpan) - x
      column += colSpan
      return { measured: measureCell(cell, width, fonts), row: rowIndex, rowSpan, x, width }
    })
  })
  const heights = table.rows.map((row, index) =>
    placed
      .filter((one) => one.row === index && one.rowSpan === 1)
      .reduce(
        (height, one) => Math.max(height, one.measured.heightPt()),
        row.minHeightMm === undefined ? MIN_ROW_PT : row.minHeightMm * PT_PER_MM,
      ),
  )
  // A merged cell higher than its rows makes the last of them grow.
  for (const one of placed.filter((cell) => cell.rowSpan > 1)) {
    const rows = heights.slice(one.row, one.row + one.rowSpan)
    const lack = one.measured.heightPt() - rows.reduce((sum, height) => sum + height, 0)
    const last = one.row + one.rowSpan - 1
    if (lack > 0) heights[last] = (heights[last] ?? 0) + lack
  }
  return { placed, heights }
}

/** One row, or a part of one, as it stands on a page. */
interface Slice {
  readonly row: number
  readonly top: number
  readonly height: number
  /** Lines of each cell of the row that are in this part, by its place in the row. */
  readonly from: number
  readonly to: number
}

const drawSlices = (
  grid: Grid,
  slices: readonly Slice[],
  left: number,
  widthPt: number,
  isData: boolean,
): readonly Op[] => {
  const first = slices[0]
  const last = slices.at(-1)
  if (first === undefined || last === undefined) return []
  const ops = slices.flatMap((slice, index) =>
    grid.placed
      .filter(({ row, rowSpan }) => {
        if (row === slice.row) return true
        // The rest of a merged cell begun on the page before: its label is told again here.
        const previous = slices[index - 1]
        return row < slice.row && slice.row < row + rowSpan && (previous === undefined || previous.row < row)
      })
      .map((one) => {
        const reach = slices.filter((other) => other.row >= slice.row && other.row < one.row + one.rowSpan)
        const height = one.rowSpan === 1 ? slice.height : reach.reduce((sum, other) => sum + other.height, 0)
        return { one, slice, box: { x: one.x, y: slice.top, width: one.width, height } }
      }),
  )
  const words = ({ box, one, slice }: (typeof ops)[number]): readonly Op[] => {
    const { measured, rowSpan } = one
    const isLabel = measured.cell.label === true
    const isWhole = isLabel || rowSpan > 1 || measured.lineCount <= 1
    if (isWhole) return slice.from === 0 || isLabel ? measured.draw(box, 0, measured.lineCount) : []
    const to = Math.min(slice.to, measured.lineCount)
    return slice.from >= to ? [] : measured.draw(box, slice.from, to)
  }
  const rules: readonly Op[] = [
    ...ops
      .filter(({ one }) => one.measured.cell.label === true)
      .map(({ box }): Op => ({ op: 'rect', ...box, fill: LABEL_TINT })),
    ...ops.map(({ box }): Op => ({ op: 'rect', ...box, strokePt: INNER_LINE_PT })),
    {
      op: 'rect',
      x: left,
      y: first.top,
      width: widthPt,
      height: last.top + last.height - first.top,
      strokePt: OUTER_LINE_PT,
    },
  ]
  const rowsOf = (tag: (placed: (typeof ops)[number], words: readonly Op[]) => readonly Op[]) =>
    slices.map((slice) =>
      ops.filter((placed) => placed.slice === slice).flatMap((placed) => tag(placed, words(placed))),
    )
  const cellTag = (placed: (typeof ops)[number]) => (placed.one.measured.cell.label === true ? 'TH' : 'TD')
  // Reading order: fills and rules first, then the words row by row, left to right. A form is no table of data: its
  // rows are read as label and answer, a paragraph each. Only a table with a head is one.
  return [
    ...tagged('Artifact', rules),
    ...(isData
      ? tagged(
          'Table',
          rowsOf((placed, drawn) => tagged(cellTag(placed), drawn)).flatMap((row) => tagged('TR', row)),
        )
      : rowsOf((_placed, drawn) => drawn).flatMap((row) => tagged('P', row))),
  ]
}

/** Pours a table into the pages. */
export const flowTable = (table: TableBlock, left: number, widthPt: number, fonts: FontLibrary, flow: Flow): void => {
  const grid = resolveGrid(table, left, widthPt, fonts)
  const headRows = table.headRows ?? 0
  let slices: Slice[] = []
  const flush = () => {
    flow.add(drawSlices(grid, slices, left, widthPt, headRows > 0))
    slices = []
  }
  const put = (row: number, height: number, from: number, to: number) => {
    slices.push({ row, top: flow.y(), height, from, to })
    flow.moveTo(flow.y() + height)
  }
  const turnPage = (row: number) => {
    flush()
    flow.newPage()
    if (row >= headRows) for (let head = 0; head < headRows; head += 1) put(head, grid.heights[head] ?? 0, 0, Infinity)
  }
  for (let row = 0; row < table.rows.length; row += 1) {
    const height = grid.heights[row] ?? 0
    const cells = grid.placed.filter((one) => one.row === row && one.rowSpan === 1)
    const longest = cells.reduce((most, one) => Math.max(most, one.measured.lineCount), 1)
    const partHeight = (from: number, to: number) =>
      cells.reduce((most, one) => {
        const whole = one.measured.cell.label === true || one.measured.lineCount === 1
        return Math.max(
          most,
          whole
            ? from === 0
              ? one.measured.heightPt()
              : 0
            : one.measured.heightPt(from, Math.max(from, Math.min(to, one.measured.lineCount))),
        )
      }, 0)
    let from = 0
    let turned = flow.atTop()
    for (;;) {
      const restHeight = from === 0 ? height : Math.max(MIN_ROW_PT, partHeight(from, longest))
      const next = table.rows[row]?.keepNext === true ? (grid.heights[row + 1] ?? 0) : 0
      if (flow.y() + restHeight + next <= flow.bottom || (next > 0 && turned)) {
        put(row, restHeight, from, longest)
        break
      }
      let to = from
      while (to < longest && flow.y() + partHeight(from, to + 1) <= flow.bottom) to += 1
      // Leave a few lines for the next page too; what is short moves there as a whole.
      if (longest - to < MIN_LINES_APART) to = longest - MIN_LINES_APART
      if (to - from >= MIN_LINES_APART && longest > 2 * MIN_LINES_APART) {
        put(row, Math.max(partHeight(from, to), MIN_ROW_PT), from, to)
        from = to
      } else if (turned) {
        // Higher than a whole page and not to be cut: shown as far as it goes, for nothing may be left out unseen.
        put(row, restHeight, from, longest)
        break
      }
      turnPage(row)
      turned = true
    }
  }
  flush()
}
