/** Every text of the console's own, complete in both languages: a missing one is a type error. */
import type { CaseStage, DecisionOutcome } from '@lutong/core/cases/stages.ts'
import { stageName } from '@lutong/core/messages/cases.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { CaseView } from '../../server/cases/views.ts'
import type { TerminalView } from '../../server/terminals/console-terminals.ts'
import type { FailureCode, Refusal } from '../api.ts'
import { ACCOUNT_MESSAGES, type AccountMessages } from './account-messages.ts'
import { ACT_MESSAGES, type ActMessages } from './act-messages.ts'
import { APPOINTMENT_MESSAGES, type AppointmentMessages } from './appointment-messages.ts'
import { REVIEW_MESSAGES, type ReviewMessages } from './review-messages.ts'
import { CLIENT_MESSAGES, type ClientMessages } from './client-messages.ts'
import { CONSULTATION_MESSAGES, type ConsultationMessages } from './consultation-messages.ts'
import { CONTENT_MESSAGES, type ContentMessages } from './content-messages.ts'
import { DESK_MESSAGES, type DeskMessages } from './desk-messages.ts'
import { ENTRY_MESSAGES, type EntryMessages } from './entry-messages.ts'
import { PUSH_MESSAGES, type PushMessages } from './push-messages.ts'
import { QUEUE_MESSAGES, type QueueMessages } from './queue-messages.ts'
import { ACCOUNT_REFUSAL_MESSAGES, type AccountRefusal } from './refusal-messages.ts'
import { SELF_TEST_MESSAGES, type SelfTestMessages } from './self-test-messages.ts'
import { WORKLIST_MESSAGES, type WorklistMessages } from './worklist-messages.ts'
import { CASE_MESSAGES, type CaseMessages } from './case-messages.ts'
import { OVERVIEW_MESSAGES, type OverviewMessages } from './overview-messages.ts'
import { FRAME_MESSAGES, type FrameMessages } from './frame-messages.ts'
import { FACTOR_MESSAGES, type FactorMessages } from './factor-messages.ts'
import { STAFF_MESSAGES, type StaffMessages } from './staff-messages.ts'
import { FEDERATION_MESSAGES, type FederationMessages } from './federation-messages.ts'
import { KEEPING_MESSAGES, type KeepingMessages } from './keeping-messages.ts'
import { READ_MESSAGES, type ReadMessages } from './read-messages.ts'
import { HELP_MESSAGES, type HelpMessages } from './help-messages.ts'

