/** One line of the log, said in the attendant's language; what has no words yet stands as it was written. */
import type { LogLine } from '@lutong/core/contracts/attendant.ts'
import type { LogWords, TerminalEvent } from './words.log.zh-CN.ts'

const hasWords = (event: string, words: LogWords): event is TerminalEvent => Object.hasOwn(words.events, event)

const sayField = ([name, value]: LogLine['fields'][number], { beside }: LogWords): string => {
  const said = Object.hasOwn(beside, name) ? beside[name] : undefined
  if (said === undefined) return `${name} ${value}`
  if (typeof said === 'function') return said(value)
  return Object.hasOwn(said, value) ? (said[value] ?? value) : value
}

export const saidOf = (line: LogLine, words: LogWords) => {
  const [title, toDo] = hasWords(line.event, words) ? words.events[line.event] : [line.event, line.hint]
  return { title, toDo, beside: line.fields.map((field) => sayField(field, words)).join(' · ') }
}
