/** Texts about what staff do to a case beside its stages. */
import type { CaseView } from '../../server/cases/views.ts'
import type { ActKind } from '../screens/offered-acts.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

type ActName = ActKind
type DocumentName = CaseView['dossier']['documents'][number]['kind']

export interface ActMessages {
  readonly title: string
  readonly names: Record<ActName, string>
  readonly onceOnly: string
  readonly paperName: (n: number) => string
  readonly paperWhy: string
  readonly onePaperMore: string
  readonly answerText: string
  readonly answerLaws: string
  readonly day: string
  readonly dayPart: string
  readonly dayParts: Record<'morning' | 'afternoon', string>
  readonly exactTime: string
  readonly with: string
  readonly referTo: string
  readonly referWhy: string
  readonly reasons: string
  readonly mayBeShown: string
  readonly shownAs: string
  readonly whyHidden: string
  readonly followUpNote: string
  readonly experience: string
  readonly experienceStates: Record<'waiting' | 'shown' | 'hidden', string>
  readonly feedback: string
  readonly feedbackKinds: Record<'experience' | 'poor-rating', string>
  readonly feedbackSince: string
  readonly noFeedback: string
  readonly followUps: Record<'wanted' | 'done', string>
  readonly incomplete: string
  readonly dossier: string
  readonly signature: string
  readonly signedOnPaper: string
  readonly supplement: string
  readonly waitingUntil: (date: string) => string
  readonly given: (when: string) => string
  readonly booking: Record<'booked' | 'moved' | 'cancelled', string>
  readonly signed: string
  readonly check: string
  readonly documents: Record<DocumentName, string>
  readonly withdrawn: string
  readonly withdrawnAt: (when: string) => string
  readonly undone: (pressed: string, arrived: string) => string
  readonly confirmed: string
  readonly notConfirmed: string
  readonly rating: string
  readonly levels: Record<1 | 2 | 3 | 4 | 5, string>
  readonly join: string
}