export interface Messages {
  readonly product: string
  readonly console: string
  readonly skip: string
  readonly otherLanguage: string
  readonly signIn: string
  readonly name: string
  readonly password: string
  readonly signingIn: string
  readonly wrongPassword: string
  readonly lockedOut: string
  readonly sessionEnded: string
  readonly signOut: string
  readonly role: Record<'clerk' | 'supervisor' | 'admin' | 'lawyer', string>
  readonly cases: string
  readonly terminals: string
  readonly loading: string
  readonly again: string
  readonly failure: (code: FailureCode) => string
  readonly total: (n: number) => string
  readonly allStages: string
  readonly allItems: string
  readonly cameBy: string
  readonly allChannels: string
  readonly stage: string
  readonly item: string
  readonly number: string
  readonly numberHint: string
  readonly provisionalNumber: string
  readonly clear: string
  readonly noCases: string
  readonly noMatches: string
  readonly applicant: string
  readonly anonymous: string
  readonly materials: string
  readonly pageCount: (n: number) => string
  readonly unclear: string
  readonly fileHash: string
  readonly complete: string
  readonly awaiting: string
  readonly received: string
  readonly limit: string
  readonly due: Record<'accept' | 'decide' | 'assign', string>
  readonly noLimit: string
  readonly late: string
  readonly soon: string
  readonly nextPage: string
  readonly firstPage: string
  readonly backToList: string
  readonly channel: Record<CaseView['channel'], string>
  readonly identification: Record<'id-card' | 'typed' | 'none', string>
  readonly history: string
  readonly bySystem: string
  readonly event: { readonly received: string; readonly complete: string }
  readonly reason: string
  readonly outcome: string
  readonly forms: string
  readonly files: string
  readonly noFiles: string
  readonly notArrived: string
  readonly enlarge: string
  readonly download: string
  readonly facts: string
  readonly checkCode: string
  readonly terminalTime: string
  readonly nextStep: string
  readonly noNextStep: string
  readonly notYours: string
  readonly move: (to: CaseStage, outcome: DecisionOutcome | null) => string
  readonly confirmMove: (from: string, to: string) => string
  readonly reasonFor: string
  readonly reasonOptional: string
  readonly reasonMissing: string
  readonly confirm: string
  readonly cancel: string
  readonly moved: string
  readonly acts: ActMessages
  readonly frame: FrameMessages
  readonly worklist: WorklistMessages
  readonly casePage: CaseMessages
  readonly overview: OverviewMessages
  readonly content: ContentMessages
  readonly review: ReviewMessages
  readonly help: HelpMessages
  readonly keeping: KeepingMessages
  readonly federation: FederationMessages
  readonly reads: ReadMessages
  readonly queue: QueueMessages
  readonly clients: ClientMessages
  readonly entry: EntryMessages
  readonly pushes: PushMessages
  readonly account: AccountMessages
  readonly staff: StaffMessages
  readonly factors: FactorMessages
  readonly selfTests: SelfTestMessages
  readonly appointments: AppointmentMessages
  readonly consultations: ConsultationMessages
  readonly desk: DeskMessages
  readonly state: Record<TerminalView['state'], string>
  readonly terminalState: string
  readonly centre: string
  readonly lastSeen: string
  readonly version: string
  readonly unsent: string
  readonly devices: string
  readonly allWell: string
  readonly noTerminals: string
  readonly never: string
  readonly addTerminal: string
  readonly terminalName: string
  readonly phone: string
  readonly region: string
  readonly makeCode: string
  readonly codeIs: (until: string) => string
  readonly revoke: string
  readonly revokeSure: (name: string) => string
}

const ACTS: Record<WrittenLanguage, Partial<Record<CaseStage, string>>> = {
  'zh-CN': {
    accepted: '受理',
    'under-review': '开始审查',
    documented: '制证',
    published: '公开',
    'not-accepted': '不予受理',
    withdrawn: '登记撤回',
  },
  en: {
    accepted: 'Accept',
    'under-review': 'Start the review',
    documented: 'Issue the document',
    published: 'Publish',
    'not-accepted': 'Do not accept',
    withdrawn: 'Record a withdrawal',
  },
}
const DECISIONS: Record<WrittenLanguage, Record<DecisionOutcome, string>> = {
  'zh-CN': { granted: '决定：同意', refused: '决定：不同意' },
  en: { granted: 'Decide: grant', refused: 'Decide: refuse' },
}
const move =
  (language: WrittenLanguage): Messages['move'] =>
  (to, outcome) =>
    outcome === null ? (ACTS[language][to] ?? stageName(to, language)) : DECISIONS[language][outcome]

