import type { WrittenLanguage } from '@lutong/core/messages/text.ts'
import { EN } from './messages.en.ts'
import { ZH_CN } from './messages.zh-CN.ts'
import type { Messages } from './texts.ts'

export const MESSAGES: Readonly<Record<WrittenLanguage, Messages>> = { 'zh-CN': ZH_CN, en: EN }