export const ACT_MESSAGES: Record<WrittenLanguage, ActMessages> = {
  'zh-CN': {
    title: '还可以做',
    names: {
      'ask-supplement': '要求补正（一次说全）',
      answer: '答复',
      book: '确认预约',
      refer: '转给别的单位',
      'issue-decision': '制发决定书',
      'moderate-experience': '审看办事经过',
      'follow-up': '回访（评价不满意）',
      'refer-up': '转到上一级',
      'take-referral': '收下转来的案件',
      'not-accept': '不予受理',
      'extend-limit': '延长期限',
      'pause-limit': '暂停计算期限',
      'resume-limit': '恢复计算期限',
      'register-complaint': '登记受理投诉',
      'investigate-complaint': '写调查结论',
      'review-complaint': '复核',
      'answer-complaint': '答复投诉人',
    },
    onceOnly: '只能要求一次，请一次说全。补正期间不计入办理期限。',
    paperName: (n) => `第 ${n} 份材料`,
    paperWhy: '为什么要',
    onePaperMore: '再加一份',
    answerText: '答复内容',
    answerLaws: '引用的法律条文',
    day: '哪一天',
    dayPart: '时段',
    dayParts: { morning: '上午', afternoon: '下午' },
    exactTime: '准确时间（占一个名额，可不填）',
    with: '由谁接待',
    referTo: '转给哪个单位',
    referWhy: '原因',
    reasons: '理由（不同意时必须写，一行一条）',
    mayBeShown: '可以公开（不含个人信息）',
    shownAs: '公开的文字（人名、电话、地址请遮去）',
    whyHidden: '不公开的原因（会告诉本人）',
    followUpNote: '问了什么，怎么改',
    experience: '办事经过',
    experienceStates: { waiting: '等审看', shown: '已公开', hidden: '不公开' },
    feedback: '群众反馈',
    feedbackKinds: { experience: '办事经过等审看', 'poor-rating': '评价不满意，等回访' },
    feedbackSince: '什么时候',
    noFeedback: '没有等着处理的反馈。',
    followUps: { wanted: '等回访', done: '已回访' },
    incomplete: '还没有写完，请补上。',
    dossier: '办理情况',
    signature: '签名',
    signedOnPaper: '法律要求纸面签名，等申请人交回签好的表',
    supplement: '要求补正',
    waitingUntil: (date) => `，等到 ${date}，期限暂停`,
    given: (when) => `，${when} 已交`,
    booking: { booked: '已约好', moved: '申请人改了时间，请确认', cancelled: '已取消' },
    signed: '✔ 已签名，核验',
    check: '核验',
    documents: {
      decision: '决定书',
      'supplement-notice': '补正告知书',
      'acceptance-notice': '受理通知书',
      answer: '答复单',
      record: '记录',
      'not-accepted-notice': '不予受理通知书',
      'extension-notice': '延长期限告知书',
      'pause-notice': '暂停计算告知书',
      'referral-notice': '转办告知书',
      'complaint-notice': '投诉受理告知书',
      'complaint-answer': '投诉处理答复书',
    },
    withdrawn: '申请人撤回',
    withdrawnAt: (when) => `${when} 申请撤回`,
    undone: (pressed, arrived) => `提交后十分钟内按了撤回：终端时间 ${pressed}，${arrived} 送到中心`,
    confirmed: '已确认收到',
    notConfirmed: '还没有确认收到',
    rating: '评价',
    levels: { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' },
    join: '、',
  },
  en: {
    title: 'Also possible',
    names: {
      'ask-supplement': 'Ask for papers (once, completely)',
      answer: 'Answer',
      book: 'Confirm the appointment',
      refer: 'Pass on to another body',
      'issue-decision': 'Issue the decision',
      'moderate-experience': 'Look at the experience shared',
      'follow-up': 'Follow up the poor rating',
      'refer-up': 'Send to the level above',
      'take-referral': 'Take the case sent to us',
      'not-accept': 'Do not accept',
      'extend-limit': 'Extend the limit',
      'pause-limit': 'Stop the clock',
      'resume-limit': 'Start the clock again',
      'register-complaint': 'Register the complaint',
      'investigate-complaint': 'Write the findings',
      'review-complaint': 'Review',
      'answer-complaint': 'Answer the complaint',
    },
    onceOnly: 'This can be asked once only: name all of them. The limit stands still meanwhile.',
    paperName: (n) => `Paper ${n}`,
    paperWhy: 'Why it is needed',
    onePaperMore: 'One more',
    answerText: 'Answer',
    answerLaws: 'Articles cited',
    day: 'Day',
    dayPart: 'Time',
    dayParts: { morning: 'morning', afternoon: 'afternoon' },
    exactTime: 'Exact time (takes a place; may be empty)',
    with: 'With whom',
    referTo: 'To which body',
    referWhy: 'Reason',
    reasons: 'Reasons (needed for a refusal, one a line)',
    mayBeShown: 'May be shown (holds nothing personal)',
    shownAs: 'Text as shown (mask names, numbers, addresses)',
    whyHidden: 'Why it is not shown (told to its author)',
    followUpNote: 'What was asked, and what changes',
    experience: 'Experience',
    experienceStates: { waiting: 'to be looked at', shown: 'shown', hidden: 'not shown' },
    feedback: 'Feedback',
    feedbackKinds: { experience: 'An experience to look at', 'poor-rating': 'A poor rating to follow up' },
    feedbackSince: 'Since',
    noFeedback: 'No feedback is waiting.',
    followUps: { wanted: 'to be followed up', done: 'followed up' },
    incomplete: 'Something is still missing.',
    dossier: 'How it stands',
    signature: 'Signature',
    signedOnPaper: 'By law on paper: the signed form must come back',
    supplement: 'Papers asked for',
    waitingUntil: (date) => `, until ${date}; the limit stands still`,
    given: (when) => `, handed in ${when}`,
    booking: { booked: 'Booked', moved: 'Moved by the applicant: please confirm', cancelled: 'Cancelled' },
    signed: '✔ signed, check',
    check: 'check',
    documents: {
      decision: 'Decision',
      'supplement-notice': 'Notice of missing papers',
      'acceptance-notice': 'Notice of acceptance',
      answer: 'Answer',
      record: 'Record',
      'not-accepted-notice': 'Notice of non-acceptance',
      'extension-notice': 'Notice of extension',
      'pause-notice': 'Notice that the clock stands',
      'referral-notice': 'Notice of referral',
      'complaint-notice': 'Complaint registered',
      'complaint-answer': 'Answer to the complaint',
    },
    withdrawn: 'Taken back by the applicant',
    withdrawnAt: (when) => `withdrawn ${when}`,
    undone: (pressed, arrived) =>
      `undone within ten minutes of submitting: ${pressed} by the terminal’s clock, here ${arrived}`,
    confirmed: 'receipt confirmed',
    notConfirmed: 'receipt not confirmed yet',
    rating: 'Rating',
    levels: {
      5: 'Very satisfied',
      4: 'Satisfied',
      3: 'Fairly satisfied',
      2: 'Not satisfied',
      1: 'Not at all satisfied',
    },
    join: ', ',
  },
}
