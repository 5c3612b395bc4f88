/** Texts of writing an application down for whoever telephones, writes or stands at the counter. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface EntryMessages {
  readonly title: string
  readonly about: string
  readonly cameBy: string
  readonly channels: Record<'hotline' | 'counter' | 'letter', string>
  readonly chooseItem: string
  readonly choose: string
  readonly yes: string
  readonly no: string
  readonly add: (what: string) => string
  readonly remove: (what: string, n: number) => string
  readonly optional: string
  readonly papersLater: string
  readonly signedLater: string
  readonly submit: string
  readonly submitting: string
  readonly incomplete: (n: number) => string
  readonly notRight: Record<string, string>
  readonly limit: (code: string, limit: number) => string
  readonly done: string
  readonly tell: string
  readonly slipCode: string
  readonly anywhere: string
  readonly open: string
  readonly another: string
}

export const ENTRY_MESSAGES: Record<WrittenLanguage, EntryMessages> = {
  'zh-CN': {
    title: '代为登记',
    about: '热线来电、窗口来人、来信，在这里登记。问的和终端一样，编号也是同一套；群众以后在任一终端刷身份证就能看到。',
    cameBy: '怎么来的',
    channels: { hotline: '热线来电', counter: '窗口', letter: '来信' },
    chooseItem: '办什么事',
    choose: '请选择',
    yes: '是',
    no: '否',
    add: (what) => `再加一个${what}`,
    remove: (what, n) => `去掉第 ${n} 个${what}`,
    optional: '可不填',
    papersLater: '材料以后补：登记后在案件里一次说清，群众在终端拍照补交，或者交到窗口。要的有：',
    signedLater: '这件事要本人签字：请告诉对方，签好字的纸要交回来。',
    submit: '登记，取编号',
    submitting: '正在登记…',
    incomplete: (n) => `还有 ${n} 处没写好，已标出来。`,
    notRight: {
      required: '这一项要填',
      'choose-one': '请选一个',
      'must-tick': '要念给对方听，同意了再勾',
      'add-one': '至少填一个',
      'not-a-number': '请填数字',
      'whole-number': '请填整数',
      'two-decimals': '最多两位小数',
      'phone-shape': '电话号码不对，请再核对',
      'date-shape': '日期不对',
      'id-check-digit': '证件号码不对，请对方再念一遍',
      'mediation-refused': '对方已说不愿意，不能申请调解',
      'day-to-come': '日期还没到',
      'in-person-only': '这件事要本人到场办',
      'late-reason': '过了期限，请写明原因',
      'dates-order': '两个日期的先后不对',
      'heirs-missing': '请写明继承人',
    },
    limit: (code, limit) =>
      ({
        'too-short': `至少 ${limit} 个字`,
        'too-long': `最多 ${limit} 个字`,
        'too-low': `不能小于 ${limit}`,
        'too-high': `不能大于 ${limit}`,
        'too-many': `最多 ${limit} 个`,
        'count-members': `应有 ${limit} 个`,
      })[code] ?? '不对，请再核对',
    done: '已登记',
    tell: '请告诉对方，记下这两样：',
    slipCode: '查询码',
    anywhere: '凭编号和查询码，或者身份证，可以在任一终端查进度。',
    open: '打开案件',
    another: '再登记一件',
  },
  en: {
    title: 'Write down',
    about:
      'For whoever telephones, writes or comes to the counter. It asks what the terminal asks, and numbers are the same: the citizen finds the case by card at any terminal.',
    cameBy: 'Came by',
    channels: { hotline: 'Hotline', counter: 'Counter', letter: 'Letter' },
    chooseItem: 'Service',
    choose: 'Choose',
    yes: 'Yes',
    no: 'No',
    add: (what) => `Add: ${what}`,
    remove: (what, n) => `Take away ${what} ${n}`,
    optional: 'may be left empty',
    papersLater:
      'Papers come later: ask for them once and completely in the case; the citizen photographs them at a terminal or brings them to the counter. Needed:',
    signedLater: 'This must be signed by hand: tell the caller that the signed paper has to come back.',
    submit: 'Take in, get the number',
    submitting: 'Taking in…',
    incomplete: (n) =>
      n === 1 ? 'One answer is not right yet; it is marked.' : `${n} answers are not right yet; they are marked.`,
    notRight: {
      required: 'This is needed',
      'choose-one': 'Choose one',
      'must-tick': 'Read it to the caller; tick it once they agree',
      'add-one': 'At least one is needed',
      'not-a-number': 'A number is needed',
      'whole-number': 'A whole number is needed',
      'two-decimals': 'Two decimals at most',
      'phone-shape': 'This is no telephone number',
      'date-shape': 'This is no date',
      'id-check-digit': 'This number cannot be right: ask for it again',
      'mediation-refused': 'The other side refuses: mediation cannot be asked for',
      'day-to-come': 'This day is still to come',
      'in-person-only': 'This must be done in person',
      'late-reason': 'It is late: say why',
      'dates-order': 'These dates are in the wrong order',
      'heirs-missing': 'Name the heirs',
    },
    limit: (code, limit) =>
      ({
        'too-short': `${limit} characters at least`,
        'too-long': `${limit} characters at most`,
        'too-low': `Not less than ${limit}`,
        'too-high': `Not more than ${limit}`,
        'too-many': `${limit} at most`,
        'count-members': `There should be ${limit}`,
      })[code] ?? 'This is not right',
    done: 'Taken in',
    tell: 'Tell the caller to write down both:',
    slipCode: 'Code',
    anywhere: 'With number and code, or by ID card, progress can be seen at any terminal.',
    open: 'Open the case',
    another: 'Write down another',
  },
}