/** Each refusal of an act has its words: a missing one is a type error. */
const FAILURES_ZH: Partial<Record<FailureCode, string>> & Record<Refusal | AccountRefusal, string> = {
  ...ACCOUNT_REFUSAL_MESSAGES['zh-CN'],
  'refusal-needs-reason': '不同意的决定要写明理由，申请人凭它知道怎么办。请写上理由。',
  'supplement-told-once': '已经要求过一次补正。只能要求一次，不能再加。',
  'refusal-needs-way-on': '请写明应当去哪里办：单位、地址、电话。',
  'review-needs-reason': '不同意的，请写明哪里要重查。',
  'own-text': '这是您写的或提交的，要由另一位主管或管理员审查。',
  'four-eyes': '调查是你做的，要由另一个人复核。',
  'beyond-the-rule': '超出了规定：延长的长度、次数或者时间不合规则，或者期限已经过了。',
  'ground-needed': '先说明查阅理由。',
  'sso-away': '统一身份认证现在没有回应。请用账号和密码登录，或者稍后再试。',
  'sso-refused': '统一身份认证没有通过，或者等得太久。请再试一次。',
  'sso-unknown': '您的统一身份还没有关联这里的账号。请先用账号和密码登录，在“我的账号”里关联。',
  'sso-taken': '这个统一身份已经关联了另一个账号。',
  offline: '连不上中心，请看看网络，然后再试一次。',
  forbidden: '你的岗位不能做这件事。',
  'not-found': '没有找到这件案子，也可能不在你的辖区。',
  conflict: '这件案子刚被别人办过。已经换成最新的内容，请再看一遍。',
  'rate-limited': '试得太多了，请过一会儿再来。',
}
const FAILURES_EN: Partial<Record<FailureCode, string>> & Record<Refusal | AccountRefusal, string> = {
  ...ACCOUNT_REFUSAL_MESSAGES.en,
  'refusal-needs-reason':
    'A refusal must say why: the applicant decides by it what to do next. Please write the reason.',
  'supplement-told-once': 'Papers were asked for once already. It can be done once only; nothing can be added.',
  'refusal-needs-way-on': 'Please say where to go instead: body, address, telephone.',
  'review-needs-reason': 'If you do not agree, say what must be looked at again.',
  'own-text': 'You wrote or sent this: another supervisor or administrator has to review it.',
  'four-eyes': 'You investigated this: somebody else must review it.',
  'beyond-the-rule': 'Beyond the rule: too long, too often, or the limit is over.',
  'ground-needed': 'First say why it has to be read.',
  'sso-away': 'The identity provider does not answer now. Please sign in by name and password, or try again later.',
  'sso-refused': 'The identity provider did not let you in, or it took too long. Please try again.',
  'sso-unknown':
    'Your identity there is connected with no account here yet. Sign in by name and password first, and connect it under “My account”.',
  'sso-taken': 'This identity is connected with another account already.',
  offline: 'The centre cannot be reached. Check the network, then try again.',
  forbidden: 'Your role does not cover this.',
  'not-found': 'There is no such case, or it is outside your region.',
  conflict: 'Someone else has just moved this case. You now see the latest; please look again.',
  'rate-limited': 'Too many attempts. Please wait a while.',
}

