/** Texts about results that are pushed to other systems. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import type { PushFailure, WebhookCovers } from '../../store/push-store.ts'

export interface PushMessages {
  readonly title: string
  readonly none: string
  readonly to: (url: string) => string
  readonly push: string
  readonly url: string
  readonly urlHint: string
  readonly covers: Record<WebhookCovers, string>
  readonly set: string
  readonly stop: string
  readonly badUrl: string
  readonly secretOnce: string
  readonly troubled: string
  readonly allDelivered: string
  readonly system: string
  readonly since: string
  readonly tries: string
  readonly why: string
  readonly next: string
  readonly dead: string
  readonly sendAgain: string
  readonly failure: Record<PushFailure, string>
}

export const PUSH_MESSAGES: Record<WrittenLanguage, PushMessages> = {
  'zh-CN': {
    title: '结果推送',
    none: '不推送',
    to: (url) => `推送到 ${url}`,
    push: '推送',
    url: '接收地址',
    urlHint: 'https:// 开头。只告诉编号、事项、阶段和时间，不含个人信息；对方凭自己的密钥再来查。',
    covers: { own: '只推它送来的件', regions: '推它的地区里所有的件' },
    set: '保存并取签名密钥',
    stop: '不再推送',
    badUrl: '这个地址不能用：要 https，不能是内部网络的地址。',
    secretOnce: '这是签名密钥（Standard Webhooks），对方用它核对消息真是本中心发的。只显示这一次。',
    troubled: '没送到的消息',
    allDelivered: '没有送不到的消息。',
    system: '系统',
    since: '发生时间',
    tries: '试过',
    why: '最近一次为什么',
    next: '下次',
    dead: '已停，不再自动送',
    sendAgain: '再送一次',
    failure: {
      'address-refused': '地址指向不许去的网络',
      'not-reached': '连不上',
      'timed-out': '没有在 20 秒内答复',
      redirected: '对方要求转到别处，不跟随',
      refused: '对方拒收',
      'their-fault': '对方出错',
      gone: '对方说这个地址已作废',
    },
  },
  en: {
    title: 'Results pushed',
    none: 'not pushed',
    to: (url) => `pushed to ${url}`,
    push: 'Push',
    url: 'Address',
    urlHint:
      'Beginning with https://. It is told number, service, stage and time, nothing about a person; for more it asks with its own secret.',
    covers: { own: 'the cases it handed in', regions: 'all cases of its regions' },
    set: 'Save, get the signing secret',
    stop: 'Push no longer',
    badUrl: 'This address cannot be used: it must be https, and not of an inner network.',
    secretOnce:
      'The signing secret (Standard Webhooks): by it the other side knows that a message comes from this centre. Shown this once.',
    troubled: 'Messages not taken',
    allDelivered: 'Every message was taken.',
    system: 'System',
    since: 'Happened',
    tries: 'Tries',
    why: 'Why, the last time',
    next: 'Next',
    dead: 'given up',
    sendAgain: 'Send again',
    failure: {
      'address-refused': 'the address leads into a network that is not allowed',
      'not-reached': 'could not be reached',
      'timed-out': 'no answer within 20 seconds',
      redirected: 'sent elsewhere; not followed',
      refused: 'refused by the other side',
      'their-fault': 'an error at the other side',
      gone: 'the other side says this address is gone',
    },
  },
}
