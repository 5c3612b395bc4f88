/** Texts of what is shown besides the password. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface FactorMessages {
  readonly title: string
  readonly hint: string
  readonly setUpTitle: string
  readonly setUpHint: string
  readonly secondStep: string
  readonly code: string
  readonly recoveryCode: string
  readonly toRecoveryCode: string
  readonly toCode: string
  readonly useKey: string
  readonly passkey: string
  readonly back: string
  readonly app: string
  readonly appHint: string
  readonly joined: string
  readonly joinApp: string
  readonly joinAnotherApp: string
  readonly leaveApp: string
  readonly scan: string
  readonly orType: string
  readonly confirmApp: string
  readonly keys: string
  readonly keysHint: string
  readonly keysNeedName: string
  readonly keyName: string
  readonly keyNumber: (n: number) => string
  readonly addKey: string
  readonly removeKey: (name: string) => string
  readonly neverUsed: string
  readonly lastUsed: (when: string) => string
  readonly recoveryCodes: string
  readonly recoveryLeft: (n: number) => string
  readonly newRecoveryCodes: string
  readonly writeDown: string
  readonly writtenDown: string
  readonly rule: string
  readonly ruleHint: string
  readonly ruleSave: string
  readonly reset: string
}

export const FACTOR_MESSAGES: Record<WrittenLanguage, FactorMessages> = {
  'zh-CN': {
    title: '密码以外再验一道',
    hint: '有了第二道，别人拿到密码也登录不了。',
    setUpTitle: '先设好第二道验证',
    setUpHint: '你的岗位登录时要再验一道。手机验证器或安全密钥，设好一样就能开始用。',
    secondStep: '再验一道',
    code: '验证器上的 6 位数字',
    recoveryCode: '备用码',
    toRecoveryCode: '手机不在身边，用备用码',
    toCode: '用验证器上的数字',
    useKey: '用安全密钥',
    passkey: '用通行密钥',
    back: '返回',
    app: '手机验证器',
    appHint: '手机上任何一款标准的验证器（TOTP）都行，不用联网。',
    joined: '已绑定',
    joinApp: '绑定验证器',
    joinAnotherApp: '换一部手机绑定',
    leaveApp: '解除绑定',
    scan: '用验证器扫这个码，再输入它显示的 6 位数字。',
    orType: '扫不了，就在验证器里手工输入：',
    confirmApp: '绑定',
    keys: '安全密钥和通行密钥',
    keysHint: 'USB 密钥，或者电脑、手机自带的指纹、人脸、PIN。可以加几把，丢了一把还有另一把。',
    keysNeedName: '安全密钥要认中心的域名。现在用的是数字地址，或者没有 HTTPS，所以用不了。',
    keyName: '给这把密钥起个名字',
    keyNumber: (n) => `第 ${n} 把密钥`,
    addKey: '加一把密钥',
    removeKey: (name) => `去掉 ${name}`,
    neverUsed: '还没用过',
    lastUsed: (when) => `最近一次 ${when}`,
    recoveryCodes: '备用码',
    recoveryLeft: (n) => `还剩 ${n} 个。手机和密钥都不在时，用一个进一次。`,
    newRecoveryCodes: '重新生成备用码',
    writeDown: '这些备用码只显示这一次。抄下来或打印出来，锁好。每个只能用一次。',
    writtenDown: '收好了',
    rule: '必须再验一道的岗位',
    ruleHint: '勾上的岗位，没设第二道的人下次一进来就要先设。',
    ruleSave: '保存',
    reset: '清除它的第二道验证',
  },
  en: {
    title: 'Something besides the password',
    hint: 'With a second thing to show, a password alone opens nothing to whoever has got hold of it.',
    setUpTitle: 'First, something besides the password',
    setUpHint: 'Your role shows a second thing at sign-in: an app on the telephone or a security key. One is enough.',
    secondStep: 'One thing more',
    code: 'The six digits in your app',
    recoveryCode: 'Recovery code',
    toRecoveryCode: 'Without the telephone: use a recovery code',
    toCode: 'Use the digits of the app',
    useKey: 'Use a security key',
    passkey: 'Use a passkey',
    back: 'Back',
    app: 'App on the telephone',
    appHint: 'Any standard authenticator (TOTP); it needs no line.',
    joined: 'joined',
    joinApp: 'Join an app',
    joinAnotherApp: 'Join another telephone instead',
    leaveApp: 'Take it away',
    scan: 'Scan this with the app, then type the six digits it shows.',
    orType: 'Where it cannot be scanned, type into the app:',
    confirmApp: 'Join',
    keys: 'Security keys and passkeys',
    keysHint:
      'A USB key, or finger, face or PIN of this computer or telephone. Add several: where one is lost there is another.',
    keysNeedName:
      'Keys are bound to a name of the centre. This one is reached by an address of numbers, or without HTTPS.',
    keyName: 'A name for this key',
    keyNumber: (n) => `Key ${n}`,
    addKey: 'Add a key',
    removeKey: (name) => `Take away ${name}`,
    neverUsed: 'never used',
    lastUsed: (when) => `last used ${when}`,
    recoveryCodes: 'Recovery codes',
    recoveryLeft: (n) => `${n} left. Each opens once, when telephone and key are both away.`,
    newRecoveryCodes: 'Make new recovery codes',
    writeDown: 'These codes are shown this once. Write them down or print them, and lock them away. Each opens once.',
    writtenDown: 'I have put them away',
    rule: 'Roles that must show something besides the password',
    ruleHint: 'Whoever has such a role and nothing to show is asked for it before anything else.',
    ruleSave: 'Save',
    reset: 'Clear what it shows besides the password',
  },
}
