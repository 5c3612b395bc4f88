/** 法律意见书: a lawyer's written answer, as a letter. It says what it rests on and what it is not. */
import type { DocumentModel } from '../layout/model.ts'
import { letter } from './letter.ts'

export interface LegalOpinionInput {
  readonly number: string
  readonly citizenName: string
  readonly question: string
  readonly facts: string
  readonly materials: readonly string[]
  readonly analysis: readonly string[]
  readonly conclusion: string
  readonly laws: readonly string[]
  readonly lawyer: { readonly name: string; readonly licence: string; readonly office: string }
  readonly datedAtMs: number | null
  /** Not yet signed: every page says 草稿. */
  readonly isDraft: boolean
}

export const legalOpinion = (input: LegalOpinionInput): DocumentModel =>
  letter({
    title: '法律意见书',
    number: input.number,
    addressee: input.citizenName,
    parts: [
      `您就“${input.question}”提出咨询。现根据您陈述的情况和提供的材料，出具法律意见如下。`,
      { heading: '一、基本情况', level: 1 },
      input.facts,
      ...(input.materials.length === 0 ? [] : [`您提供的材料：${input.materials.join('；')}。`]),
      { heading: '二、法律分析', level: 1 },
      ...input.analysis,
      { heading: '三、结论', level: 1 },
      input.conclusion,
      { heading: '四、法律依据', level: 1 },
      ...input.laws,
      '本意见依据您目前的陈述和材料作出，事实有变化的，结论可能不同；本意见不代替人民法院、仲裁机构或者行政机关的决定。',
    ],
    from: input.lawyer.office,
    datedAtMs: input.datedAtMs,
    copiesTo: [`承办律师 ${input.lawyer.name}（执业证号 ${input.lawyer.licence}）`],
    ...(input.isDraft ? { watermark: '草稿' } : {}),
  })
