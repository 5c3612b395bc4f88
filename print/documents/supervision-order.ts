/** 督办单: a case that is late or was handled wrongly, put to whoever has it. The citizen's name is not on it. */
import type { DocumentModel } from '../layout/model.ts'
import { chineseIsoDate, label, value } from './form-parts.ts'
import { letter } from './letter.ts'

export interface SupervisionOrderInput {
  readonly number: string
  readonly body: string
  readonly cases: readonly {
    readonly caseNumber: string
    readonly itemName: string
    readonly stage: string
    readonly dueOn: string
    readonly problem: string
  }[]
  readonly demand: string
  readonly answerBy: string
  readonly from: string
  readonly datedAtMs: number | null
}

const COLUMN_SHARES = [5, 5, 2.4, 3.6, 5]

export const supervisionOrder = (input: SupervisionOrderInput): DocumentModel =>
  letter({
    title: '督办单',
    number: input.number,
    addressee: input.body,
    parts: [
      '你单位承办的下列事项需要督办：',
      {
        columns: COLUMN_SHARES,
        rows: [
          { cells: [label('编号'), label('事项'), label('环节'), label('期限'), label('督办原因')] },
          ...input.cases.map((one) => ({
            cells: [
              value(one.caseNumber),
              value(one.itemName),
              value(one.stage),
              value(chineseIsoDate(one.dueOn)),
              value(one.problem),
            ],
          })),
        ],
      },
      `办理要求：${input.demand}`,
      `请于${chineseIsoDate(input.answerBy)}前书面回复办理情况。`,
    ],
    from: input.from,
    datedAtMs: input.datedAtMs,
  })
