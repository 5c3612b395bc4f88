/** Texts about consultations with a lawyer: what was recorded, who may look at it, and the trace. */
import type { LegalField } from '@lutong/core/consultation/consultation.ts'
import type { RecordingState, RecordingSummary } from '@lutong/core/consultation/recording.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

type StateGroup = 'waiting' | 'call' | 'writing' | 'done' | 'ended'

export interface ConsultationMessages {
  readonly title: string
  readonly when: string
  readonly field: string
  readonly fields: Record<LegalField, string>
  readonly state: string
  readonly states: Record<StateGroup, string>
  readonly recording: string
  readonly summaries: Record<RecordingSummary['state'], string>
  readonly nothing: string
  readonly older: string
  readonly open: string
  readonly back: string
  readonly offer: string
  readonly offerNow: (offered: boolean, days: number) => string
  readonly offerMeans: string
  readonly offerTick: string
  readonly keptDays: string
  readonly save: string
  readonly saved: string
  readonly adminSets: string
  readonly chatRule: string
  readonly chatNow: (days: number) => string
  readonly consents: Record<RecordingState, string>
  readonly kept: (takes: number, minutes: number, until: string) => string
  readonly erased: string
  readonly notRecorded: string
  readonly why: string
  readonly whyHint: string
  readonly look: string
  readonly fetching: (done: number, of: number) => string
  readonly parties: Record<'citizen' | 'lawyer', string>
  readonly together: string
  readonly stop: string
  readonly take: (from: string, length: string) => string
  readonly stillOpen: string
  readonly damaged: (pieces: string) => string
  readonly trace: string
  readonly traceMeans: string
  readonly readTrace: string
  readonly whole: (entries: number) => string
  readonly broken: (entry: number) => string
  readonly what: string
  readonly who: string
  readonly more: string
  readonly actors: Record<'terminal' | 'lawyer' | 'centre' | 'staff', string>
  readonly kinds: Readonly<Record<string, string>>
  readonly because: (reason: string) => string
  readonly sealed: (party: string, pieces: number, hash: string) => string
  readonly side: (party: string) => string
}

