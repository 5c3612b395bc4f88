/** Slip blocks to lines of columns. */
import { unreachable } from '@lutong/core/result.ts'
import { breakOpportunities, emergencyBreaks } from '../layout/line-breaking.ts'
import type { SlipBlock, SlipModel } from './model.ts'
import { normalise, textColumns } from './repertoire.ts'

export type SlipLine =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly align: 'left' | 'center' | 'right'
      readonly bold: boolean
      readonly double: boolean
    }
  | { readonly kind: 'code'; readonly data: string }
  | { readonly kind: 'feed'; readonly lines: number }

const breakColumns = (text: string, columns: number): readonly string[] => {
  // Most lines of a slip fit as they are.
  if (textColumns(text) <= columns) return [text.trimEnd()]
  const lines: string[] = []
  let start = 0
  let end = 0
  const slice = (to: number) => text.slice(start, to).trimEnd()
  const push = (to: number) => {
    lines.push(slice(to))
    start = to
    end = to
  }
  for (const next of breakOpportunities(text)) {
    if (textColumns(slice(next)) > columns && end > start) push(end)
    while (textColumns(slice(next)) > columns) {
      const cuts = emergencyBreaks(text.slice(start, next)).map((cut) => cut + start)
      const cut = cuts.findLast((one) => textColumns(slice(one)) <= columns) ?? cuts[0] ?? next
      if (cut >= next) break
      push(cut)
    }
    end = next
  }
  push(text.length)
  return lines
}

const plain = (text: string, align: 'left' | 'right' = 'left'): SlipLine => ({
  kind: 'text',
  text,
  align,
  bold: false,
  double: false,
})

const blockLines = (block: SlipBlock, columns: number): readonly SlipLine[] => {
  switch (block.kind) {
    case 'text': {
      const double = block.double === true
      const room = double ? Math.floor(columns / 2) : columns
      return block.text
        .split('\n')
        .flatMap((text) => breakColumns(normalise(text), room))
        .map((text) => ({ kind: 'text', text, align: block.align ?? 'left', bold: block.bold === true, double }))
    }
    case 'pair': {
      const name = normalise(block.name)
      const value = normalise(block.value)
      const room = columns - textColumns(name) - textColumns(value)
      if (room >= 1) return [plain(`${name}${' '.repeat(room)}${value}`)]
      return [plain(name), ...breakColumns(value, columns - 2).map((text) => plain(text, 'right'))]
    }
    case 'point': {
      const mark = normalise(block.mark)
      const hang = textColumns(mark)
      return breakColumns(normalise(block.text), columns - hang).map((text, index) =>
        plain(`${index === 0 ? mark : ' '.repeat(hang)}${text}`),
      )
    }
    case 'rule':
      return [plain('-'.repeat(columns))]
    case 'code':
      return [{ kind: 'code', data: block.data }]
    case 'feed':
      return [{ kind: 'feed', lines: block.lines }]
    default:
      return unreachable(block)
  }
}

export const slipLines = (model: SlipModel, columns: number): readonly SlipLine[] =>
  model.blocks.flatMap((block) => blockLines(block, columns))
