/** The letters a centre issues about a case, as documents of `print`: facts from the case, words from the staff. */
import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import { createWorkCalendar } from '@lutong/core/calendar/work-calendar.ts'
import { remedyNotice } from '@lutong/core/cases/remedies.ts'
import { lapseOf } from '@lutong/core/cases/supplement-rule.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import type { Application } from '@lutong/core/contracts/intake.ts'
import type { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import { decisionNotice } from '@lutong/print/documents/decision-notice.ts'
import { letter } from '@lutong/print/documents/letter.ts'
import { supplementNotice } from '@lutong/print/documents/supplement-notice.ts'
import type { DocumentModel } from '@lutong/print/layout/model.ts'
import type { CaseSummary } from '../../store/case-store.ts'

export interface NoticeFacts {
  readonly item: CatalogueItem
  readonly application: Application
  readonly summary: CaseSummary
  readonly centreName: string
  readonly centrePhone: string
  /** The letter's own number. */
  readonly number: string
  readonly nowMs: number
}

const calendar = createWorkCalendar()

const dayOf = (atMs: number): string => isoDateOfDay(dayOfInstant(atMs))

/** The letter is addressed to whoever applied; who asked without a name is addressed as such. */
const nameOf = ({ forms }: Application): string => {
  for (const { data } of forms) {
    if ('applicant' in data) return data.applicant.name
    if ('name' in data && typeof data.name === 'string') return data.name
  }
  return '申请人'
}

/** What every letter says of its case. */
export const baseOf = ({ application, centreName, item, nowMs, number, summary }: NoticeFacts) => ({
  number,
  applicantName: nameOf(application),
  itemName: item.name['zh-CN'],
  caseNumber: summary.caseNumber,
  appliedOn: dayOf(summary.receivedAtMs),
  legalBasis: item.legalBasis.map(({ articles, law }) => `《${law}》第 ${articles} 条`).join('、'),
  centreName,
  datedAtMs: nowMs,
})

export const supplementLetter = (
  facts: NoticeFacts,
  { papers, until }: Extract<DossierEntry, { kind: 'supplement-asked' }>,
): DocumentModel =>
  supplementNotice({
    ...baseOf(facts),
    missing: papers.map(({ name, why }) => ({ name, why })),
    dueOn: until,
    lapse: lapseOf(facts.item).words,
    waysToHandIn: '可以在任一终端刷身份证或凭回执拍照补交，也可以交到窗口。',
    contact: `${facts.centreName} ${facts.centrePhone}`,
  })

/** `reasons`: in the staff's words, one a paragraph. */
export const decisionLetter = (facts: NoticeFacts, reasons: readonly string[]): DocumentModel => {
  const base = baseOf(facts)
  const { item, summary } = facts
  const refused = summary.outcome === 'refused'
  const remedy = refused ? remedyNotice(item, facts.nowMs, calendar) : ''
  if (item.type === 'legal-aid' && item.forms.includes('F1'))
    return refused
      ? decisionNotice({
          ...base,
          decision: 'aid-refused',
          reasons,
          remedy,
        })
      : decisionNotice({ ...base, decision: 'aid-granted', aidForm: '由律师提供法律援助', assignedTo: null })
  return letter({
    title: `${base.itemName}决定书`,
    number: base.number,
    addressee: base.applicantName,
    parts: [
      `您提出的“${base.itemName}”申请（编号 ${base.caseNumber}）收悉。经审查，${refused ? '决定不予同意。理由如下：' : '决定同意。'}`,
      ...reasons,
      `依据：${base.legalBasis}。`,
      ...(refused ? [remedy] : []),
    ],
    from: base.centreName,
    datedAtMs: base.datedAtMs,
  })
}

export const answerLetter = (
  facts: NoticeFacts,
  { laws, text }: Pick<Extract<DossierEntry, { kind: 'answered' }>, 'laws' | 'text'>,
): DocumentModel => {
  const base = baseOf(facts)
  return letter({
    title: '咨询答复单',
    number: base.number,
    addressee: base.applicantName,
    parts: [
      `您的咨询（编号 ${base.caseNumber}）收悉，答复如下：`,
      ...text.split('\n').filter((line) => line.trim() !== ''),
      ...(laws === '' ? [] : [`相关规定：${laws}。`]),
      '以上答复根据您所说的情况作出，仅供参考；情况不同，结论可能不同。',
    ],
    from: base.centreName,
    datedAtMs: base.datedAtMs,
  })
}
