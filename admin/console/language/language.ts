import type { Text, WrittenLanguage } from '@lutong/core/messages/text.ts'
import { effect, signal } from '@preact/signals'
import { MESSAGES, type Messages } from './messages.ts'

const KEPT_AS = 'lutong-console-language'

const kept = (): WrittenLanguage => (window.localStorage.getItem(KEPT_AS) === 'en' ? 'en' : 'zh-CN')

export const language = signal<WrittenLanguage>(kept())
effect(() => {
  window.localStorage.setItem(KEPT_AS, language.value)
  document.documentElement.lang = language.value
})

/** The page's own texts in the language of now. */
export const words = (): Messages => MESSAGES[language.value]
/** A text that came with the data. */
export const said = (text: Text): string => text[language.value]

/** The day alone, in Beijing. */
export const day = (atMs: number): string =>
  new Intl.DateTimeFormat(language.value === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: '2-digit',
    day: '2-digit',
  }).format(atMs)

/** Times are the counter's: Beijing, whatever the desktop is set to. */
export const moment = (atMs: number): string =>
  new Intl.DateTimeFormat(language.value === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(atMs)

/** Day and time without the year, for lists whose case numbers say it. */
export const shortMoment = (atMs: number): string =>
  new Intl.DateTimeFormat(language.value === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'Asia/Shanghai',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(atMs)
