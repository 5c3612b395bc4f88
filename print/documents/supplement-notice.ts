/** 一次性补正告知书: all that is missing, told once and completely, with the last day and the ways to hand it in. */
import type { DocumentModel } from '../layout/model.ts'
import { chineseIsoDate, label, value } from './form-parts.ts'
import { letter } from './letter.ts'

export interface SupplementNoticeInput {
  readonly number: string
  readonly applicantName: string
  readonly itemName: string
  readonly caseNumber: string
  readonly appliedOn: string
  readonly missing: readonly { readonly name: string; readonly why: string; readonly instead?: string }[]
  /** Last day, ISO date. */
  readonly dueOn: string
  /** What follows when nothing comes: by the law of the service. */
  readonly lapse: string
  readonly waysToHandIn: string
  readonly contact: string
  readonly centreName: string
  readonly datedAtMs: number | null
}

const COLUMN_SHARES = [1.2, 5, 6, 5]

export const supplementNotice = (input: SupplementNoticeInput): DocumentModel =>
  letter({
    title: '一次性补正告知书',
    number: input.number,
    addressee: input.applicantName,
    parts: [
      `您于${chineseIsoDate(input.appliedOn)}提出的“${input.itemName}”申请（编号 ${input.caseNumber}）收悉。经审查，还缺下列材料，现一次性告知：`,
      {
        columns: COLUMN_SHARES,
        rows: [
          { cells: [label('序号'), label('需要补正的材料'), label('为什么需要'), label('没有的话怎么办')] },
          ...input.missing.map((one, at) => ({
            cells: [value(String(at + 1)), value(one.name), value(one.why), value(one.instead ?? '—')],
          })),
        ],
      },
      `请于${chineseIsoDate(input.dueOn)}前补正。${input.waysToHandIn}`,
      `补正期间不计入办理期限。${input.lapse}`,
      `有疑问请联系：${input.contact}。`,
    ],
    from: input.centreName,
    datedAtMs: input.datedAtMs,
  })
