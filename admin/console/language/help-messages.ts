/** Texts about calls for a person from the terminals. */
import type { WrittenLanguage } from '@lutong/core/messages/text.ts'

export interface HelpMessages {
  readonly title: (n: number) => string
  readonly at: (terminal: string) => string
  readonly screen: (name: string) => string
  readonly coming: (who: string) => string
  readonly onMyWay: string
  readonly helped: string
  readonly failed: string
}

/** Where most people get stuck; any other screen needs no name. */
const SCREENS: Record<WrittenLanguage, Readonly<Record<string, string>>> = {
  'zh-CN': {
    welcome: '首页',
    guide: '办事指南',
    identify: '刷身份证',
    'form-step': '填表',
    materials: '交材料',
    review: '核对',
    sign: '签名',
    done: '办完',
    progress: '查进度',
    'own-case': '查进度',
    'lawyer-asks-for-help': '视频咨询：律师说有危险，请马上去看',
  },
  en: {
    welcome: 'first screen',
    guide: 'guide',
    identify: 'reading the card',
    'form-step': 'filling in',
    materials: 'papers',
    review: 'checking',
    sign: 'signing',
    done: 'done',
    progress: 'progress',
    'own-case': 'progress',
    'lawyer-asks-for-help': 'video call: the lawyer says there is danger, please go at once',
  },
}

export const HELP_MESSAGES: Record<WrittenLanguage, HelpMessages> = {
  'zh-CN': {
    title: (n) => `${n} 台终端有人要帮忙`,
    at: (terminal) => `${terminal}：有人要帮忙`,
    screen: (name) => SCREENS['zh-CN'][name] ?? '',
    coming: (who) => `${who} 正在过去`,
    onMyWay: '我马上过去',
    helped: '已经帮好',
    failed: '没有送到，请再按一次。',
  },
  en: {
    title: (n) => (n === 1 ? 'A terminal needs help' : `${n} terminals need help`),
    at: (terminal) => `${terminal}: somebody needs help`,
    screen: (name) => SCREENS.en[name] ?? '',
    coming: (who) => `${who} is on the way`,
    onMyWay: 'I am on my way',
    helped: 'Helped',
    failed: 'This did not arrive. Please press again.',
  },
}
