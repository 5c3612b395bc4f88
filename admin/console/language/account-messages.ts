/** Texts of one's own account: password, sessions. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface AccountMessages {
  readonly title: string
  readonly toDesk: string
  readonly password: string
  readonly passwordRule: string
  readonly current: string
  readonly next: string
  readonly again: string
  readonly differs: string
  readonly change: string
  readonly changed: string
  readonly firstTitle: string
  readonly firstHint: string
  readonly sessions: string
  readonly sessionsHint: string
  readonly device: string
  readonly unknownDevice: string
  readonly opened: string
  readonly lastUsed: string
  readonly thisOne: string
  readonly end: string
  readonly endOthers: string
  readonly sso: string
  readonly ssoSignIn: (provider: string) => string
  readonly ssoNot: (provider: string) => string
  readonly ssoSince: (provider: string, when: string) => string
  readonly ssoConnect: string
  readonly ssoDisconnect: string
  readonly ssoDisconnected: string
}

export const ACCOUNT_MESSAGES: Record<WrittenLanguage, AccountMessages> = {
  'zh-CN': {
    title: '我的账号',
    toDesk: '去律师工作台',
    password: '密码',
    passwordRule: '至少 10 个字符，不用常见的密码。用几个不相干的词连成一句，好记也难猜；不强求大小写和符号。',
    current: '现在的密码',
    next: '新密码',
    again: '再输一遍新密码',
    differs: '两遍新密码不一样。',
    change: '换密码',
    changed: '密码换好了。在别处的登录都已经退出。',
    firstTitle: '先换成自己的密码',
    firstHint: '这个密码是管理员给的，别人也见过。换成自己的，才能开始用。',
    sessions: '登录的地方',
    sessionsHint: '不认识的，马上退出，再换密码。',
    device: '设备',
    unknownDevice: '认不出的浏览器',
    opened: '登录时间',
    lastUsed: '最近使用',
    thisOne: '就是这里',
    end: '退出这一处',
    endOthers: '退出其他所有地方',
    sso: '统一身份登录',
    ssoSignIn: (provider) => `用${provider}登录`,
    ssoNot: (provider) => `还没有关联${provider}。关联以后，可以用它登录这个账号。`,
    ssoSince: (provider, when) => `${when} 关联了${provider}，可以用它登录这个账号。`,
    ssoConnect: '去关联',
    ssoDisconnect: '取消关联',
    ssoDisconnected: '已取消关联。',
  },
  en: {
    title: 'My account',
    toDesk: 'To the lawyers’ desk',
    password: 'Password',
    passwordRule:
      'Ten characters or more, and no common password. Some words that do not belong together are easy to remember and hard to guess; capitals and signs are not asked for.',
    current: 'Password now',
    next: 'New password',
    again: 'New password once more',
    differs: 'The two new passwords differ.',
    change: 'Change the password',
    changed: 'The password is changed. All other places are signed out.',
    firstTitle: 'First, a password of your own',
    firstHint: 'This password was given by an administrator: somebody else has seen it. Change it to begin.',
    sessions: 'Where you are signed in',
    sessionsHint: 'End at once what you do not know, then change your password.',
    device: 'Device',
    unknownDevice: 'A browser we do not know',
    opened: 'Signed in',
    lastUsed: 'Last used',
    thisOne: 'this one',
    end: 'Sign out there',
    endOthers: 'Sign out everywhere else',
    sso: 'Single sign-on',
    ssoSignIn: (provider) => `Sign in by ${provider}`,
    ssoNot: (provider) => `Not connected with ${provider} yet. Once it is, you can sign in to this account by it.`,
    ssoSince: (provider, when) => `Connected with ${provider} since ${when}: you can sign in to this account by it.`,
    ssoConnect: 'Connect',
    ssoDisconnect: 'Disconnect',
    ssoDisconnected: 'Disconnected.',
  },
}
