/** Texts about where a case lies, how long it takes, and complaints. */
import type { LimitUnit } from '@lutong/core/cases/dossier-entry.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { z } from 'zod'

type Unit = z.infer<typeof LimitUnit>
type ComplaintStep = 'registered' | 'investigated' | 'reviewed' | 'answered'
type Channel = 'hotline' | 'web' | 'counter' | 'letter'

export interface DeskMessages {
  readonly reason: string
  readonly note: string
  readonly goesTo: (level: string) => string
  readonly refusalLetter: string
  readonly inWords: string
  readonly goTo: string
  readonly goToMaybe: string
  readonly units: Record<Unit, string>
  readonly extensionRule: (most: number, unit: string, source: string, approvedBy: string) => string
  readonly endsNow: (when: string) => string
  readonly howMuch: (unit: string) => string
  readonly extensionReason: string
  readonly pauseLetter: string
  readonly resume: string
  readonly take: string
  readonly about: string
  readonly aboutHint: string
  readonly findings: string
  readonly measures: string
  readonly agrees: string
  readonly sendBack: string
  readonly answer: string
  readonly answerLetter: string
  readonly limits: string
  readonly states: Record<'running' | 'paused', string>
  readonly until: (when: string) => string
  readonly extended: (n: number, unit: string) => string
  readonly notVerified: string
  readonly uncertain: string
  readonly hints: string
  readonly heldAt: (level: string) => string
  readonly onItsWay: (level: string) => string
  readonly elsewhere: (level: string) => string
  readonly complaint: string
  readonly steps: Record<ComplaintStep, string>
  readonly byWhom: (name: string) => string
  readonly sentBack: string
  readonly waits: string
  readonly otherReviewer: string
  readonly referrals: string
  readonly noReferrals: string
  readonly complaints: string
  readonly noComplaints: string
  readonly complaintStage: Record<'applied' | 'accepted' | 'under-review' | 'decided', string>
  readonly writeDown: string
  readonly channel: string
  readonly channels: Record<Channel, string>
  readonly kind: string
  readonly kinds: Record<'complaint' | 'suggestion' | 'praise', string>
  readonly subject: string
  readonly subjects: Record<'window' | 'terminal' | 'hotline' | 'website' | 'staff' | 'other', string>
  readonly content: string
  readonly name: string
  readonly phone: string
  readonly save: string
  readonly writtenDown: (number: string, code: string) => string
}