export const CONSULTATION_MESSAGES: Record<WrittenLanguage, ConsultationMessages> = {
  'zh-CN': {
    title: '律师咨询',
    when: '时间',
    field: '哪方面',
    fields: {
      labour: '劳动、工资',
      family: '婚姻家庭',
      property: '房屋财产',
      debt: '借钱欠钱',
      traffic: '交通事故',
      consumer: '消费',
      land: '土地',
      administrative: '行政',
      criminal: '刑事',
      other: '其他',
    },
    state: '进行到',
    states: { waiting: '排队', call: '通话中', writing: '写意见', done: '已办结', ended: '没有办成' },
    recording: '录音录像',
    summaries: { none: '没有', kept: '有', erased: '已删除' },
    nothing: '还没有人咨询过律师。',
    older: '更早的',
    open: '查看',
    back: '返回列表',
    offer: '录音录像的设定',
    offerNow: (offered, days) =>
      offered ? `现在会问来访人是否同意录音录像，录下的保存 ${days} 天。` : '现在不录音录像。',
    offerMeans:
      '打开以后，终端会单独问来访人；不同意也照样通话。改动只管以后的咨询，已经录下的按当时告诉来访人的天数保存。',
    offerTick: '可以录音录像（先问来访人）',
    keptDays: '保存多少天',
    save: '保存',
    saved: '保存好了。',
    adminSets: '由管理岗设定。能看录音录像的人不设定，设定的人不能看。',
    chatRule: '通话里写的文字',
    chatNow: (days) => `律师签好意见时就删除。一直没有签的，最后一句过 ${days} 天自动删除，留痕里只记删了多少句。`,
    consents: {
      none: '没有问过，没有录。',
      refused: '来访人不同意，没有录。',
      agreed: '来访人同意录音录像。',
      withdrawn: '来访人在通话中收回了同意，已经录下的也删除。',
    },
    kept: (takes, minutes, until) => `有 ${takes} 段，约 ${minutes} 分钟，${until} 自动删除。`,
    erased: '已经删除，什么时候、为什么，记在留痕里。',
    notRecorded: '没有录到内容。',
    why: '为什么要看',
    whyHint: '至少四个字。谁、什么时候、为什么看，会记进留痕，删不掉。',
    look: '查看录音录像',
    fetching: (done, of) => `正在取，${done} / ${of}`,
    parties: { citizen: '来访人', lawyer: '律师' },
    together: '两边一起放',
    stop: '停',
    take: (from, length) => `${from} 起，${length}`,
    stillOpen: '还在录，或者还没有收尾',
    damaged: (pieces) => `第 ${pieces} 块缺失或被改动，只能放它以前的部分。`,
    trace: '留痕',
    traceMeans: '每一步都连着上一步，改动任何一步都看得出来。',
    readTrace: '查看留痕',
    whole: (entries) => `完整：${entries} 条，一条都没有被改动。`,
    broken: (entry) => `从第 ${entry} 条起对不上：有人改动过，或数据损坏。`,
    what: '做了什么',
    who: '谁',
    more: '说明',
    actors: { terminal: '终端', lawyer: '律师', centre: '系统', staff: '工作人员' },
    kinds: {
      created: '提出咨询',
      identified: '核对身份',
      consented: '同意处理信息',
      queued: '进入排队',
      offered: '请律师接听',
      'offer-ended': '律师没有接听',
      'declined-conflict': '律师回避',
      'declined-not-my-field': '律师转出（不是专长）',
      'declined-busy': '律师没空',
      connected: '接通',
      reconnecting: '线路断开，重连',
      'call-connected': '画面声音接通',
      'call-reconnecting': '线路断开，重连',
      'call-left': '一方离开通话',
      'lawyer-lost': '律师掉线，重新排队',
      emergency: '律师报告紧急情况',
      transferred: '转给别的律师',
      summarising: '通话结束，写意见',
      signed: '律师签名',
      rated: '来访人评价',
      closed: '办结',
      abandoned: '来访人离开',
      no_lawyer: '没有律师',
      converted_to_message: '改为书面提问',
      'recording-consented': '同意录音录像',
      'recording-refused': '不同意录音录像',
      'recording-begun': '开始录',
      'recording-ended': '录完',
      'recording-withdrawn': '收回录音录像的同意',
      'recording-looked-at': '查看录音录像',
      'recording-erasing': '开始删除录音录像',
      'recording-erased': '录音录像已删除',
      'chat-erased': '通话里写的文字已删除',
      application: '申请已到中心',
      'service-offered': '律师建议办一件事',
      'service-opened': '来访人打开一件事',
      'service-declined': '来访人说现在不办',
      'citizen-left': '来访人离开终端',
      'word-left': '律师留话给前台',
      'word-seen-to': '前台已处理留话',
    },
    because: (reason) => `原因：${reason}`,
    sealed: (party, pieces, hash) => `${party}一侧，${pieces} 块，校验码 ${hash}`,
    side: (party) => `${party}一侧`,
  },
  en: {
    title: 'Consultations',
    when: 'When',
    field: 'About',
    fields: {
      labour: 'Work, wages',
      family: 'Family',
      property: 'Housing, property',
      debt: 'Debts',
      traffic: 'Traffic accidents',
      consumer: 'Purchases',
      land: 'Land',
      administrative: 'Authorities',
      criminal: 'Criminal matters',
      other: 'Other',
    },
    state: 'State',
    states: {
      waiting: 'Waiting',
      call: 'In the call',
      writing: 'Being written',
      done: 'Done',
      ended: 'Came to nothing',
    },
    recording: 'Recording',
    summaries: { none: 'None', kept: 'Yes', erased: 'Erased' },
    nothing: 'Nobody has spoken with a lawyer yet.',
    older: 'Older ones',
    open: 'Open',
    back: 'Back to the list',
    offer: 'Recording: the setting',
    offerNow: (offered, days) =>
      offered
        ? `Visitors are asked whether they agree to being recorded; a recording is kept ${days} days.`
        : 'Nothing is recorded now.',
    offerMeans:
      'When this is on, the terminal asks the visitor by a question of its own; who refuses speaks with the lawyer all the same. A change counts for later consultations: what is recorded stays as long as its visitor was told.',
    offerTick: 'Offer recording (the visitor is asked first)',
    keptDays: 'Days it is kept',
    save: 'Save',
    saved: 'Saved.',
    adminSets:
      'Set by the administrator. Whoever may look at recordings does not set this; whoever sets it may not look.',
    chatRule: 'Words written in a call',
    chatNow: (days) =>
      `Erased when the lawyer signs the record. Where nobody signs one, they are erased ${days} days after the last line; the trace keeps how many lines there were.`,
    consents: {
      none: 'Not asked, not recorded.',
      refused: 'The visitor refused; not recorded.',
      agreed: 'The visitor agreed to being recorded.',
      withdrawn: 'The visitor took the consent back during the call; what was recorded goes too.',
    },
    kept: (takes, minutes, until) => `${takes} parts, about ${minutes} minutes; erased by itself on ${until}.`,
    erased: 'Erased; when and why stands in the trace.',
    notRecorded: 'Nothing was recorded.',
    why: 'Why you need to look',
    whyHint: 'Four characters at least. Who looked, when and why goes into the trace and cannot be removed.',
    look: 'Open the recording',
    fetching: (done, of) => `Fetching, ${done} of ${of}`,
    parties: { citizen: 'Visitor', lawyer: 'Lawyer' },
    together: 'Play both sides',
    stop: 'Stop',
    take: (from, length) => `from ${from}, ${length}`,
    stillOpen: 'still being recorded, or not closed yet',
    damaged: (pieces) => `Piece ${pieces} is missing or was changed: only what comes before it can be played.`,
    trace: 'Trace',
    traceMeans: 'Each entry stands on the one before: a change to any of them shows.',
    readTrace: 'Read the trace',
    whole: (entries) => `Whole: ${entries} entries, none of them changed.`,
    broken: (entry) => `Does not hold from entry ${entry} on: somebody changed it, or the data is damaged.`,
    what: 'What',
    who: 'Who',
    more: 'Details',
    actors: { terminal: 'Terminal', lawyer: 'Lawyer', centre: 'System', staff: 'Staff' },
    kinds: {
      created: 'Asked for',
      identified: 'Identified',
      consented: 'Agreed to the use of data',
      queued: 'Joined the queue',
      offered: 'Offered to a lawyer',
      'offer-ended': 'The lawyer did not answer',
      'declined-conflict': 'Declined: conflict of interest',
      'declined-not-my-field': 'Declined: another field',
      'declined-busy': 'Declined: busy',
      connected: 'Connected',
      reconnecting: 'Line lost, mending',
      'call-connected': 'Picture and sound connected',
      'call-reconnecting': 'Line lost, mending',
      'call-left': 'One side left the call',
      'lawyer-lost': 'Lawyer lost; back in the queue',
      emergency: 'Emergency reported by the lawyer',
      transferred: 'Handed to another lawyer',
      summarising: 'Call over, being written',
      signed: 'Signed by the lawyer',
      rated: 'Rated',
      closed: 'Closed',
      abandoned: 'The visitor left',
      no_lawyer: 'No lawyer',
      converted_to_message: 'Became a written question',
      'recording-consented': 'Agreed to being recorded',
      'recording-refused': 'Refused to be recorded',
      'recording-begun': 'Recording begun',
      'recording-ended': 'Recording ended',
      'recording-withdrawn': 'Consent to recording taken back',
      'recording-looked-at': 'Recording looked at',
      'recording-erasing': 'Erasing the recording',
      'recording-erased': 'Recording erased',
      'chat-erased': 'Words written in the call were erased',
      application: 'An application has arrived',
      'service-offered': 'The lawyer suggests a service',
      'service-opened': 'The visitor opened a service',
      'service-declined': 'The visitor said: not now',
      'citizen-left': 'The visitor left the terminal',
      'word-left': 'The lawyer left a word for staff',
      'word-seen-to': 'Staff have seen to the word',
    },
    because: (reason) => `Reason: ${reason}`,
    sealed: (party, pieces, hash) => `${party}, ${pieces} pieces, check code ${hash}`,
    side: (party) => party,
  },
}
