/** Which of the two languages of paper and page a browser or a program asks for (`Accept-Language`, RFC 9110 §12.5.4). */
import { WRITTEN_LANGUAGES, type WrittenLanguage } from '@lutong/core/messages/text.ts'

const weightOf = (parameters: readonly string[]): number => {
  const told = parameters
    .map((one) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/i.exec(one)?.[1])
    .find((one) => one !== undefined)
  return told === undefined ? 1 : Number(told)
}

/** The one wished for most, the first named among equals; Chinese where neither is named. */
export const askedLanguage = (acceptLanguage: string | undefined): WrittenLanguage => {
  const wishes = (acceptLanguage ?? '').split(',').flatMap((part) => {
    const [range = '', ...parameters] = part.split(';')
    const primary = range.trim().toLowerCase().split('-')[0]
    const language = WRITTEN_LANGUAGES.find((one) => one.split('-')[0] === primary)
    const weight = weightOf(parameters)
    return language === undefined || weight === 0 ? [] : [{ language, weight }]
  })
  return wishes.toSorted((one, other) => other.weight - one.weight)[0]?.language ?? 'zh-CN'
}
