/** Texts about how long closed cases are kept. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface KeepingMessages {
  readonly title: string
  readonly cases: string
  readonly now: (days: number | null) => string
  readonly means: string
  readonly forGood: string
  readonly forDays: string
  readonly days: string
  readonly known: string
  readonly hold: string
  readonly held: (by: string, when: string, why: string) => string
  readonly notHeld: (days: number | null) => string
  readonly holdMeans: string
  readonly why: string
  readonly letGo: string
}

export const KEEPING_MESSAGES: Record<WrittenLanguage, KeepingMessages> = {
  'zh-CN': {
    title: '保存期限',
    cases: '已办结的案件和咨询',
    now: (days) =>
      days === null
        ? '现在不删除：管理岗没有定天数以前，已办结的案件和咨询一直保存。'
        : `现在的规定：办结以后 ${days} 天没有任何改动的，自动删除。`,
    means:
      '到期后删除：申请人、申请内容、材料、文书、办理记录、咨询的全部内容。只留编号、事项、渠道、起止日期和结果，供统计用。没有答复的投诉和按住不删的案件不动。天数应按本地法律服务档案的规定确定。',
    forGood: '一直保存',
    forDays: '到期删除',
    days: '保存天数（至少 365）',
    known: '我知道：已经过期的马上删除，删除后找不回来。',
    hold: '到期也不删除',
    held: (by, when, why) => `${by} 于 ${when} 按住：${why}。到期也不删除。`,
    notHeld: (days) => (days === null ? '没有按住。现在什么案件都不删除。' : `没有按住：办结 ${days} 天以后自动删除。`),
    holdMeans: '法院、监委、上级调取时按住。',
    why: '为什么',
    letGo: '不再按住',
  },
  en: {
    title: 'Retention',
    cases: 'Closed cases and consultations',
    now: (days) =>
      days === null
        ? 'Nothing is erased now: until an administrator names the days, closed cases and consultations are kept for good.'
        : `The rule now: what has been closed and untouched for ${days} days is erased by itself.`,
    means:
      'What goes then: the applicant, the application, papers, letters, the steps taken, and all of a consultation. What stays, for statistics: number, service, channel, first and last day, outcome. Complaints without an answer and cases on hold are left alone. The days are to follow the local rules on legal-service archives.',
    forGood: 'Keep for good',
    forDays: 'Erase when the days are over',
    days: 'Days kept (365 at least)',
    known: 'I know: what is older is erased at once and cannot be brought back.',
    hold: 'Hold beyond its days',
    held: (by, when, why) => `Held by ${by} on ${when}: ${why}. It is not erased when its days are over.`,
    notHeld: (days) =>
      days === null ? 'Not held. No case is erased now.' : `Not held: erased ${days} days after it is closed.`,
    holdMeans: 'For a court, an inquiry or a higher office that asks for it.',
    why: 'Why',
    letGo: 'Let it go',
  },
}
