/** Texts about the centres above and beneath this one. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { FederationView, JoinOutcome } from '../../server/federation/console-federation.ts'

type Heard = FederationView['beneath'][number]['heard']
type Failure = NonNullable<JoinOutcome['failure']>

export interface FederationMessages {
  readonly title: string
  readonly beneath: string
  readonly about: string
  readonly none: string
  readonly name: string
  readonly region: string
  readonly regionHint: string
  readonly heard: string
  readonly heards: Record<Heard, string>
  readonly last: (when: string) => string
  readonly few: string
  readonly notYet: string
  readonly open: string
  readonly late: string
  readonly terminals: string
  readonly online: (online: number, all: number) => string
  readonly waiting: string
  readonly lawyers: string
  readonly hands: (free: number, busy: number, onDuty: number) => string
  readonly month: (period: string) => string
  readonly earlier: string
  readonly later: string
  readonly received: string
  readonly granted: string
  readonly refused: string
  readonly talks: string
  readonly answered: string
  readonly rated: string
  readonly satisfied: string
  readonly skills: string
  readonly skillsAbout: string
  readonly field: string
  readonly language: string
  readonly free: string
  readonly busy: string
  readonly onDuty: string
  readonly languages: Record<'zh' | 'en' | 'ug' | 'bo' | 'mn' | 'csl', string>
  readonly add: string
  readonly makeCode: string
  readonly codeIs: (name: string) => string
  readonly codeOnce: (until: string) => string
  readonly revoke: string
  readonly revokeSure: (name: string) => string
  readonly above: string
  readonly aboveNone: string
  readonly aboveIs: (name: string, url: string) => string
  readonly taken: (when: string) => string
  readonly notTaken: string
  readonly failures: Record<Failure, string>
  readonly address: string
  readonly code: string
  readonly join: string
  readonly leave: string
  readonly leaveSure: string
  readonly tells: string
}

export const FEDERATION_MESSAGES: Record<WrittenLanguage, FederationMessages> = {
  'zh-CN': {
    title: '上下级中心',
    beneath: '下级中心',
    about: '下级中心每两分钟报一次现状，每月的数字随时更新。只有数字，没有任何人的信息；不足五人的不报。',
    none: '还没有下级中心。',
    name: '名称',
    region: '地区',
    regionHint: '行政区划代码，两位、四位或六位',
    heard: '联系',
    heards: { now: '正常', stale: '断了', never: '还没有报过', revoked: '已撤销' },
    last: (when) => `最近 ${when}`,
    few: '不足五',
    notYet: '—',
    open: '在办',
    late: '超期',
    terminals: '终端在线',
    online: (online, all) => `${online} / ${all}`,
    waiting: '等律师',
    lawyers: '律师',
    hands: (free, busy, onDuty) => `空闲 ${free} · 忙 ${busy} · 值班 ${onDuty}`,
    month: (period) => `${period} 月份`,
    earlier: '上一个月',
    later: '下一个月',
    received: '收到申请',
    granted: '同意',
    refused: '不同意',
    talks: '律师咨询',
    answered: '接通',
    rated: '评价',
    satisfied: '满意',
    skills: '各中心能接的律师',
    skillsAbout: '只算联系正常的中心。会几个领域、几种语言的律师，每一行都算。',
    field: '哪方面',
    language: '语言',
    free: '空闲',
    busy: '忙',
    onDuty: '值班',
    languages: { zh: '汉语', en: '英语', ug: '维吾尔语', bo: '藏语', mn: '蒙古语', csl: '手语' },
    add: '让一个下级中心加入',
    makeCode: '生成加入码',
    codeIs: (name) => `“${name}”的加入码`,
    codeOnce: (until) => `只显示这一次，用一次就作废，${until} 前有效。请告诉下级中心的管理岗。`,
    revoke: '撤销',
    revokeSure: (name) => `撤销“${name}”？以后不再收它的数字，要恢复得重新加入。`,
    above: '上级中心',
    aboveNone: '没有加入上级中心，什么都不往上报。',
    aboveIs: (name, url) => `以“${name}”的名义报给 ${url}。`,
    taken: (when) => `上级最近 ${when} 收到。`,
    notTaken: '上级还没有收到过。',
    failures: {
      'address-refused': '这个地址不允许访问。要用 https；内网地址要在启动时允许。',
      'not-reached': '连不上上级中心，会自动再报。',
      'timed-out': '上级中心没有回答，会自动再报。',
      redirected: '这个地址转到了别处，请核对。',
      refused: '上级中心不收：加入码不对、过期，或者已被撤销。也请核对本机时间。',
      'their-fault': '上级中心出错，会自动再报。',
      gone: '这个地址已经没有了。',
      'not-understood': '回答的不是上级中心，请核对地址。',
    },
    address: '上级中心的地址',
    code: '加入码',
    join: '加入',
    leave: '退出',
    leaveSure: '退出后什么都不再往上报。',
    tells: '报上去的只有数字：在办、超期、终端、等候人数、律师空闲情况，和每月收件、决定、咨询、评价。',
  },
  en: {
    title: 'Federation',
    beneath: 'Centres beneath',
    about:
      'A centre beneath tells every two minutes how it stands, and its months as they change. Counts alone, nothing of any person; fewer than five are left out.',
    none: 'No centre beneath has joined yet.',
    name: 'Name',
    region: 'Region',
    regionHint: 'Division code of two, four or six digits',
    heard: 'Line',
    heards: { now: 'heard', stale: 'silent', never: 'never heard', revoked: 'revoked' },
    last: (when) => `last ${when}`,
    few: 'under 5',
    notYet: '—',
    open: 'Open',
    late: 'Late',
    terminals: 'Terminals online',
    online: (online, all) => `${online} / ${all}`,
    waiting: 'Waiting',
    lawyers: 'Lawyers',
    hands: (free, busy, onDuty) => `${free} free · ${busy} busy · ${onDuty} on duty`,
    month: (period) => `Month ${period}`,
    earlier: 'Earlier',
    later: 'Later',
    received: 'Received',
    granted: 'Granted',
    refused: 'Refused',
    talks: 'Consultations',
    answered: 'Answered',
    rated: 'Ratings',
    satisfied: 'Satisfied',
    skills: 'Lawyers who could take a call',
    skillsAbout: 'Of centres that are heard. Whoever knows several fields or languages counts in each row.',
    field: 'About',
    language: 'Language',
    free: 'Free',
    busy: 'Busy',
    onDuty: 'On duty',
    languages: { zh: 'Chinese', en: 'English', ug: 'Uyghur', bo: 'Tibetan', mn: 'Mongolian', csl: 'Sign language' },
    add: 'Let a centre beneath join',
    makeCode: 'Make a code',
    codeIs: (name) => `Code for “${name}”`,
    codeOnce: (until) =>
      `Shown this once and good for one use until ${until}. Tell it to the administrator of that centre.`,
    revoke: 'Revoke',
    revokeSure: (name) => `Revoke “${name}”? It is heard no longer, and has to join anew to be.`,
    above: 'Centre above',
    aboveNone: 'This centre has joined none: nothing is told upward.',
    aboveIs: (name, url) => `Told to ${url} as “${name}”.`,
    taken: (when) => `Last taken ${when}.`,
    notTaken: 'Not taken yet.',
    failures: {
      'address-refused':
        'This address may not be asked: it wants https, and private networks have to be allowed at start.',
      'not-reached': 'The centre above is not reached; it is told again by itself.',
      'timed-out': 'The centre above does not answer; it is told again by itself.',
      redirected: 'The address leads elsewhere: check it.',
      refused:
        'The centre above refuses: the code is wrong or old, or this centre was revoked. Check the clock here too.',
      'their-fault': 'The centre above has a fault; it is told again by itself.',
      gone: 'There is nothing at this address any more.',
      'not-understood': 'What answers is no centre: check the address.',
    },
    address: 'Address of the centre above',
    code: 'Code',
    join: 'Join',
    leave: 'Leave',
    leaveSure: 'Nothing will be told upward any more.',
    tells:
      'Counts alone are told: open and late cases, terminals, people waiting, who of the lawyers is free, and by month what was received, decided, consulted and rated.',
  },
}
