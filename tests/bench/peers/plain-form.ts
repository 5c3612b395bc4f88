/** The form as peers get it: the same title, rows, labels and words as ours, taken from our own document. */
import type { Cell, DocumentModel } from '../../../print/layout/model.ts'

export interface PlainCell {
  readonly text: string
  readonly isLabel: boolean
  readonly colSpan: number
  readonly rowSpan: number
}
export interface PlainForm {
  readonly title: string
  readonly note: string
  readonly columns: readonly number[]
  readonly rows: readonly (readonly PlainCell[])[]
  readonly minHeightsMm: readonly number[]
  readonly foot: string
}

const textOf = ({ content }: Cell): string => {
  switch (content.kind) {
    case 'text':
    case 'boxed':
      return content.text
    case 'signature':
      return `${content.lead}　　　　　　　　${content.trail}`
    case 'place':
      return content.words
    default:
      return content satisfies never
  }
}

export const plainForm = (model: DocumentModel): PlainForm => {
  const head = model.blocks.find((block) => block.kind === 'head')
  const table = model.blocks.find((block) => block.kind === 'table')
  const foot = model.blocks.find((block) => block.kind === 'text')
  if (head === undefined || table === undefined) throw new Error('a form has a head and a table')
  return {
    title: head.title,
    note: head.note,
    columns: table.columns,
    rows: table.rows.map((row) =>
      row.cells.map((cell) => ({
        // Ticks are in none of the faces: peers would lose them. A box each.
        text: textOf(cell).replaceAll(/[☐☑]/gu, '□'),
        isLabel: cell.label === true,
        colSpan: cell.colSpan ?? 1,
        rowSpan: cell.rowSpan ?? 1,
      })),
    ),
    minHeightsMm: table.rows.map((row) => row.minHeightMm ?? 8.4),
    foot: foot?.text ?? '',
  }
}
