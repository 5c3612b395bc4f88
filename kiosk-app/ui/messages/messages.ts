import { signal } from '@preact/signals'
import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { LanguagePack } from '@lutong/core/messages/language-pack.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { withPack } from './with-pack.ts'
import { zhCN, type Messages } from './zh-CN.ts'

export type { Messages } from './zh-CN.ts'

/** Fetched ahead, or when the first reader comes; until then (milliseconds) the words are in Simplified. */
type Fetched = Exclude<Language, 'zh-CN'>
const fetched = {
  'zh-Hant': signal<Messages | 'fetching' | null>(null),
  en: signal<Messages | 'fetching' | null>(null),
}
const FROM: Readonly<Record<Fetched, () => Promise<Messages>>> = {
  'zh-Hant': async () => (await import('./zh-CN.ts?traditional')).zhCN,
  en: async () => (await import('./en.ts')).en,
}

export const fetchWords = async (language: Fetched): Promise<void> => {
  const place = fetched[language]
  // Not followed: who fetches does not read them.
  if (place.peek() !== null) return
  place.value = 'fetching'
  place.value = await FROM[language]()
}

const completeIn = (language: Language): Messages => {
  if (language === 'zh-CN') return zhCN
  const words = fetched[language].value
  if (words === null) void fetchWords(language)
  return words === null || words === 'fetching' ? zhCN : words
}

/** The words of a language, a pack's own over those it falls back to. Read within a rendering: it follows what is fetched. */
export const messagesIn = (language: Language, pack: LanguagePack | null = null): Messages => {
  const complete = completeIn(language)
  return pack === null || Object.keys(pack.messages).length === 0 ? complete : withPack(complete, pack)
}

export interface ProblemText {
  readonly title: string
  readonly next: string
}

export const problemText = (messages: Messages, code: ProblemCode): ProblemText => messages.problems[code]
