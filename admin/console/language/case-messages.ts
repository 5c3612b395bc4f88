/** Texts of a case's page: what happened, who works on it, its papers. */
import type { DossierEntry } from '@lutong/core/cases/dossier-entry.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface CaseMessages {
  readonly steps: Record<DossierEntry['kind'], string>
  readonly application: string
  readonly givenTo: (name: string) => string
  readonly givenBack: string
  readonly giveBack: string
  readonly look: string
  readonly paperOf: (n: number, all: number) => string
  readonly previous: string
  readonly next: string
  readonly larger: string
  readonly smaller: string
  readonly turn: string
  readonly noPdfReader: string
}

export const CASE_MESSAGES: Record<WrittenLanguage, CaseMessages> = {
  'zh-CN': {
    steps: {
      'supplement-asked': '要求补正',
      'supplement-given': '交来补正材料',
      answered: '作出答复',
      booked: '确认预约',
      'booking-moved': '改了预约时间',
      'booking-cancelled': '取消预约',
      referred: '转给别的单位',
      'referred-up': '转到上一级',
      'referral-taken': '上一级已收下',
      'not-accepted': '不予受理',
      'limit-extended': '延长期限',
      'limit-paused': '暂停计算期限',
      'limit-resumed': '恢复计算期限',
      'complaint-registered': '登记受理投诉',
      'complaint-investigated': '写出调查结论',
      'complaint-reviewed': '复核调查结论',
      'complaint-answered': '答复投诉人',
      'document-issued': '制发文书',
      'receipt-confirmed': '申请人确认收到文书',
      rated: '申请人作出评价',
      'experience-shared': '申请人写下办事经过',
      'experience-moderated': '审看办事经过',
      'followed-up': '已回访',
      'withdrawn-by-citizen': '申请人撤回',
    },
    application: '申请内容',
    givenTo: (name) => `交由 ${name} 经办`,
    givenBack: '交回，暂时没人经办',
    giveBack: '交回',
    look: '查看',
    paperOf: (n, all) => `第 ${n} 份，共 ${all} 份：`,
    previous: '上一份',
    next: '下一份',
    larger: '放大',
    smaller: '缩小',
    turn: '转一下',
    noPdfReader: '这个浏览器不能直接看 PDF，请下载后看。',
  },
  en: {
    steps: {
      'supplement-asked': 'Papers asked for',
      'supplement-given': 'Papers handed in',
      answered: 'Answered',
      booked: 'Appointment confirmed',
      'booking-moved': 'Appointment moved',
      'booking-cancelled': 'Appointment cancelled',
      referred: 'Passed on to another body',
      'referred-up': 'Sent to the level above',
      'referral-taken': 'Taken by the level above',
      'not-accepted': 'Not accepted',
      'limit-extended': 'Limit extended',
      'limit-paused': 'Clock stopped',
      'limit-resumed': 'Clock started again',
      'complaint-registered': 'Complaint registered',
      'complaint-investigated': 'Findings written',
      'complaint-reviewed': 'Findings reviewed',
      'complaint-answered': 'Complaint answered',
      'document-issued': 'Document issued',
      'receipt-confirmed': 'Applicant confirmed receipt',
      rated: 'Applicant gave a rating',
      'experience-shared': 'Applicant shared an experience',
      'experience-moderated': 'Experience looked at',
      'followed-up': 'Followed up',
      'withdrawn-by-citizen': 'Withdrawn by the applicant',
    },
    application: 'The application',
    givenTo: (name) => `Given to ${name}`,
    givenBack: 'Given back; nobody works on it for now',
    giveBack: 'Give back',
    look: 'Look at it',
    paperOf: (n, all) => `${n} of ${all}:`,
    previous: 'Previous',
    next: 'Next',
    larger: 'Larger',
    smaller: 'Smaller',
    turn: 'Turn',
    noPdfReader: 'This browser cannot show a PDF; please download it.',
  },
}