export const DESK_MESSAGES: Record<WrittenLanguage, DeskMessages> = {
  'zh-CN': {
    reason: '原因',
    note: '补充说明（可以不填，不告诉申请人）',
    goesTo: (level) => `转到${level}，案卷一并转去。申请人会收到转办告知书。`,
    refusalLetter: '会制发不予受理通知书，写明理由、救济途径和去哪里办。',
    inWords: '具体说明（写进通知书，一行一条）',
    goTo: '应当去哪里办（单位、地址、电话）',
    goToMaybe: '可以去哪里办（可不填）',
    units: { calendar: '天', working: '个工作日', hour: '小时', month: '个月' },
    extensionRule: (most, unit, source, approvedBy) =>
      `依据${source}，最多延长 ${most} ${unit}，只能一次${approvedBy === '' ? '' : `，须经${approvedBy}批准`}。会书面告知申请人。`,
    endsNow: (when) => `现在的期限到 ${when}`,
    howMuch: (unit) => `延长多少${unit}`,
    extensionReason: '延长的原因（写进告知书）',
    pauseLetter: '期限停下来，会书面告知申请人。情形消除后请恢复计算。',
    resume: '情形已经消除，从停下的地方继续计算。',
    take: '收下后由本级办理，原单位只能查看。',
    about: '投诉的是谁',
    aboutHint: '勾上的人从此看不到这件投诉，也不能参与办理。不是我们的工作人员就不用勾。',
    findings: '查明的情况（只有工作人员能看到）',
    measures: '处理意见（可不填）',
    agrees: '同意调查结论',
    sendBack: '哪里要重查（必填）',
    answer: '答复内容（申请人会看到）',
    answerLetter: '会制发处理答复书，投诉人在终端可以看、打印、确认收到。',
    limits: '办理期限',
    states: { running: '在计算', paused: '暂停' },
    until: (when) => `到 ${when}`,
    extended: (n, unit) => `已延长 ${n} ${unit}`,
    notVerified: '以窗口答复为准',
    uncertain: '那一年的放假安排还没公布，日子可能变',
    hints: '法律提示',
    heldAt: (level) => `${level}办理`,
    onItsWay: (level) => `已转${level}，等待接收`,
    elsewhere: (level) => `这件案子由${level}办理，这里只能查看。`,
    complaint: '投诉办理',
    steps: { registered: '登记', investigated: '调查', reviewed: '复核', answered: '答复' },
    byWhom: (name) => `经办：${name}`,
    sentBack: '复核人要求重查',
    waits: '还没有',
    otherReviewer: '调查是你做的，要由另一个人复核。',
    referrals: '转来的',
    noReferrals: '没有等着接收的案件。',
    complaints: '投诉',
    noComplaints: '没有投诉。',
    complaintStage: { applied: '等登记', accepted: '等调查', 'under-review': '等复核、答复', decided: '已答复' },
    writeDown: '登记电话、来信、窗口的投诉',
    channel: '从哪里来',
    channels: { hotline: '热线', web: '网站', counter: '窗口', letter: '来信' },
    kind: '哪一种',
    kinds: { complaint: '投诉', suggestion: '建议', praise: '表扬' },
    subject: '关于什么',
    subjects: {
      window: '窗口',
      terminal: '自助终端',
      hotline: '热线',
      website: '网站',
      staff: '工作人员',
      other: '其他',
    },
    content: '说了什么（至少十个字）',
    name: '姓名（可不填）',
    phone: '电话（可不填）',
    save: '登记',
    writtenDown: (number, code) => `已登记。编号 ${number}，查询码 ${code}，请告诉投诉人。`,
  },
  en: {
    reason: 'Reason',
    note: 'Note (optional, not told to the applicant)',
    goesTo: (level) => `It goes to the ${level.toLowerCase()} desk with its file. The applicant gets a letter.`,
    refusalLetter: 'A notice of non-acceptance is issued: why, what one can do against it, and where to go instead.',
    inWords: 'In words (in the notice, one a line)',
    goTo: 'Where to go instead (body, address, telephone)',
    goToMaybe: 'Where one might go (optional)',
    units: { calendar: 'days', working: 'working days', hour: 'hours', month: 'months' },
    extensionRule: (most, unit, source, approvedBy) =>
      `By ${source}: at most ${most} ${unit}, once${approvedBy === '' ? '' : `, approved by ${approvedBy}`}. The applicant is told in writing.`,
    endsNow: (when) => `It ends now ${when}`,
    howMuch: (unit) => `How many ${unit} more`,
    extensionReason: 'Why (in the letter)',
    pauseLetter: 'The clock stops and the applicant is told in writing. Start it again once the reason is gone.',
    resume: 'The reason is gone: the clock goes on where it stood.',
    take: 'From then on this level handles it; the level below may only read.',
    about: 'Whom it is about',
    aboutHint:
      'Those ticked will not find this complaint any more and take no part in it. Tick nobody if it is not our staff.',
    findings: 'What was found (staff only)',
    measures: 'What to do about it (optional)',
    agrees: 'I agree with the findings',
    sendBack: 'What must be looked at again (needed)',
    answer: 'Answer (the citizen reads it)',
    answerLetter: 'A letter is issued; the citizen reads, prints and confirms it at a terminal.',
    limits: 'Time limits',
    states: { running: 'running', paused: 'standing still' },
    until: (when) => `until ${when}`,
    extended: (n, unit) => `extended by ${n} ${unit}`,
    notVerified: 'not confirmed: ask at the counter',
    uncertain: 'the holidays of that year are not announced yet: the day may move',
    hints: 'What the law asks',
    heldAt: (level) => `At the ${level.toLowerCase()} desk`,
    onItsWay: (level) => `Sent to the ${level.toLowerCase()} desk, not taken yet`,
    elsewhere: (level) => `This case is handled at the ${level.toLowerCase()} desk; here it is read only.`,
    complaint: 'Complaint',
    steps: {
      registered: 'Registered',
      investigated: 'Investigated',
      reviewed: 'Reviewed',
      answered: 'Answered',
    },
    byWhom: (name) => `by ${name}`,
    sentBack: 'sent back by the reviewer',
    waits: 'not yet',
    otherReviewer: 'You investigated this: somebody else must review it.',
    referrals: 'Referred to us',
    noReferrals: 'No case is waiting to be taken.',
    complaints: 'Complaints',
    noComplaints: 'There are no complaints.',
    complaintStage: {
      applied: 'to be registered',
      accepted: 'to be investigated',
      'under-review': 'to be reviewed and answered',
      decided: 'answered',
    },
    writeDown: 'Write down a complaint by telephone, letter or at the counter',
    channel: 'How it came',
    channels: { hotline: 'Hotline', web: 'Website', counter: 'Counter', letter: 'Letter' },
    kind: 'Kind',
    kinds: { complaint: 'Complaint', suggestion: 'Suggestion', praise: 'Praise' },
    subject: 'About',
    subjects: {
      window: 'Counter',
      terminal: 'Terminal',
      hotline: 'Hotline',
      website: 'Website',
      staff: 'Staff',
      other: 'Other',
    },
    content: 'What was said (ten signs at least)',
    name: 'Name (optional)',
    phone: 'Telephone (optional)',
    save: 'Register',
    writtenDown: (number, code) => `Registered as ${number}, code ${code}. Please tell the citizen.`,
  },
}
