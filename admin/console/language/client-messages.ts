/** Texts about other systems that hand in: hotline, website, another body. */
import type { ClientAct, ClientChannel } from '@lutong/core/contracts/clients.ts'
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface ClientMessages {
  readonly title: string
  readonly about: string
  readonly none: string
  readonly add: string
  readonly name: string
  readonly nameHint: string
  readonly regions: string
  readonly regionsHint: string
  readonly everywhere: string
  readonly channels: string
  readonly acts: string
  readonly act: Record<ClientAct, string>
  readonly channel: Record<ClientChannel, string>
  readonly rate: string
  readonly register: string
  readonly state: string
  readonly working: string
  readonly revoked: (when: string) => string
  readonly lastSeen: string
  readonly never: string
  readonly secretIs: (name: string) => string
  readonly secretOnce: string
  readonly copied: string
  readonly copy: string
  readonly put: string
  readonly newSecret: string
  readonly newSecretSure: string
  readonly revoke: string
  readonly revokeSure: (name: string) => string
  readonly act1: string
  readonly chooseSome: string
}

export const CLIENT_MESSAGES: Record<WrittenLanguage, ClientMessages> = {
  'zh-CN': {
    title: '对接系统',
    about: '热线、网站、其他单位的系统凭密钥送来申请，和终端同一编号、同一检查。每一步都留痕。',
    none: '还没有对接系统。',
    add: '登记一个系统',
    name: '名称',
    nameHint: '例如：12348 热线平台',
    regions: '地区',
    regionsHint: '行政区划代码的开头两位、四位或六位，几个用空格隔开；不填是全部',
    everywhere: '全部',
    channels: '渠道',
    acts: '可以做',
    act: { submit: '送申请、送补正', upload: '传文件', query: '查办理情况' },
    channel: { hotline: '热线', web: '网站', letter: '来信' },
    rate: '每分钟最多几次',
    register: '登记',
    state: '状态',
    working: '可用',
    revoked: (when) => `${when} 已撤销`,
    lastSeen: '最近一次',
    never: '还没有来过',
    secretIs: (name) => `“${name}”的密钥`,
    secretOnce: '只显示这一次，中心不保存原文。请现在就交给对方，离开本页就看不到了。',
    copied: '已复制',
    copy: '复制',
    put: '收起',
    newSecret: '换密钥',
    newSecretSure: '换新密钥？旧的再用 24 小时。',
    revoke: '撤销',
    revokeSure: (name) => `撤销“${name}”？它马上就送不进来了，不能恢复。`,
    act1: '处理',
    chooseSome: '渠道和可以做的事，各至少选一个。',
  },
  en: {
    title: 'Systems',
    about:
      'Hotline, website and systems of other bodies hand in applications with a secret: same numbers, same checks as at a terminal. Every act is recorded.',
    none: 'No other system is registered yet.',
    add: 'Register a system',
    name: 'Name',
    nameHint: 'e.g. 12348 hotline',
    regions: 'Regions',
    regionsHint: 'First two, four or six digits of the division code, separated by spaces; empty is everywhere',
    everywhere: 'Everywhere',
    channels: 'Channels',
    acts: 'May',
    act: { submit: 'hand in, supplement', upload: 'send files', query: 'ask how cases stand' },
    channel: { hotline: 'Hotline', web: 'Website', letter: 'Letter' },
    rate: 'Requests a minute, at most',
    register: 'Register',
    state: 'State',
    working: 'in use',
    revoked: (when) => `revoked ${when}`,
    lastSeen: 'Last seen',
    never: 'not yet',
    secretIs: (name) => `Secret of “${name}”`,
    secretOnce: 'Shown this once; the centre does not keep it. Hand it over now: it cannot be seen again.',
    copied: 'Copied',
    copy: 'Copy',
    put: 'Put away',
    newSecret: 'New secret',
    newSecretSure: 'Make a new secret? The old one goes on for 24 hours.',
    revoke: 'Revoke',
    revokeSure: (name) => `Revoke “${name}”? It is let in no longer, and this cannot be undone.`,
    act1: 'Act',
    chooseSome: 'Choose at least one channel and one act.',
  },
}
