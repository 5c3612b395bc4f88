/** A paper made for practice says so where nobody overlooks it: across the page, first and last on a slip. */
import type { DocumentModel } from '../layout/model.ts'
import type { SlipBlock, SlipModel } from '../receipt/model.ts'

const MARK = { 'zh-CN': '练习', en: 'PRACTICE' } as const
const SAYS = { 'zh-CN': '这是练习，不会生效。', en: 'For practice: it has no effect.' } as const

export const practiceDocument = (model: DocumentModel): DocumentModel => ({
  ...model,
  footNote: `${SAYS[model.language]}　${model.footNote}`,
  watermark: MARK[model.language],
})

export const practiceSlip = (model: SlipModel): SlipModel => {
  const mark: readonly SlipBlock[] = [
    { kind: 'text', text: MARK[model.language], align: 'center', bold: true, double: true },
    { kind: 'text', text: SAYS[model.language], align: 'center' },
    { kind: 'rule' },
  ]
  return { ...model, blocks: [...mark, ...model.blocks, { kind: 'rule' }, ...mark.slice(0, 2)] }
}