export const MESSAGES: Record<WrittenLanguage, Messages> = {
  'zh-CN': {
    product: '律通',
    console: '工作台',
    skip: '跳到内容',
    otherLanguage: 'English',
    signIn: '登录',
    name: '账号',
    password: '密码',
    signingIn: '正在登录…',
    wrongPassword: '账号和密码对不上，请再试一次。',
    lockedOut: '试错太多次，这个账号先停 15 分钟。',
    sessionEnded: '有一阵没用了，请重新登录。',
    signOut: '退出',
    role: { clerk: '受理岗', supervisor: '审批岗', admin: '管理岗', lawyer: '律师' },
    cases: '案件',
    terminals: '终端',
    loading: '正在取数据…',
    again: '再试一次',
    failure: (code) => FAILURES_ZH[code] ?? '中心这会儿答不了，请再试一次；还不行就找管理员。',
    total: (n) => `共 ${n} 件`,
    allStages: '全部阶段',
    allItems: '全部事项',
    cameBy: '来自',
    allChannels: '全部渠道',
    stage: '阶段',
    item: '事项',
    number: '编号',
    numberHint: '编号里的数字，或 L- 开头的暂存号',
    provisionalNumber: '终端暂存号',
    clear: '清除筛选',
    noCases: '还没有案件。市民在终端提交后，会出现在这里。',
    noMatches: '没有符合条件的案件。',
    applicant: '申请人',
    anonymous: '未留姓名',
    materials: '材料',
    pageCount: (n) => `${n} 页`,
    unclear: '有的页看不清，申请人仍要交',
    fileHash: '文件摘要',
    complete: '齐全',
    awaiting: '待补传',
    received: '收到时间',
    limit: '期限',
    due: { accept: '受理', decide: '决定', assign: '指派' },
    noLimit: '—',
    late: '过期',
    soon: '临期',
    nextPage: '下一页',
    firstPage: '回到第一页',
    backToList: '回到案件列表',
    channel: { terminal: '自助终端', hotline: '热线', web: '网站', counter: '窗口登记', letter: '来信登记' },
    identification: { 'id-card': '读身份证', typed: '手输号码，需核对证件', none: '未核验身份' },
    history: '办理过程',
    bySystem: '系统',
    event: { received: '收到申请', complete: '材料传齐' },
    reason: '理由',
    outcome: '结果',
    forms: '表格',
    files: '材料和签名',
    noFiles: '这件案子没有附材料。',
    notArrived: '终端还没传到',
    enlarge: '放大',
    download: '下载',
    facts: '来源',
    checkCode: '内容校验码',
    terminalTime: '终端时间',
    nextStep: '下一步',
    noNextStep: '这件案子已经办结。',
    notYours: '接下来由审批岗办理。',
    move: move('zh-CN'),
    confirmMove: (from, to) => `从“${from}”改为“${to}”。办理人和时间会记下来，市民能在终端看到新状态。`,
    reasonFor: '理由（要告诉申请人）',
    reasonOptional: '备注（可以不填）',
    reasonMissing: '请写明理由。',
    confirm: '确定',
    cancel: '先不办',
    moved: '已办好。',
    acts: ACT_MESSAGES['zh-CN'],
    frame: FRAME_MESSAGES['zh-CN'],
    worklist: WORKLIST_MESSAGES['zh-CN'],
    casePage: CASE_MESSAGES['zh-CN'],
    overview: OVERVIEW_MESSAGES['zh-CN'],
    content: CONTENT_MESSAGES['zh-CN'],
    help: HELP_MESSAGES['zh-CN'],
    keeping: KEEPING_MESSAGES['zh-CN'],
    federation: FEDERATION_MESSAGES['zh-CN'],
    reads: READ_MESSAGES['zh-CN'],
    queue: QUEUE_MESSAGES['zh-CN'],
    clients: CLIENT_MESSAGES['zh-CN'],
    review: REVIEW_MESSAGES['zh-CN'],
    entry: ENTRY_MESSAGES['zh-CN'],
    pushes: PUSH_MESSAGES['zh-CN'],
    account: ACCOUNT_MESSAGES['zh-CN'],
    staff: STAFF_MESSAGES['zh-CN'],
    factors: FACTOR_MESSAGES['zh-CN'],
    selfTests: SELF_TEST_MESSAGES['zh-CN'],
    appointments: APPOINTMENT_MESSAGES['zh-CN'],
    consultations: CONSULTATION_MESSAGES['zh-CN'],
    desk: DESK_MESSAGES['zh-CN'],
    state: { online: '在线', silent: '没有消息', 'never-seen': '还没连过', revoked: '已停用' },
    terminalState: '状态',
    centre: '所在中心',
    lastSeen: '最近联系',
    version: '软件版本',
    unsent: '待传',
    devices: '设备',
    allWell: '正常',
    noTerminals: '还没有终端。管理岗可以生成一次性登记码。',
    never: '从未',
    addTerminal: '登记新终端',
    terminalName: '终端名称',
    phone: '中心电话',
    region: '区划代码（6 位）',
    makeCode: '生成登记码',
    codeIs: (until) => `在新终端上输入这个码，${until} 前有效，只能用一次：`,
    revoke: '停用',
    revokeSure: (name) => `停用“${name}”后，它不能再提交。确定吗？`,
  },
  en: {
    product: 'Lütong',
    console: 'Console',
    skip: 'Skip to the content',
    otherLanguage: '中文',
    signIn: 'Sign in',
    name: 'Account',
    password: 'Password',
    signingIn: 'Signing in…',
    wrongPassword: 'Account and password do not match. Please try again.',
    lockedOut: 'Too many wrong attempts. This account rests for 15 minutes.',
    sessionEnded: 'It has been a while. Please sign in again.',
    signOut: 'Sign out',
    role: { clerk: 'Intake', supervisor: 'Decision', admin: 'Administration', lawyer: 'Lawyer' },
    cases: 'Cases',
    terminals: 'Terminals',
    loading: 'Fetching…',
    again: 'Try again',
    failure: (code) =>
      FAILURES_EN[code] ?? 'The centre cannot answer now. Try again; if it stays so, tell your administrator.',
    total: (n) => (n === 1 ? '1 case' : `${n} cases`),
    allStages: 'All stages',
    allItems: 'All items',
    cameBy: 'Came by',
    allChannels: 'All channels',
    stage: 'Stage',
    item: 'Item',
    number: 'Number',
    numberHint: 'Digits of the number, or L-…',
    provisionalNumber: 'Terminal number',
    clear: 'Clear filters',
    noCases: 'No cases yet. What citizens submit at a terminal appears here.',
    noMatches: 'No case matches.',
    applicant: 'Applicant',
    anonymous: 'No name given',
    materials: 'Materials',
    pageCount: (n) => (n === 1 ? '1 page' : `${n} pages`),
    unclear: 'A page is hard to read; handed in all the same',
    fileHash: 'File digest',
    complete: 'Complete',
    awaiting: 'Being sent',
    received: 'Received',
    limit: 'Due',
    due: { accept: 'accept by', decide: 'decide by', assign: 'assign by' },
    noLimit: '—',
    late: 'late',
    soon: 'soon',
    nextPage: 'Next page',
    firstPage: 'Back to the first page',
    backToList: 'Back to the cases',
    channel: { terminal: 'Terminal', hotline: 'Hotline', web: 'Website', counter: 'Counter', letter: 'Letter' },
    identification: { 'id-card': 'ID card read', typed: 'Number typed: check the card', none: 'Not identified' },
    history: 'History',
    bySystem: 'System',
    event: { received: 'Application received', complete: 'All materials arrived' },
    reason: 'Reason',
    outcome: 'Outcome',
    forms: 'Forms',
    files: 'Materials and signature',
    noFiles: 'No materials come with this case.',
    notArrived: 'Not yet sent by the terminal',
    enlarge: 'Enlarge',
    download: 'Download',
    facts: 'Origin',
    checkCode: 'Check code',
    terminalTime: 'Time at the terminal',
    nextStep: 'Next step',
    noNextStep: 'This case is closed.',
    notYours: 'The next step is the decision desk’s.',
    move: move('en'),
    confirmMove: (from, to) =>
      `From “${from}” to “${to}”. Your name and the time are recorded; the citizen sees the new state at the terminal.`,
    reasonFor: 'Reason (the applicant will be told)',
    reasonOptional: 'Note (optional)',
    reasonMissing: 'Please give the reason.',
    confirm: 'Confirm',
    cancel: 'Not now',
    moved: 'Done.',
    acts: ACT_MESSAGES.en,
    frame: FRAME_MESSAGES.en,
    worklist: WORKLIST_MESSAGES.en,
    casePage: CASE_MESSAGES.en,
    overview: OVERVIEW_MESSAGES.en,
    content: CONTENT_MESSAGES.en,
    help: HELP_MESSAGES.en,
    keeping: KEEPING_MESSAGES.en,
    federation: FEDERATION_MESSAGES.en,
    reads: READ_MESSAGES.en,
    queue: QUEUE_MESSAGES.en,
    clients: CLIENT_MESSAGES.en,
    review: REVIEW_MESSAGES.en,
    entry: ENTRY_MESSAGES.en,
    pushes: PUSH_MESSAGES.en,
    account: ACCOUNT_MESSAGES.en,
    staff: STAFF_MESSAGES.en,
    factors: FACTOR_MESSAGES.en,
    selfTests: SELF_TEST_MESSAGES.en,
    appointments: APPOINTMENT_MESSAGES.en,
    consultations: CONSULTATION_MESSAGES.en,
    desk: DESK_MESSAGES.en,
    state: { online: 'Online', silent: 'Silent', 'never-seen': 'Never seen', revoked: 'Revoked' },
    terminalState: 'State',
    centre: 'Centre',
    lastSeen: 'Last seen',
    version: 'Version',
    unsent: 'Unsent',
    devices: 'Devices',
    allWell: 'Well',
    noTerminals: 'No terminals yet. An administrator can make a one-time code.',
    never: 'Never',
    addTerminal: 'Add a terminal',
    terminalName: 'Name of the terminal',
    phone: 'Phone of the centre',
    region: 'Region code (6 digits)',
    makeCode: 'Make a code',
    codeIs: (until) => `Type this code at the new terminal before ${until}. It works once:`,
    revoke: 'Revoke',
    revokeSure: (name) => `“${name}” will not be able to submit any more. Revoke it?`,
  },
}
