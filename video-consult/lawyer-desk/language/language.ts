import type { Text, WrittenLanguage } from '@lutong/core/messages/text.ts'
import { effect, signal } from '@preact/signals'
import { MESSAGES } from './messages.ts'
import type { Messages } from './texts.ts'

const KEPT_AS = 'lutong-desk-language'
const kept = (): WrittenLanguage => (window.localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh-CN')

export const language = signal<WrittenLanguage>(kept())
effect(() => {
  window.localStorage.setItem(KEPT_AS, language.value)
  document.documentElement.lang = language.value
})

export const words = (): Messages => MESSAGES[language.value]
export const said = (text: Text): string => text[language.value]
