/** A form without answers, made from its filled-in sample: labels, choices and declarations stay, what somebody wrote goes. */
import type { Block, Cell, DocumentModel } from '../layout/model.ts'

const unticked = (text: string) => text.replaceAll('☑', '☐')
const BLANK_DATE = '　　　　年　　月　　日'

const blankCell = (cell: Cell): Cell => {
  const { content } = cell
  if (cell.label === true) return cell
  switch (content.kind) {
    case 'text': {
      // Declarations are set in 黑 and belong to the form; so do choices.
      const isOfTheForm = content.style?.face === 'hei' || /[☐☑]/u.test(content.text)
      return { ...cell, content: { ...content, text: isOfTheForm ? unticked(content.text) : '' } }
    }
    case 'boxed':
      return { ...cell, content: { ...content, text: '' } }
    case 'signature':
      return { ...cell, content: { ...content, signature: {}, trail: BLANK_DATE } }
    case 'place':
      return cell
    default:
      return content satisfies never
  }
}

const blankBlock = (block: Block): readonly Block[] => {
  switch (block.kind) {
    case 'head':
      return [{ kind: 'head', title: block.title, note: '编号：' }]
    case 'table':
      return [{ ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(blankCell) })) }]
    // Digest and codes are of a case: a blank form has none.
    case 'text':
    case 'code':
      return []
    default:
      return block satisfies never
  }
}

export const blankForm = (filled: DocumentModel, centreName: string): DocumentModel => {
  const { watermark: _none, ...model } = filled
  return { ...model, footNote: `${centreName}　${filled.title}`, blocks: filled.blocks.flatMap(blankBlock) }
}
