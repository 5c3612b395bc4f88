import type { ProblemCode } from '@lutong/core/contracts/host-rpc.ts'
import type { Language } from '@lutong/core/messages/text.ts'
import { en } from './en.ts'
import { zhCN, type Messages } from './zh-CN.ts'

export type { Messages } from './zh-CN.ts'

const CATALOGUE: Readonly<Record<Language, Messages>> = { 'zh-CN': zhCN, en }

export const messagesIn = (language: Language): Messages => CATALOGUE[language]

/** Both names in their own script, whatever language is on: this is how a stranger finds the way out. */
export const LANGUAGE_NAMES: readonly (readonly [Language, string])[] = [
  ['zh-CN', zhCN.band.languageName],
  ['en', en.band.languageName],
]

export interface ProblemText {
  readonly title: string
  readonly next: string
}

export const problemText = (messages: Messages, code: ProblemCode): ProblemText => messages.problems[code]
