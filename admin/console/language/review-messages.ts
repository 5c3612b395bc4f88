/** Texts about the second pair of eyes before a text goes to terminals. */
import type { ProposalState, SecrecyCheck } from '@lutong/core/content/secrecy-review.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface ReviewMessages {
  readonly propose: string
  readonly proposeTitle: string
  readonly proposeMeans: string
  readonly proposed: string
  readonly waiting: string
  readonly waitingCount: (n: number) => string
  readonly noneWaiting: string
  readonly by: (who: string, when: string) => string
  readonly againOf: (version: number) => string
  readonly stale: string
  readonly ownText: string
  readonly aloneMeans: string
  readonly review: string
  readonly checks: Record<SecrecyCheck, string>
  readonly approve: string
  readonly returnIt: string
  readonly takeBack: string
  readonly takenBack: string
  readonly whyTakenBack: string
  readonly takenBackHint: string
  readonly words: string
  readonly wordsHint: string
  readonly returned: string
  readonly decided: string
  readonly states: Record<ProposalState, string>
  readonly state: string
  readonly became: (version: number) => string
  readonly said: string
  readonly decidedBy: string
  readonly what: string
  readonly allChecked: (n: number) => string
  readonly alone: string
  readonly rule: string
  readonly ruleMeans: string
  readonly ruleSaved: string
}

export const REVIEW_MESSAGES: Record<WrittenLanguage, ReviewMessages> = {
  'zh-CN': {
    propose: '提交审查',
    proposeTitle: '提交审查',
    proposeMeans: '提交后，由另一位主管或管理员做保密审查，审查通过才会发到终端。写的人不能审自己写的。',
    proposed: '已经提交，等别人审查。',
    waiting: '等待审查',
    waitingCount: (n) => `有 ${n} 份等着审查`,
    noneWaiting: '没有等待审查的。',
    by: (who, when) => `${who}在 ${when} 提交`,
    againOf: (version) => `重新发布第 ${version} 版的内容`,
    stale: '提交以后，草稿又改过，或者这一份已经发布过别的内容。只能退回，改好再提交。',
    ownText: '这是您写的或提交的，要由另一位主管或管理员审查。',
    aloneMeans: '现在只有您一个人能审查，规则允许自己审自己写的。这一点会一直写在版本上。',
    review: '保密审查',
    checks: {
      'no-state-secret': '没有国家秘密',
      'no-work-secret': '没有工作秘密和内部信息',
      'no-person': '没有能认出某个人的信息：姓名、证件号、电话、住址、案情细节',
      'no-business-secret': '没有商业秘密',
    },
    approve: '审查通过并发布',
    returnIt: '退回',
    takeBack: '撤回',
    takenBack: '已撤回',
    whyTakenBack: '撤回的原因',
    takenBackHint: '留在审查记录里，不写当事人的信息。',
    words: '退回的原因',
    wordsHint: '写给提交的人看，不写当事人的信息。',
    returned: '已经退回。',
    decided: '审查记录',
    states: { proposed: '等待审查', approved: '已发布', returned: '已退回' },
    state: '结果',
    became: (version) => `成为第 ${version} 版`,
    said: '说明',
    decidedBy: '审查人',
    what: '内容',
    allChecked: (n) => `${n} 项都审过`,
    alone: '本人审查：当时只有一人',
    rule: '只有一个人能审查时，允许他审自己写的',
    ruleMeans: '只对一个人的站点有用：有第二位主管或管理员时，这条不起作用。自己审的版本会一直标明。',
    ruleSaved: '规则已存。',
  },
  en: {
    propose: 'Send for review',
    proposeTitle: 'Send for review',
    proposeMeans:
      'Another supervisor or administrator reviews it for secrecy; only then does it go to terminals. Nobody reviews what they wrote.',
    proposed: 'Sent. It waits for somebody else.',
    waiting: 'Waiting for review',
    waitingCount: (n) => (n === 1 ? 'One text waits for review' : `${n} texts wait for review`),
    noneWaiting: 'Nothing waits for review.',
    by: (who, when) => `sent by ${who}, ${when}`,
    againOf: (version) => `The content of version ${version} again`,
    stale:
      'The draft was changed, or something else was published over it, since this was sent. It can only be returned.',
    ownText: 'You wrote or sent this: another supervisor or administrator has to review it.',
    aloneMeans:
      'You are the only one who can review, and the rule lets you review your own text. The version will say so for ever.',
    review: 'Review for secrecy',
    checks: {
      'no-state-secret': 'No state secret',
      'no-work-secret': 'No work secret and nothing internal',
      'no-person':
        'Nothing by which a person could be known: name, document number, telephone, address, details of a case',
      'no-business-secret': 'No business secret',
    },
    approve: 'Approve and publish',
    returnIt: 'Return',
    takeBack: 'Take back',
    takenBack: 'taken back',
    whyTakenBack: 'Why you take it back',
    takenBackHint: 'It stays in the list below; nothing of a citizen’s.',
    words: 'Why it is returned',
    wordsHint: 'For whoever sent it; nothing of a citizen’s.',
    returned: 'Returned.',
    decided: 'Reviewed so far',
    states: { proposed: 'waiting', approved: 'published', returned: 'returned' },
    state: 'Outcome',
    became: (version) => `became version ${version}`,
    said: 'Words',
    decidedBy: 'Reviewed by',
    what: 'What',
    allChecked: (n) => `all ${n} points reviewed`,
    alone: 'own review: there was nobody else',
    rule: 'Where only one person can review, let that person review their own texts',
    ruleMeans:
      'For a station of one: it has no effect where there is a second supervisor or administrator. Versions reviewed that way say so for ever.',
    ruleSaved: 'The rule is kept.',
  },
}
