/** A pack against the page's catalogue: for translators and operators, not for the page. */
import type { LanguagePack } from '@lutong/core/messages/language-pack.ts'
import { parseTemplate, valuesWanted } from '@lutong/core/messages/template.ts'
import type { Messages } from './zh-CN.ts'

/** Each message's path, with how many values it is given. */
export const keysOf = (messages: Messages): ReadonlyMap<string, number> => {
  const keys = new Map<string, number>()
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') keys.set(path, 0)
    else if (typeof value === 'function') keys.set(path, value.length)
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, path === '' ? key : `${path}.${key}`)
  }
  walk(messages, '')
  return keys
}

export interface PackCheck {
  readonly messages: number
  readonly missing: number
  readonly wrong: readonly string[]
}

export const checkPack = (messages: Messages, pack: LanguagePack): PackCheck => {
  const keys = keysOf(messages)
  const own = Object.entries(pack.messages)
  const wrong = own.flatMap(([key, source]) => {
    const given = keys.get(key)
    if (given === undefined) return [`${key}: the page has no such message`]
    const template = parseTemplate(source)
    const wanted = template.ok ? valuesWanted(template.value) : 0
    return wanted > given ? [`${key}: {${wanted}} is asked for, but the message is given ${given} values`] : []
  })
  return { messages: keys.size, missing: [...keys.keys()].filter((key) => !(key in pack.messages)).length, wrong }
}
