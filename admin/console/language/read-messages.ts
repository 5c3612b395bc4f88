/** Texts about who looked at whose data, and why. */
import type { ReadGround, ReadKind } from '@lutong/core/cases/person-reads.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface ReadMessages {
  readonly title: string
  readonly means: string
  readonly ground: string
  readonly choose: string
  readonly grounds: Record<ReadGround, string>
  readonly kinds: Record<ReadKind, string>
  readonly when: string
  readonly who: string
  readonly what: string
  readonly words: string
  readonly subject: string
  readonly subjectHint: string
  readonly everybody: string
  readonly everything: string
  readonly none: string
  readonly newest: string
  readonly older: string
  readonly ofThisCase: string
  readonly needed: string
  readonly neededMeans: string
  readonly optionalWords: string
  readonly open: string
}

export const READ_MESSAGES: Record<WrittenLanguage, ReadMessages> = {
  'zh-CN': {
    title: '查阅记录',
    means: '谁在什么时候、凭什么理由看过哪个案件。先记下才能看到内容，谁也改不了、删不掉。',
    ground: '查阅理由',
    choose: '请选择',
    grounds: {
      handling: '办理需要',
      'citizen-asks': '群众来询',
      complaint: '投诉核查',
      quality: '质量抽查',
      inspection: '检查、审计',
      correction: '更正、补充资料',
    },
    kinds: {
      case: '看案件',
      file: '看材料',
      'file-taken': '下载材料',
      search: '按人查找',
      export: '导出名单',
      trace: '看咨询留痕',
      recording: '看录音录像',
    },
    when: '时间',
    who: '账号',
    what: '看了什么',
    words: '说明',
    subject: '案件或咨询编号',
    subjectHint: '整个编号',
    everybody: '所有账号',
    everything: '全部',
    none: '没有符合的记录。',
    newest: '最新的',
    older: '更早的',
    ofThisCase: '谁看过这个案件',
    needed: '先说明为什么要看',
    neededMeans: '这个案件不在您手上，或者办结已满 30 天。选一个理由再打开；理由和您的账号一起记下，半小时内不再问。',
    optionalWords: '说明（可不填，不要写姓名和证件号码）',
    open: '记下并打开',
  },
  en: {
    title: 'Who looked',
    means:
      'Who looked at which case, when and on what ground. It is written down before anything is shown; nobody can change or remove it.',
    ground: 'Ground for looking',
    choose: 'Please choose',
    grounds: {
      handling: 'To handle it',
      'citizen-asks': 'A citizen asks',
      complaint: 'To look into a complaint',
      quality: 'Check of quality',
      inspection: 'Inspection or audit',
      correction: 'Correction or addition',
    },
    kinds: {
      case: 'Case read',
      file: 'Paper read',
      'file-taken': 'Paper saved',
      search: 'Person looked for',
      export: 'List with names saved',
      trace: 'Trace of a talk read',
      recording: 'Recording looked at',
    },
    when: 'When',
    who: 'Account',
    what: 'What',
    words: 'In words',
    subject: 'Number of the case or talk',
    subjectHint: 'The whole number',
    everybody: 'Everybody',
    everything: 'Everything',
    none: 'Nothing fits.',
    newest: 'The newest',
    older: 'Earlier ones',
    ofThisCase: 'Who looked at this case',
    needed: 'First say why you have to read it',
    neededMeans:
      'This case is not in your hands, or was closed over 30 days ago. Choose a ground to open it: it is written down with your account, and not asked again for half an hour.',
    optionalWords: 'In words (may be left out; no names, no numbers of documents)',
    open: 'Write down and open',
  },
}
