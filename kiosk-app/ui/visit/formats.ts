/** Numbers and dates as people here read them. Always the time of the country, whatever the panel's clock zone is. */
import type { Language } from '@lutong/core/messages/text.ts'

const ZONE = 'Asia/Shanghai'

export const clockTime = (atMs: number): string =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hour: '2-digit', minute: '2-digit', hour12: false }).format(atMs)

export const day = (atMs: number, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: ZONE,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
  }).format(atMs)

export const dayOfWeek = (atMs: number, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone: ZONE, dateStyle: 'full' }).format(atMs)

/** A calendar date `YYYY-MM-DD` with its day of the week: people book by it. */
export const dayOfDate = (isoDate: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    month: 'long',
    day: 'numeric',
    weekday: 'short',
  }).format(Date.parse(`${isoDate}T00:00:00Z`))

/** Day and month, where the year goes without saying. */
export const shortDay = (atMs: number, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: ZONE,
    month: 'short',
    day: 'numeric',
  }).format(atMs)

export const dayAndTime = (atMs: number, language: Language): string => `${day(atMs, language)} ${clockTime(atMs)}`

export const fileSize = (bytes: number): string =>
  bytes < 100_000 ? `${Math.max(1, Math.round(bytes / 1_000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Groups of four are read and copied with fewer mistakes. */
export const inGroups = (code: string): string => code.replaceAll(/([0-9A-Za-z]{4})(?=[0-9A-Za-z])/g, '$1 ')
