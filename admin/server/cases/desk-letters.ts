/** Letters about how a case is handled: not taken in, passed on, given longer, standing still; and on complaints. */
import { dayOfInstant, isoDateOfDay } from '@lutong/core/calendar/civil-day.ts'
import { createWorkCalendar } from '@lutong/core/calendar/work-calendar.ts'
import type { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import { NOT_ACCEPTED_REASONS, PAUSE_REASONS, REFERRAL_REASONS } from '@lutong/core/cases/reasons.ts'
import { remedyNotice } from '@lutong/core/cases/remedies.ts'
import type { CatalogueItem } from '@lutong/core/catalogue/item.ts'
import { deskName } from '@lutong/core/messages/cases.ts'
import { decisionNotice } from '@lutong/print/documents/decision-notice.ts'
import { chineseIsoDate } from '@lutong/print/documents/form-parts.ts'
import { letter } from '@lutong/print/documents/letter.ts'
import type { DocumentModel } from '@lutong/print/layout/model.ts'
import { baseOf, type NoticeFacts } from './notices.ts'

type Of<Kind extends DossierEntry['kind']> = Extract<DossierEntry, { kind: Kind }>

const calendar = createWorkCalendar()
const UNITS = { calendar: '日', working: '个工作日', hour: '小时', month: '个月' } as const
const dayAt = (atMs: number): string => chineseIsoDate(isoDateOfDay(dayOfInstant(atMs)))

/** `行政复议法 62` → `《行政复议法》第 62 条`; a source that is no article stays as it is. */
const cited = (source: string): string => {
  const [, law, articles] = /^(\p{Script=Han}+) ([\d、,() ]+)$/u.exec(source) ?? []
  return law === undefined || articles === undefined ? source : `《${law}》第 ${articles.trim()} 条`
}

const lead = (facts: NoticeFacts): string => {
  const { appliedOn, caseNumber, itemName } = baseOf(facts)
  return `您于${chineseIsoDate(appliedOn)}提出的“${itemName}”申请（编号 ${caseNumber}）收悉。`
}
const SEE_ANYWHERE = '您可以凭身份证，或者凭编号和查询码，在任一终端查询办理进度。'
const askUs = ({ centreName, centrePhone }: NoticeFacts): string => `有疑问请联系：${centreName} ${centrePhone}。`

const written = (title: string, facts: NoticeFacts, parts: readonly string[]): DocumentModel => {
  const { applicantName, centreName, datedAtMs, number } = baseOf(facts)
  return letter({
    title,
    number,
    addressee: applicantName,
    parts: parts.filter((part) => part !== ''),
    from: centreName,
    datedAtMs,
  })
}

export const notAcceptedLetter = (facts: NoticeFacts, { goTo, reason, words }: Of<'not-accepted'>): DocumentModel =>
  decisionNotice({
    ...baseOf(facts),
    decision: 'not-accepted',
    reasons: [`${NOT_ACCEPTED_REASONS[reason]['zh-CN']}。`, ...words.split('\n').filter((line) => line.trim() !== '')],
    remedy: remedyNotice(facts.item, facts.nowMs, calendar, 'acceptance'),
    goTo: goTo === '' ? null : goTo,
  })

const limitOf = (item: CatalogueItem, { n, unit, what }: Of<'limit-extended'>) =>
  item.timeLimits.find(
    (one) =>
      one.unit === unit &&
      { accepted: 'accept', decided: 'decide', documented: 'assign' }[one.until] === what &&
      (one.extension?.n ?? 0) >= n,
  )

export const extensionLetter = (facts: NoticeFacts, entry: Of<'limit-extended'>): DocumentModel => {
  const rule = limitOf(facts.item, entry)?.extension
  return written('延长办理期限告知书', facts, [
    lead(facts),
    `原来的办理期限到${dayAt(entry.beforeMs)}为止。因${entry.reason}，${
      rule === undefined ? '' : `经${rule.approvedBy['zh-CN']}批准，`
    }延长 ${entry.n} ${UNITS[entry.unit]}，延长后的期限到${dayAt(entry.afterMs)}为止。`,
    rule === undefined ? '' : `依据：${cited(rule.source)}。${rule.verified ? '' : '以窗口答复为准。'}`,
    SEE_ANYWHERE,
    askUs(facts),
  ])
}

export const pauseLetter = (facts: NoticeFacts, { reason }: Of<'limit-paused'>): DocumentModel => {
  const rule = facts.item.pauses?.find((one) => one.reason === reason)
  return written('暂停计算办理期限告知书', facts, [
    lead(facts),
    `因${PAUSE_REASONS[reason]['zh-CN']}，自${dayAt(facts.nowMs)}起暂停计算办理期限。情形消除后继续计算，继续的日子可以在任一终端看到。`,
    rule === undefined ? '' : `依据：${cited(rule.source)}。${rule.verified ? '' : '以窗口答复为准。'}`,
    askUs(facts),
  ])
}

export const referralLetter = (facts: NoticeFacts, entry: Of<'referred-up'> | Of<'referred'>): DocumentModel => {
  const [to, why] =
    entry.kind === 'referred'
      ? [entry.to, entry.why]
      : [`${deskName(entry.to, 'zh-CN')}公共法律服务机构`, REFERRAL_REASONS[entry.reason]['zh-CN']]
  return written('转办告知书', facts, [
    lead(facts),
    `${why === '' ? '' : `因${why}，`}现转由${to}办理。`,
    entry.kind === 'referred-up'
      ? '您交过的表格和材料已经一并转去，不用再交。编号和查询码不变。'
      : '请向该单位说明编号；需要哪些材料，以该单位的要求为准。',
    SEE_ANYWHERE,
    askUs(facts),
  ])
}

export const complaintRegisteredLetter = (facts: NoticeFacts): DocumentModel =>
  written('投诉受理告知书', facts, [
    lead(facts),
    '您反映的问题已经登记受理。调查和复核由两个人分别进行，被反映的人看不到您的投诉，也不参与办理。',
    ...facts.item.timeLimits
      .filter(({ until }) => until === 'decided')
      .map(({ source, verified, what }) => `${what['zh-CN']}${verified ? `（${cited(source)}）` : ''}。`),
    SEE_ANYWHERE,
    askUs(facts),
  ])

export const complaintAnswerLetter = (facts: NoticeFacts, { text }: Of<'complaint-answered'>): DocumentModel =>
  written('投诉处理答复书', facts, [
    lead(facts),
    '经调查和复核，现答复如下：',
    ...text.split('\n').filter((line) => line.trim() !== ''),
    remedyNotice(facts.item, facts.nowMs, calendar)
      .replace('不服本决定的', '对本答复不满意的')
      .replaceAll('本决定', '本答复'),
    askUs(facts),
  ])
